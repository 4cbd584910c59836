public import Domain

extension Wire {
    /// How many firms do not comply, by what they could be narrowed to.
    public struct NoncomplianceFacets: Codable, Hashable, Sendable {
        /// The day it tells of.
        public var asOf: String
        /// All firms of the list.
        public var companies: Int
        /// By kind of finding; a firm counts for each of its kinds.
        public var findings: [NoncomplianceFacet]
        /// By state of the case.
        public var states: [NoncomplianceFacet]
        /// By regency.
        public var regions: [NoncomplianceFacet]
        /// By BPJS branch.
        public var branches: [NoncomplianceFacet]
        /// By the age of findings on that day.
        public var ages: [NoncomplianceFacet]

        /// Puts the fields together.
        public init(
            asOf: String,
            companies: Int,
            findings: [NoncomplianceFacet],
            states: [NoncomplianceFacet],
            regions: [NoncomplianceFacet],
            branches: [NoncomplianceFacet],
            ages: [NoncomplianceFacet]
        ) {
            self.asOf = asOf
            self.companies = companies
            self.findings = findings
            self.states = states
            self.regions = regions
            self.branches = branches
            self.ages = ages
        }
    }

    /// How many firms there are of one value.
    public struct NoncomplianceFacet: Codable, Hashable, Sendable {
        /// The value, as the list's parameter takes it; of ages a name.
        public var value: String
        /// In words.
        public var words: Words
        /// Firms that the list would show if it were narrowed to it.
        public var companies: Int

        /// Puts the fields together.
        public init(value: String, words: Words, companies: Int) {
            self.value = value
            self.words = words
            self.companies = companies
        }
    }

    /// What changed in the list of firms that do not comply.
    public struct NoncomplianceChanges: Codable, Hashable, Sendable {
        /// The changes in their order.
        public var items: [NoncomplianceChange]
        /// What `since` takes to go on from here, also where nothing more has happened yet.
        public var next: String
        /// Whether there is more already.
        public var hasMore: Bool

        /// Puts the fields together.
        public init(items: [NoncomplianceChange], next: String, hasMore: Bool) {
            self.items = items
            self.next = next
            self.hasMore = hasMore
        }
    }

    /// One change.
    public struct NoncomplianceChange: Codable, Hashable, Sendable {
        /// `entered`, `changed` or `left`.
        public var change: String
        /// When it was recorded.
        public var at: String
        /// The firm.
        public var companyId: String
        /// Its name today.
        public var name: String
        /// The finding; the case where BPJS' own examination stands in for one.
        public var findingId: String
        /// Kind code of the finding.
        public var kind: String
        /// The kind in words.
        public var words: Words
        /// The case.
        public var caseId: String
        /// State before; none where it entered.
        public var fromState: String?
        /// The state before in words.
        public var fromStateWords: Words?
        /// State after; none where it left.
        public var toState: String?
        /// The state after in words.
        public var toStateWords: Words?
        /// Where the firm was before.
        public var fromRegionCode: String?
        /// Where the firm was after.
        public var toRegionCode: String?

        /// Puts the fields together.
        public init(
            change: String,
            at: String,
            companyId: String,
            name: String,
            findingId: String,
            kind: String,
            words: Words,
            caseId: String,
            fromState: String? = nil,
            fromStateWords: Words? = nil,
            toState: String? = nil,
            toStateWords: Words? = nil,
            fromRegionCode: String? = nil,
            toRegionCode: String? = nil
        ) {
            self.change = change
            self.at = at
            self.companyId = companyId
            self.name = name
            self.findingId = findingId
            self.kind = kind
            self.words = words
            self.caseId = caseId
            self.fromState = fromState
            self.fromStateWords = fromStateWords
            self.toState = toState
            self.toStateWords = toStateWords
            self.fromRegionCode = fromRegionCode
            self.toRegionCode = toRegionCode
        }
    }
}

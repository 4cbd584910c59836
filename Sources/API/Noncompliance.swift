public import Domain

extension Wire {
    /// A firm that does not comply, or that lists suggest does not.
    public struct NoncompliantCompany: Codable, Hashable, Sendable {
        /// The firm.
        public var companyId: String
        /// The name.
        public var name: String
        /// Name used in trade, where it differs.
        public var tradeName: String?
        /// Business number (NIB), 13 digits.
        public var nib: String?
        /// Tax number (NPWP); normal form 16 digits.
        public var npwp: String?
        /// Kemendagri code of the regency.
        public var regionCode: String
        /// The regency in words.
        public var regionName: String
        /// BPJS office.
        public var branch: String?
        /// `finding` (examined) or `indication` (from lists, not examined).
        public var basis: String
        /// How to word it: an indication is no finding.
        public var statement: Words
        /// The findings.
        public var findings: [NoncomplianceFinding]
        /// The latest act.
        public var lastAction: ActionRef?
        /// The latest act's legal day.
        public var lastOccurredOn: String?
        /// The deadline's day.
        public var dueOn: String?
        /// The day it tells of.
        public var asOf: String

        /// Puts the fields together.
        public init(
            companyId: String,
            name: String,
            tradeName: String? = nil,
            nib: String? = nil,
            npwp: String? = nil,
            regionCode: String,
            regionName: String,
            branch: String? = nil,
            basis: String,
            statement: Words,
            findings: [NoncomplianceFinding],
            lastAction: ActionRef? = nil,
            lastOccurredOn: String? = nil,
            dueOn: String? = nil,
            asOf: String
        ) {
            self.companyId = companyId
            self.name = name
            self.tradeName = tradeName
            self.nib = nib
            self.npwp = npwp
            self.regionCode = regionCode
            self.regionName = regionName
            self.branch = branch
            self.basis = basis
            self.statement = statement
            self.findings = findings
            self.lastAction = lastAction
            self.lastOccurredOn = lastOccurredOn
            self.dueOn = dueOn
            self.asOf = asOf
        }
    }
}

extension Wire {
    /// One thing that a firm does not do.
    public struct NoncomplianceFinding: Codable, Hashable, Sendable {
        /// Kind code. One of `unregistered`, `partial_workers`, `partial_wages`, `partial_programmes`, `arrears`,
        /// `not_remitted`, `annual_report_missing`, `changes_unreported`, `obstruction`, `other_norm`.
        public var kind: String
        /// In words.
        public var words: Words
        /// Since which day.
        public var since: String
        /// Workers affected.
        public var workersAffected: Int?
        /// The case.
        public var caseId: String?
        /// State code.
        public var state: String?
        /// The state in words.
        public var stateWords: Words?

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            since: String,
            workersAffected: Int? = nil,
            caseId: String? = nil,
            state: String? = nil,
            stateWords: Words? = nil
        ) {
            self.kind = kind
            self.words = words
            self.since = since
            self.workersAffected = workersAffected
            self.caseId = caseId
            self.state = state
            self.stateWords = stateWords
        }
    }
}

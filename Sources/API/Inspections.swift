public import Domain

extension Wire {
    /// An inspection proposed.
    public struct InspectionRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// The firm.
        public var companyId: String
        /// Kind code. One of `periodic`, `first`, `special`, `repeat`.
        public var kind: String
        /// Why the firm is to be inspected.
        public var reason: String
        /// The legal day; not after today, not before the case's previous act.
        public var occurredOn: String
        /// A note for the record.
        public var note: String?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            companyId: String,
            kind: String,
            reason: String,
            occurredOn: String,
            note: String? = nil
        ) {
            self.id = id
            self.companyId = companyId
            self.kind = kind
            self.reason = reason
            self.occurredOn = occurredOn
            self.note = note
        }
    }
}

extension Wire {
    /// An inspection in a list.
    public struct InspectionSummary: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The case.
        public var caseId: String
        /// The firm.
        public var company: CompanyRef
        /// Kind code. One of `periodic`, `first`, `special`, `repeat`.
        public var kind: String
        /// In words.
        public var words: Words
        /// State code.
        public var state: String
        /// The state in words.
        public var stateWords: Words
        /// Version; counts the record's changes.
        public var version: Int
        /// The legal day.
        public var occurredOn: String
        /// Last day, inclusive.
        public var validTo: String?
        /// How many visits.
        public var visitsCount: Int
        /// How many findings.
        public var findingsCount: Int

        /// Puts the fields together.
        public init(
            id: String,
            caseId: String,
            company: CompanyRef,
            kind: String,
            words: Words,
            state: String,
            stateWords: Words,
            version: Int,
            occurredOn: String,
            validTo: String? = nil,
            visitsCount: Int,
            findingsCount: Int
        ) {
            self.id = id
            self.caseId = caseId
            self.company = company
            self.kind = kind
            self.words = words
            self.state = state
            self.stateWords = stateWords
            self.version = version
            self.occurredOn = occurredOn
            self.validTo = validTo
            self.visitsCount = visitsCount
            self.findingsCount = findingsCount
        }
    }
}

extension Wire {
    /// The field record of one case on the inspection track.
    public struct Inspection: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The case.
        public var caseId: String
        /// The firm.
        public var company: CompanyRef
        /// Kind code. One of `periodic`, `first`, `special`, `repeat`.
        public var kind: String
        /// In words.
        public var words: Words
        /// Why the firm is to be inspected.
        public var reason: String
        /// A note for the record.
        public var note: String?
        /// State code.
        public var state: String
        /// The state in words.
        public var stateWords: Words
        /// Version; counts the record's changes.
        public var version: Int
        /// The legal day.
        public var occurredOn: String
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// Who proposed it.
        public var proposedBy: PersonRef?
        /// Assignment letters (SPT).
        public var assignments: [Assignment]
        /// Visits by day.
        public var visits: [Visit]
        /// The findings.
        public var findings: [Finding]

        /// Puts the fields together.
        public init(
            id: String,
            caseId: String,
            company: CompanyRef,
            kind: String,
            words: Words,
            reason: String,
            note: String? = nil,
            state: String,
            stateWords: Words,
            version: Int,
            occurredOn: String,
            recordedAt: String,
            proposedBy: PersonRef? = nil,
            assignments: [Assignment],
            visits: [Visit],
            findings: [Finding]
        ) {
            self.id = id
            self.caseId = caseId
            self.company = company
            self.kind = kind
            self.words = words
            self.reason = reason
            self.note = note
            self.state = state
            self.stateWords = stateWords
            self.version = version
            self.occurredOn = occurredOn
            self.recordedAt = recordedAt
            self.proposedBy = proposedBy
            self.assignments = assignments
            self.visits = visits
            self.findings = findings
        }
    }
}

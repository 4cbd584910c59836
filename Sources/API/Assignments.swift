public import Domain

extension Wire {
    /// An assignment letter to be issued.
    public struct AssignmentRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// The next of the register without it.
        public var number: String?
        /// Kind code. One of `periodic`, `first`, `special`, `repeat`.
        public var kind: String
        /// The cases.
        public var caseIds: [String]
        /// Inspectors, by login or id.
        public var inspectors: [String]
        /// First day.
        public var validFrom: String
        /// Last day, inclusive.
        public var validTo: String
        /// The legal day; not after today, not before the case's previous act.
        public var occurredOn: String
        /// The reason; needed when an act is entered late.
        public var reason: String?
        /// A note for the record.
        public var note: String?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            number: String? = nil,
            kind: String,
            caseIds: [String],
            inspectors: [String],
            validFrom: String,
            validTo: String,
            occurredOn: String,
            reason: String? = nil,
            note: String? = nil
        ) {
            self.id = id
            self.number = number
            self.kind = kind
            self.caseIds = caseIds
            self.inspectors = inspectors
            self.validFrom = validFrom
            self.validTo = validTo
            self.occurredOn = occurredOn
            self.reason = reason
            self.note = note
        }
    }
}

extension Wire {
    /// An assignment letter (SPT).
    public struct Assignment: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// Letter number.
        public var number: String
        /// Kind code. One of `periodic`, `first`, `special`, `repeat`.
        public var kind: String
        /// In words.
        public var words: Words
        /// The inspectors.
        public var inspectors: [PersonRef]
        /// The cases.
        public var cases: [CaseRef]
        /// First day.
        public var validFrom: String
        /// Last day, inclusive.
        public var validTo: String
        /// The legal day.
        public var occurredOn: String
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// Its letter, one for all its cases; none where each has its own, as before letters named several firms.
        public var letterId: String?
        /// Who signed it.
        public var issuedBy: PersonRef?
        /// A note for the record.
        public var note: String?

        /// Puts the fields together.
        public init(
            id: String,
            number: String,
            kind: String,
            words: Words,
            inspectors: [PersonRef],
            cases: [CaseRef],
            validFrom: String,
            validTo: String,
            occurredOn: String,
            recordedAt: String,
            letterId: String? = nil,
            issuedBy: PersonRef? = nil,
            note: String? = nil
        ) {
            self.id = id
            self.number = number
            self.kind = kind
            self.words = words
            self.inspectors = inspectors
            self.cases = cases
            self.validFrom = validFrom
            self.validTo = validTo
            self.occurredOn = occurredOn
            self.recordedAt = recordedAt
            self.letterId = letterId
            self.issuedBy = issuedBy
            self.note = note
        }
    }
}

extension Wire {
    /// A case, named by its firm.
    public struct CaseRef: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The firm.
        public var company: CompanyRef

        /// Puts the fields together.
        public init(id: String, company: CompanyRef) {
            self.id = id
            self.company = company
        }
    }
}

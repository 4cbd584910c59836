public import Domain

extension Wire {
    /// Someone met at the firm.
    public struct PersonMet: Codable, Hashable, Sendable {
        /// The name.
        public var name: String
        /// Position at the firm.
        public var position: String?
        /// As what: `employer` (speaks for the employer), `worker`, `union`, `other`. Of whom nothing is said is masked like a
        /// worker.
        public var capacity: String?

        /// Puts the fields together.
        public init(name: String, position: String? = nil, capacity: String? = nil) {
            self.name = name
            self.position = position
            self.capacity = capacity
        }
    }
}

extension Wire {
    /// Someone met at the firm, as a reader is told.
    public struct ShownPerson: Codable, Hashable, Sendable {
        /// The name; initials where it is masked.
        public var name: String
        /// Position at the firm; nothing where the name is masked.
        public var position: String?
        /// As what: `employer`, `worker`, `union`, `other`.
        public var capacity: String?
        /// The name is masked: `X-Purpose` on the visit opens it.
        public var masked: Bool

        /// Puts the fields together.
        public init(name: String, position: String? = nil, capacity: String? = nil, masked: Bool) {
            self.name = name
            self.position = position
            self.capacity = capacity
            self.masked = masked
        }
    }
}

extension Wire {
    /// A visit as the inspector logged it.
    public struct VisitRequest: Codable, Hashable, Sendable {
        /// The inspection.
        public var inspectionId: String
        /// The legal day; not after today, not before the case's previous act.
        public var occurredOn: String
        /// Outcome code. One of `examined`, `partly_examined`, `refused`, `nobody_present`, `closed_down`, `moved`,
        /// `not_found`, `postponed`.
        public var outcome: String
        /// The official notes.
        public var notes: String?
        /// Who was met.
        public var personsMet: [PersonMet]?
        /// Workers' representatives were heard (UU 3/1951 art. 3(3)).
        public var unionContacted: Bool?
        /// Whom of them.
        public var unionContact: String?
        /// Advice for the next visit.
        public var nextVisitAdvice: String?
        /// Who made the visit, by login or id; the sender without it.
        public var authors: [String]?
        /// The device's time, UTC; for information only.
        public var deviceTime: String?
        /// The reason; needed when an act is entered late.
        public var reason: String?
        /// Evidence of the case that the record rests on, stored before it.
        public var evidenceIds: [String]?

        /// Puts the fields together.
        public init(
            inspectionId: String,
            occurredOn: String,
            outcome: String,
            notes: String? = nil,
            personsMet: [PersonMet]? = nil,
            unionContacted: Bool? = nil,
            unionContact: String? = nil,
            nextVisitAdvice: String? = nil,
            authors: [String]? = nil,
            deviceTime: String? = nil,
            reason: String? = nil,
            evidenceIds: [String]? = nil
        ) {
            self.inspectionId = inspectionId
            self.occurredOn = occurredOn
            self.outcome = outcome
            self.notes = notes
            self.personsMet = personsMet
            self.unionContacted = unionContacted
            self.unionContact = unionContact
            self.nextVisitAdvice = nextVisitAdvice
            self.authors = authors
            self.deviceTime = deviceTime
            self.reason = reason
            self.evidenceIds = evidenceIds
        }
    }
}

extension Wire {
    /// A visit.
    public struct Visit: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The inspection.
        public var inspectionId: String
        /// The case.
        public var caseId: String
        /// The firm.
        public var company: CompanyRef
        /// The legal day.
        public var occurredOn: String
        /// Outcome code. One of `examined`, `partly_examined`, `refused`, `nobody_present`, `closed_down`, `moved`,
        /// `not_found`, `postponed`.
        public var outcome: String
        /// In words.
        public var words: Words
        /// The official notes.
        public var notes: String?
        /// Who was met.
        public var personsMet: [ShownPerson]?
        /// Whether the workers' representatives were heard (UU 3/1951 art. 3(3)).
        public var unionContacted: Bool?
        /// Whom of them.
        public var unionContact: String?
        /// Advice for the next visit.
        public var nextVisitAdvice: String?
        /// Who made the visit.
        public var authors: [PersonRef]
        /// The device's time, UTC; for information only.
        public var deviceTime: String?
        /// Why it was entered late.
        public var reason: String?
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// The assignment letter that covers it.
        public var assignmentId: String?
        /// An assignment letter covers its day and inspector.
        public var supportsFindings: Bool
        /// Why it supports no finding.
        public var supportReason: Reason?

        /// Puts the fields together.
        public init(
            id: String,
            inspectionId: String,
            caseId: String,
            company: CompanyRef,
            occurredOn: String,
            outcome: String,
            words: Words,
            notes: String? = nil,
            personsMet: [ShownPerson]? = nil,
            unionContacted: Bool? = nil,
            unionContact: String? = nil,
            nextVisitAdvice: String? = nil,
            authors: [PersonRef],
            deviceTime: String? = nil,
            reason: String? = nil,
            recordedAt: String,
            assignmentId: String? = nil,
            supportsFindings: Bool,
            supportReason: Reason? = nil
        ) {
            self.id = id
            self.inspectionId = inspectionId
            self.caseId = caseId
            self.company = company
            self.occurredOn = occurredOn
            self.outcome = outcome
            self.words = words
            self.notes = notes
            self.personsMet = personsMet
            self.unionContacted = unionContacted
            self.unionContact = unionContact
            self.nextVisitAdvice = nextVisitAdvice
            self.authors = authors
            self.deviceTime = deviceTime
            self.reason = reason
            self.recordedAt = recordedAt
            self.assignmentId = assignmentId
            self.supportsFindings = supportsFindings
            self.supportReason = supportReason
        }
    }
}

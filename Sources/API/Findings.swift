public import Domain

extension Wire {
    /// A finding to be recorded.
    public struct FindingRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// The visit it rests on.
        public var visitId: String?
        /// Kind code. One of `unregistered`, `partial_workers`, `partial_wages`, `partial_programmes`, `arrears`,
        /// `not_remitted`, `annual_report_missing`, `changes_unreported`, `obstruction`, `other_norm`.
        public var kind: String
        /// What was seen.
        public var facts: String
        /// Workers affected.
        public var workersAffected: Int?
        /// That of the kind without it; needed for `other_norm`.
        public var legalProvision: String?
        /// The legal day; not after today, not before the case's previous act.
        public var occurredOn: String
        /// The reason; needed when an act is entered late.
        public var reason: String?
        /// Evidence of the case that the record rests on, stored before it.
        public var evidenceIds: [String]?
        /// The proposal of a checklist that it takes up.
        public var proposal: ProposalRef?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            visitId: String? = nil,
            kind: String,
            facts: String,
            workersAffected: Int? = nil,
            legalProvision: String? = nil,
            occurredOn: String,
            reason: String? = nil,
            evidenceIds: [String]? = nil,
            proposal: ProposalRef? = nil
        ) {
            self.id = id
            self.visitId = visitId
            self.kind = kind
            self.facts = facts
            self.workersAffected = workersAffected
            self.legalProvision = legalProvision
            self.occurredOn = occurredOn
            self.reason = reason
            self.evidenceIds = evidenceIds
            self.proposal = proposal
        }
    }
}

extension Wire {
    /// A finding of an examination, or an indication of a list.
    public struct Finding: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The case.
        public var caseId: String
        /// The inspection.
        public var inspectionId: String?
        /// The visit it rests on.
        public var visitId: String?
        /// Kind code. One of `unregistered`, `partial_workers`, `partial_wages`, `partial_programmes`, `arrears`,
        /// `not_remitted`, `annual_report_missing`, `changes_unreported`, `obstruction`, `other_norm`.
        public var kind: String
        /// In words.
        public var words: Words
        /// What was seen; for the side that works the case.
        public var facts: String?
        /// Workers affected.
        public var workersAffected: Int?
        /// The provision broken.
        public var legalProvision: String?
        /// `finding` (examined) or `indication` (from lists, not examined).
        public var basis: String
        /// One of `open`, `remedied`, `succeeded`, `unfounded`.
        public var status: String
        /// The status in words.
        public var statusWords: Words
        /// The finding that took its place.
        public var succeededBy: String?
        /// The legal day.
        public var occurredOn: String
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// Who recorded it.
        public var recordedBy: PersonRef?

        /// Puts the fields together.
        public init(
            id: String,
            caseId: String,
            inspectionId: String? = nil,
            visitId: String? = nil,
            kind: String,
            words: Words,
            facts: String? = nil,
            workersAffected: Int? = nil,
            legalProvision: String? = nil,
            basis: String,
            status: String,
            statusWords: Words,
            succeededBy: String? = nil,
            occurredOn: String,
            recordedAt: String,
            recordedBy: PersonRef? = nil
        ) {
            self.id = id
            self.caseId = caseId
            self.inspectionId = inspectionId
            self.visitId = visitId
            self.kind = kind
            self.words = words
            self.facts = facts
            self.workersAffected = workersAffected
            self.legalProvision = legalProvision
            self.basis = basis
            self.status = status
            self.statusWords = statusWords
            self.succeededBy = succeededBy
            self.occurredOn = occurredOn
            self.recordedAt = recordedAt
            self.recordedBy = recordedBy
        }
    }
}

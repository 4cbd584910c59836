extension Wire {
    /// That a firm is said to go on under another name; a link, never a merge.
    public struct AllegedSuccession: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The case that alleges it.
        public var caseId: String
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// The firm that closed.
        public var predecessorId: String
        /// Its name then.
        public var predecessorName: String
        /// The name under which it is said to go on.
        public var allegedName: String
        /// The registered firm that it is, once known.
        public var successorId: String?
        /// Its name then.
        public var successorName: String?
        /// The legal day.
        public var allegedOn: String
        /// Who alleges it.
        public var allegedBy: PersonRef?
        /// The evidence; read by the side whose case alleges it.
        public var evidence: String?
        /// The day on which the successor was identified.
        public var identifiedOn: String?
        /// Who identified it.
        public var identifiedBy: PersonRef?
        /// When the server learned of it, UTC.
        public var recordedAt: String

        /// Puts the fields together.
        public init(
            id: String,
            caseId: String,
            track: String,
            predecessorId: String,
            predecessorName: String,
            allegedName: String,
            successorId: String? = nil,
            successorName: String? = nil,
            allegedOn: String,
            allegedBy: PersonRef? = nil,
            evidence: String? = nil,
            identifiedOn: String? = nil,
            identifiedBy: PersonRef? = nil,
            recordedAt: String
        ) {
            self.id = id
            self.caseId = caseId
            self.track = track
            self.predecessorId = predecessorId
            self.predecessorName = predecessorName
            self.allegedName = allegedName
            self.successorId = successorId
            self.successorName = successorName
            self.allegedOn = allegedOn
            self.allegedBy = allegedBy
            self.evidence = evidence
            self.identifiedOn = identifiedOn
            self.identifiedBy = identifiedBy
            self.recordedAt = recordedAt
        }
    }
}

extension Wire {
    /// The registered firm that an alleged successor is.
    public struct SuccessorRequest: Codable, Hashable, Sendable {
        /// The firm.
        public var companyId: String
        /// The day; not before the allegation, not after today.
        public var occurredOn: String
        /// Why it is that firm.
        public var reason: String

        /// Puts the fields together.
        public init(
            companyId: String,
            occurredOn: String,
            reason: String
        ) {
            self.companyId = companyId
            self.occurredOn = occurredOn
            self.reason = reason
        }
    }
}

public import Domain

extension Wire {
    /// One act in the log of a case.
    public struct Event: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// Place in the log; also the case's version after it.
        public var seq: Int
        /// The action's code.
        public var action: String
        /// In words.
        public var words: Words
        /// State before; none for the first act.
        public var fromState: String?
        /// The state before, in words.
        public var fromWords: Words?
        /// State after.
        public var toState: String
        /// The state after, in words.
        public var toWords: Words
        /// The legal day.
        public var occurredOn: String
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// Entered on a later day than it happened.
        public var late: Bool
        /// Who did it.
        public var actor: PersonRef?
        /// Role code.
        public var role: String?
        /// The office.
        public var office: OfficeRef?
        /// The reason; needed when an act is entered late.
        public var reason: String?
        /// A note for the record.
        public var note: String?
        /// The letter.
        public var letterId: String?
        /// The office that gave the case away, for a transfer.
        public var fromOffice: OfficeRef?
        /// The office that took it.
        public var toOffice: OfficeRef?
        /// The evidence that it cites.
        public var evidence: [EvidenceRef]?
        /// As what it was done by somebody who acted for the holder of the post.
        public var acting: ActingRef?

        /// Puts the fields together.
        public init(
            id: String,
            seq: Int,
            action: String,
            words: Words,
            fromState: String? = nil,
            fromWords: Words? = nil,
            toState: String,
            toWords: Words,
            occurredOn: String,
            recordedAt: String,
            late: Bool,
            actor: PersonRef? = nil,
            role: String? = nil,
            office: OfficeRef? = nil,
            reason: String? = nil,
            note: String? = nil,
            letterId: String? = nil,
            fromOffice: OfficeRef? = nil,
            toOffice: OfficeRef? = nil,
            evidence: [EvidenceRef]? = nil,
            acting: ActingRef? = nil
        ) {
            self.id = id
            self.seq = seq
            self.action = action
            self.words = words
            self.fromState = fromState
            self.fromWords = fromWords
            self.toState = toState
            self.toWords = toWords
            self.occurredOn = occurredOn
            self.recordedAt = recordedAt
            self.late = late
            self.actor = actor
            self.role = role
            self.office = office
            self.reason = reason
            self.note = note
            self.letterId = letterId
            self.fromOffice = fromOffice
            self.toOffice = toOffice
            self.evidence = evidence
            self.acting = acting
        }
    }
}

public import Domain

extension Wire {
    /// What the case of one track told the case of the other.
    public struct CaseMessage: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// `in` where this case was told, `out` where it told.
        public var direction: String
        /// One of `notice`, `report`, `reply`, `recommendation`, `copy_request`, `copy`, `joint_visit`.
        public var kind: String
        /// In words.
        public var words: Words
        /// What it says.
        public var text: String?
        /// The number of its letter.
        public var letterNumber: String?
        /// The legal day of the act that sent it.
        public var occurredOn: String
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// The case that tells.
        public var fromCaseId: String
        /// `inspection` or `bpjs_sanction`.
        public var fromTrack: String
        /// The case that is told; none as long as the other side has none.
        public var toCaseId: String?

        /// Puts the fields together.
        public init(
            id: String,
            direction: String,
            kind: String,
            words: Words,
            text: String? = nil,
            letterNumber: String? = nil,
            occurredOn: String,
            recordedAt: String,
            fromCaseId: String,
            fromTrack: String,
            toCaseId: String? = nil
        ) {
            self.id = id
            self.direction = direction
            self.kind = kind
            self.words = words
            self.text = text
            self.letterNumber = letterNumber
            self.occurredOn = occurredOn
            self.recordedAt = recordedAt
            self.fromCaseId = fromCaseId
            self.fromTrack = fromTrack
            self.toCaseId = toCaseId
        }
    }
}

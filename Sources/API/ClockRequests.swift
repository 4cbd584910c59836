extension Wire {
    /// What happens with a request for more time on a note.
    public struct ExtensionRequest: Codable, Hashable, Sendable {
        /// One of `request`, `grant`, `refuse`.
        public var action: String
        /// The version that this was decided on; or send `If-Match`.
        public var expectedVersion: Int?
        /// The legal day; not after today, not before the case's previous act.
        public var occurredOn: String
        /// Days granted.
        public var days: Int?
        /// The named legal basis.
        public var legalBasis: String?
        /// The reason.
        public var reason: String?
        /// A note for the record.
        public var note: String?
        /// The decision's letter.
        public var letter: StepLetter?

        /// Puts the fields together.
        public init(
            action: String,
            expectedVersion: Int? = nil,
            occurredOn: String,
            days: Int? = nil,
            legalBasis: String? = nil,
            reason: String? = nil,
            note: String? = nil,
            letter: StepLetter? = nil
        ) {
            self.action = action
            self.expectedVersion = expectedVersion
            self.occurredOn = occurredOn
            self.days = days
            self.legalBasis = legalBasis
            self.reason = reason
            self.note = note
            self.letter = letter
        }
    }
}

extension Wire {
    /// What happens with a note's deadline.
    public struct SuspensionRequest: Codable, Hashable, Sendable {
        /// One of `suspend`, `resume`.
        public var action: String
        /// The version that this was decided on; or send `If-Match`.
        public var expectedVersion: Int?
        /// The legal day; not after today, not before the case's previous act.
        public var occurredOn: String
        /// The named legal basis.
        public var legalBasis: String?
        /// The reason.
        public var reason: String?
        /// A note for the record.
        public var note: String?
        /// The decision's letter.
        public var letter: StepLetter?

        /// Puts the fields together.
        public init(
            action: String,
            expectedVersion: Int? = nil,
            occurredOn: String,
            legalBasis: String? = nil,
            reason: String? = nil,
            note: String? = nil,
            letter: StepLetter? = nil
        ) {
            self.action = action
            self.expectedVersion = expectedVersion
            self.occurredOn = occurredOn
            self.legalBasis = legalBasis
            self.reason = reason
            self.note = note
            self.letter = letter
        }
    }
}

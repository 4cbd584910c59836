public import Domain

extension Wire {
    /// Whether an office demands that another checks letters of a kind, from a day on.
    public struct ReviewRuleRequest: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String?
        /// The office; none stands for all.
        public var office: String
        /// Kind code of the letter.
        public var kind: String
        /// The first day on which it holds.
        public var fromOn: String
        /// Whether review is demanded from then on.
        public var demanded: Bool
        /// The reason.
        public var reason: String

        /// Puts the fields together.
        public init(id: String? = nil, office: String, kind: String, fromOn: String, demanded: Bool, reason: String) {
            self.id = id
            self.office = office
            self.kind = kind
            self.fromOn = fromOn
            self.demanded = demanded
            self.reason = reason
        }
    }

    /// A dated demand of review.
    public struct ReviewRule: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The office; none stands for all.
        public var office: OfficeRef
        /// Kind code of the letter.
        public var kind: String
        /// The kind in words.
        public var kindWords: Words
        /// The first day on which it holds.
        public var fromOn: String
        /// Whether review is demanded from then on.
        public var demanded: Bool
        /// The reason.
        public var reason: String
        /// Who entered it.
        public var enteredBy: PersonRef?
        /// When it was entered, UTC.
        public var enteredAt: String?

        /// Puts the fields together.
        public init(
            id: String,
            office: OfficeRef,
            kind: String,
            kindWords: Words,
            fromOn: String,
            demanded: Bool,
            reason: String,
            enteredBy: PersonRef? = nil,
            enteredAt: String? = nil
        ) {
            self.id = id
            self.office = office
            self.kind = kind
            self.kindWords = kindWords
            self.fromOn = fromOn
            self.demanded = demanded
            self.reason = reason
            self.enteredBy = enteredBy
            self.enteredAt = enteredAt
        }
    }
}

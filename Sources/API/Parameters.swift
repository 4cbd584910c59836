public import Domain

extension Wire {
    /// A dated value with its law.
    public struct Parameter: Codable, Hashable, Sendable {
        /// Its key.
        public var key: String
        /// In words.
        public var words: Words
        /// Absent where the law sets one that is not known.
        public var value: String?
        /// In what it is counted.
        public var unit: String
        /// The first day on which it holds.
        public var effectiveFrom: String
        /// Law and article.
        public var legalBasis: String
        /// How certain that is.
        public var certainty: String
        /// In words.
        public var certaintyWords: Words
        /// Whether a running case stays with the value of its own day.
        public var staysWithCase: Bool
        /// Whether it holds today.
        public var inForce: Bool

        /// Puts the fields together.
        public init(
            key: String,
            words: Words,
            value: String? = nil,
            unit: String,
            effectiveFrom: String,
            legalBasis: String,
            certainty: String,
            certaintyWords: Words,
            staysWithCase: Bool,
            inForce: Bool
        ) {
            self.key = key
            self.words = words
            self.value = value
            self.unit = unit
            self.effectiveFrom = effectiveFrom
            self.legalBasis = legalBasis
            self.certainty = certainty
            self.certaintyWords = certaintyWords
            self.staysWithCase = staysWithCase
            self.inForce = inForce
        }
    }
}

extension Wire {
    /// A value to publish.
    public struct ParameterValue: Codable, Hashable, Sendable {
        /// Its key.
        public var key: String
        /// Absent where the law sets one that is not known.
        public var value: String?
        /// In what it is counted.
        public var unit: String
        /// The first day on which it holds.
        public var effectiveFrom: String
        /// Law and article, or `practice`.
        public var legalBasis: String
        /// How certain that is.
        public var certainty: String

        /// Puts the fields together.
        public init(
            key: String,
            value: String? = nil,
            unit: String,
            effectiveFrom: String,
            legalBasis: String,
            certainty: String
        ) {
            self.key = key
            self.value = value
            self.unit = unit
            self.effectiveFrom = effectiveFrom
            self.legalBasis = legalBasis
            self.certainty = certainty
        }
    }
}

extension Wire {
    /// Values to publish together.
    public struct ParameterSetRequest: Codable, Hashable, Sendable {
        /// The client's own identity.
        public var id: String?
        /// Why.
        public var reason: String
        /// Whether a day that was counted by already may change; only by that name.
        public var correction: Bool?
        /// The values.
        public var values: [ParameterValue]

        /// Puts the fields together.
        public init(
            id: String? = nil,
            reason: String,
            correction: Bool? = nil,
            values: [ParameterValue]
        ) {
            self.id = id
            self.reason = reason
            self.correction = correction
            self.values = values
        }
    }
}

extension Wire {
    /// Values that were published together.
    public struct ParameterSet: Codable, Hashable, Sendable {
        /// Its identity.
        public var id: String
        /// Why.
        public var reason: String
        /// Whether it changed days that were counted by already.
        public var correction: Bool
        /// When.
        public var publishedAt: String
        /// The values.
        public var values: [Parameter]

        /// Puts the fields together.
        public init(
            id: String,
            reason: String,
            correction: Bool,
            publishedAt: String,
            values: [Parameter]
        ) {
            self.id = id
            self.reason = reason
            self.correction = correction
            self.publishedAt = publishedAt
            self.values = values
        }
    }
}

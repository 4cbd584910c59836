public import Domain

extension Wire {
    /// How numbers are written from a day on; what is left out stands for all.
    public struct NumberingRuleRequest: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String?
        /// The office; none stands for all.
        public var office: String?
        /// Register code; none stands for all.
        public var register: String?
        /// Kind code of the letter.
        public var kind: String?
        /// The first day on which it holds.
        public var fromOn: String
        /// How numbers are written.
        public var pattern: String
        /// The code of the subject.
        public var classification: String?
        /// The register's series.
        public var series: String?
        /// The unit's abbreviation.
        public var unit: String?
        /// What it rests on.
        public var legalBasis: String
        /// How certain that is: one of `V`, `V-2nd`, `M`, `U`, `practice`.
        public var certainty: String
        /// The reason.
        public var reason: String

        /// Puts the fields together.
        public init(
            id: String? = nil,
            office: String? = nil,
            register: String? = nil,
            kind: String? = nil,
            fromOn: String,
            pattern: String,
            classification: String? = nil,
            series: String? = nil,
            unit: String? = nil,
            legalBasis: String,
            certainty: String,
            reason: String
        ) {
            self.id = id
            self.office = office
            self.register = register
            self.kind = kind
            self.fromOn = fromOn
            self.pattern = pattern
            self.classification = classification
            self.series = series
            self.unit = unit
            self.legalBasis = legalBasis
            self.certainty = certainty
            self.reason = reason
        }
    }

    /// A dated rule for numbers; what is left out stands for all.
    public struct NumberingRule: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The office; none stands for all.
        public var office: OfficeRef?
        /// Register code; none stands for all.
        public var register: String?
        /// Kind code of the letter.
        public var kind: String?
        /// The first day on which it holds.
        public var fromOn: String
        /// How numbers are written.
        public var pattern: String
        /// The code of the subject.
        public var classification: String
        /// The register's series.
        public var series: String?
        /// The unit's abbreviation.
        public var unit: String?
        /// What it rests on.
        public var legalBasis: String
        /// How certain that is: one of `V`, `V-2nd`, `M`, `U`, `practice`.
        public var certainty: String
        /// The same in words.
        public var certaintyWords: Words
        /// The reason.
        public var reason: String
        /// Who entered it.
        public var enteredBy: PersonRef?
        /// When it was entered, UTC.
        public var enteredAt: String?

        /// Puts the fields together.
        public init(
            id: String,
            office: OfficeRef? = nil,
            register: String? = nil,
            kind: String? = nil,
            fromOn: String,
            pattern: String,
            classification: String,
            series: String? = nil,
            unit: String? = nil,
            legalBasis: String,
            certainty: String,
            certaintyWords: Words,
            reason: String,
            enteredBy: PersonRef? = nil,
            enteredAt: String? = nil
        ) {
            self.id = id
            self.office = office
            self.register = register
            self.kind = kind
            self.fromOn = fromOn
            self.pattern = pattern
            self.classification = classification
            self.series = series
            self.unit = unit
            self.legalBasis = legalBasis
            self.certainty = certainty
            self.certaintyWords = certaintyWords
            self.reason = reason
            self.enteredBy = enteredBy
            self.enteredAt = enteredAt
        }
    }

    /// The number that a register would give next.
    public struct NextNumber: Codable, Hashable, Sendable {
        /// The office; none stands for all.
        public var office: OfficeRef?
        /// Register code; none stands for all.
        public var register: String
        /// The same in words.
        public var words: Words
        /// Kind code of the letter.
        public var kind: String
        /// The place in the register, from 1.
        public var sequence: Int
        /// The number as it is printed.
        public var number: String

        /// Puts the fields together.
        public init(
            office: OfficeRef? = nil,
            register: String,
            words: Words,
            kind: String,
            sequence: Int,
            number: String
        ) {
            self.office = office
            self.register = register
            self.words = words
            self.kind = kind
            self.sequence = sequence
            self.number = number
        }
    }

    /// A rule, and what the registers that it concerns would give next under it.
    public struct NumberingChange: Codable, Hashable, Sendable {
        /// The rule.
        public var rule: NumberingRule
        /// Whether it was stored; false for a trial.
        public var stored: Bool
        /// What the registers would give next.
        public var next: [NextNumber]

        /// Puts the fields together.
        public init(rule: NumberingRule, stored: Bool, next: [NextNumber]) {
            self.rule = rule
            self.stored = stored
            self.next = next
        }
    }
}

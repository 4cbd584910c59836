public import Domain

extension Wire {
    /// An amount with everything that it was reckoned from.
    public struct Calculation: Codable, Hashable, Sendable {
        /// The whole amount.
        public var amount: Int64
        /// The formula in words, with its rounding.
        public var formula: Words
        /// The parts.
        public var lines: [CalculationLine]
        /// The sums by kind and programme.
        public var totals: [CalculationTotal]
        /// The rules that were used, with their certainty.
        public var sources: [CalculationSource]
        /// The days that follow.
        public var milestones: [CalculationMilestone]

        /// Puts the fields together.
        public init(
            amount: Int64,
            formula: Words,
            lines: [CalculationLine],
            totals: [CalculationTotal],
            sources: [CalculationSource],
            milestones: [CalculationMilestone]
        ) {
            self.amount = amount
            self.formula = formula
            self.lines = lines
            self.totals = totals
            self.sources = sources
            self.milestones = milestones
        }
    }
}

extension Wire {
    /// One part of an amount.
    public struct CalculationLine: Codable, Hashable, Sendable {
        /// What it is for.
        public var kind: String
        /// The programme.
        public var programme: String?
        /// Who bears it.
        public var payer: String?
        /// First month that it is for.
        public var firstMonth: String?
        /// Last month that it is for.
        public var lastMonth: String?
        /// What stands in the line.
        public var words: Words
        /// How it was reckoned.
        public var formula: Words
        /// How much.
        public var amount: Int64

        /// Puts the fields together.
        public init(
            kind: String,
            programme: String? = nil,
            payer: String? = nil,
            firstMonth: String? = nil,
            lastMonth: String? = nil,
            words: Words,
            formula: Words,
            amount: Int64
        ) {
            self.kind = kind
            self.programme = programme
            self.payer = payer
            self.firstMonth = firstMonth
            self.lastMonth = lastMonth
            self.words = words
            self.formula = formula
            self.amount = amount
        }
    }
}

extension Wire {
    /// The sum of one kind and programme.
    public struct CalculationTotal: Codable, Hashable, Sendable {
        /// What it is for.
        public var kind: String
        /// In words.
        public var words: Words
        /// The programme.
        public var programme: String?
        /// How much.
        public var amount: Int64

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            programme: String? = nil,
            amount: Int64
        ) {
            self.kind = kind
            self.words = words
            self.programme = programme
            self.amount = amount
        }
    }
}

extension Wire {
    /// A rule that was used, with how sure it is.
    public struct CalculationSource: Codable, Hashable, Sendable {
        /// What it sets.
        public var words: Words
        /// The article.
        public var legalBasis: String
        /// How sure it is.
        public var certainty: String
        /// What a reader should know about it.
        public var note: Words?

        /// Puts the fields together.
        public init(
            words: Words,
            legalBasis: String,
            certainty: String,
            note: Words? = nil
        ) {
            self.words = words
            self.legalBasis = legalBasis
            self.certainty = certainty
            self.note = note
        }
    }
}

extension Wire {
    /// A day that follows from the law.
    public struct CalculationMilestone: Codable, Hashable, Sendable {
        /// A stable word for programs.
        public var code: String
        /// What is due or ends.
        public var words: Words
        /// The day.
        public var day: String

        /// Puts the fields together.
        public init(
            code: String,
            words: Words,
            day: String
        ) {
            self.code = code
            self.words = words
            self.day = day
        }
    }
}

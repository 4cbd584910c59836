public import Domain

extension Wire {
    /// A deadline with its explanation.
    public struct Clock: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The case.
        public var caseId: String
        /// Kind code.
        public var kind: String
        /// In words.
        public var words: Words
        /// What it means when it runs out. One of `legal_deadline`, `legal_window`, `service_target`.
        public var nature: String?
        /// The day that starts it.
        public var startsOn: String
        /// How many days.
        public var days: Int?
        /// One of `working_days`, `calendar_days`.
        public var unit: String?
        /// The deadline's day.
        public var dueOn: String?
        /// One of `running`, `suspended`, `met`, `expired`, `unresolved`, `ended`, `void`.
        public var status: String
        /// The status in words.
        public var statusWords: Words
        /// How the day was found, in one sentence.
        public var explanation: Words
        /// How the day was found, step by step.
        public var steps: [Words]
        /// Law and article.
        public var legalBasis: String
        /// `V` read in the text, `V-2nd` in a secondary source, `M` from memory, `U` uncertain; or `practice`.
        public var certainty: String
        /// The year whose calendar is awaited.
        public var unresolvedYear: Int?
        /// The letter.
        public var letterId: String?

        /// Puts the fields together.
        public init(
            id: String,
            caseId: String,
            kind: String,
            words: Words,
            nature: String? = nil,
            startsOn: String,
            days: Int? = nil,
            unit: String? = nil,
            dueOn: String? = nil,
            status: String,
            statusWords: Words,
            explanation: Words,
            steps: [Words],
            legalBasis: String,
            certainty: String,
            unresolvedYear: Int? = nil,
            letterId: String? = nil
        ) {
            self.id = id
            self.caseId = caseId
            self.kind = kind
            self.words = words
            self.nature = nature
            self.startsOn = startsOn
            self.days = days
            self.unit = unit
            self.dueOn = dueOn
            self.status = status
            self.statusWords = statusWords
            self.explanation = explanation
            self.steps = steps
            self.legalBasis = legalBasis
            self.certainty = certainty
            self.unresolvedYear = unresolvedYear
            self.letterId = letterId
        }
    }
}

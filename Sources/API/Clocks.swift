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
        /// Whether a last day without work moves to the next working day; fixed when the clock started.
        public var rollsForward: Bool?
        /// On what that rests, with its certainty; nothing where the kind of clock never rolls.
        public var rollBasis: Words?
        /// What acts did to its course; of the own side's cases only.
        public var ledger: [ClockEntry]?
        /// What today's table of holidays would make of it, where that is another day.
        public var recount: ClockRecount?
        /// The reminders and escalations that it has reached; of the own side's cases only.
        public var rungs: [ClockRung]?

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
            letterId: String? = nil,
            rollsForward: Bool? = nil,
            rollBasis: Words? = nil,
            ledger: [ClockEntry]? = nil,
            recount: ClockRecount? = nil,
            rungs: [ClockRung]? = nil
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
            self.rollsForward = rollsForward
            self.rollBasis = rollBasis
            self.ledger = ledger
            self.recount = recount
            self.rungs = rungs
        }
    }
}

extension Wire {
    /// A line of a clock's ledger: what an act did to its course.
    public struct ClockEntry: Codable, Hashable, Sendable {
        /// The act, by its number in the case's log.
        public var seq: Int
        /// One of `extension`, `suspension`, `resumption`.
        public var kind: String
        /// In words.
        public var words: Words
        /// The legal day.
        public var occurredOn: String
        /// The days granted, in the clock's unit.
        public var days: Int?
        /// The law and article that the decision names.
        public var legalBasis: String
        /// Who decided.
        public var enteredBy: PersonRef?
        /// The due day after this line.
        public var dueOn: String?
        /// The year whose calendar was awaited.
        public var unresolvedYear: Int?

        /// Puts the fields together.
        public init(
            seq: Int,
            kind: String,
            words: Words,
            occurredOn: String,
            days: Int? = nil,
            legalBasis: String,
            enteredBy: PersonRef? = nil,
            dueOn: String? = nil,
            unresolvedYear: Int? = nil
        ) {
            self.seq = seq
            self.kind = kind
            self.words = words
            self.occurredOn = occurredOn
            self.days = days
            self.legalBasis = legalBasis
            self.enteredBy = enteredBy
            self.dueOn = dueOn
            self.unresolvedYear = unresolvedYear
        }
    }

    /// What today's table of holidays would make of a clock. Information only: the day that was told stands.
    public struct ClockRecount: Codable, Hashable, Sendable {
        /// The day it would be.
        public var dueOn: String?
        /// The year whose calendar would be awaited.
        public var unresolvedYear: Int?
        /// How the day was found, in one sentence.
        public var explanation: Words
        /// How the day was found, step by step.
        public var steps: [Words]

        /// Puts the fields together.
        public init(dueOn: String? = nil, unresolvedYear: Int? = nil, explanation: Words, steps: [Words]) {
            self.dueOn = dueOn
            self.unresolvedYear = unresolvedYear
            self.explanation = explanation
            self.steps = steps
        }
    }

    /// A reminder or escalation that a deadline has reached; each fires once.
    public struct ClockRung: Codable, Hashable, Sendable {
        /// One of `reminder`, `first`, `second`, `third`.
        public var rung: String
        /// In words.
        public var words: Words
        /// The day on which it was reached.
        public var reachedOn: String
        /// One of `told`, `passed_up`, `unheard`.
        public var status: String
        /// The status in words.
        public var statusWords: Words
        /// Who was told.
        public var role: String?
        /// When.
        public var toldAt: String?
        /// Roles of the ladder that nobody held.
        public var passedOver: [String]?

        /// Puts the fields together.
        public init(
            rung: String,
            words: Words,
            reachedOn: String,
            status: String,
            statusWords: Words,
            role: String? = nil,
            toldAt: String? = nil,
            passedOver: [String]? = nil
        ) {
            self.rung = rung
            self.words = words
            self.reachedOn = reachedOn
            self.status = status
            self.statusWords = statusWords
            self.role = role
            self.toldAt = toldAt
            self.passedOver = passedOver
        }
    }
}

public import Domain

extension Wire {
    /// Something with a code and a name.
    public struct Named: Codable, Hashable, Sendable {
        /// Its code.
        public var code: String
        /// In words.
        public var words: Words

        /// Puts the fields together.
        public init(code: String, words: Words) {
            self.code = code
            self.words = words
        }
    }
}

extension Wire {
    /// What a step must say.
    public struct ActionField: Codable, Hashable, Sendable {
        /// Where it stands in the body of the step.
        public var field: String
        /// In words.
        public var words: Words

        /// Puts the fields together.
        public init(field: String, words: Words) {
            self.field = field
            self.words = words
        }
    }
}

extension Wire {
    /// What must hold of a case before an action, and whether it does.
    public struct ActionCondition: Codable, Hashable, Sendable {
        /// Stable word for programs; the same as of the reason for a refusal.
        public var code: String
        /// What must hold.
        public var words: Words
        /// Whether it holds; what the step has not said yet is held to hold.
        public var met: Bool
        /// Why it does not hold, in the language asked for.
        public var detail: String?
        /// What would help.
        public var remedy: String?

        /// Puts the fields together.
        public init(code: String, words: Words, met: Bool, detail: String? = nil, remedy: String? = nil) {
            self.code = code
            self.words = words
            self.met = met
            self.detail = detail
            self.remedy = remedy
        }
    }
}

extension Wire {
    /// On what an action rests.
    public struct ActionBasis: Codable, Hashable, Sendable {
        /// Law and article (P: pasal), or `practice`.
        public var citation: String
        /// `V` read in the text, `V-2nd` in a secondary source, `M` from memory, `U` uncertain; or `practice`.
        public var certainty: String
        /// The certainty in words.
        public var words: Words

        /// Puts the fields together.
        public init(citation: String, certainty: String, words: Words) {
            self.citation = citation
            self.certainty = certainty
            self.words = words
        }
    }
}

extension Wire {
    /// The letter that an action would make as the case stands.
    public struct ActionLetter: Codable, Hashable, Sendable {
        /// Kind code.
        public var kind: String
        /// In words.
        public var words: Words
        /// The register in which it is numbered.
        public var register: String
        /// The register in words.
        public var registerWords: Words
        /// The period that it sets, counted from receipt.
        public var days: Int?
        /// One of `working_days`, `calendar_days`.
        public var unit: String?
        /// Whether its receipt is to be recorded.
        public var awaitsReceipt: Bool

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            register: String,
            registerWords: Words,
            days: Int? = nil,
            unit: String? = nil,
            awaitsReceipt: Bool
        ) {
            self.kind = kind
            self.words = words
            self.register = register
            self.registerWords = registerWords
            self.days = days
            self.unit = unit
            self.awaitsReceipt = awaitsReceipt
        }
    }
}

extension Wire {
    /// A deadline that an action would start.
    public struct ActionClock: Codable, Hashable, Sendable {
        /// Kind code.
        public var kind: String
        /// In words.
        public var words: Words
        /// One of `legal_deadline`, `legal_window`, `service_target`.
        public var nature: String
        /// The nature in words.
        public var natureWords: Words
        /// What starts it.
        public var starts: Words
        /// How many days, by the rules in force; none where a named day or a day of the month ends it.
        public var days: Int?
        /// One of `working_days`, `calendar_days`.
        public var unit: String?
        /// How long it runs, in words.
        public var lasts: Words
        /// Law and article.
        public var legalBasis: String
        /// `V` read in the text, `V-2nd` in a secondary source, `M` from memory, `U` uncertain; or `practice`.
        public var certainty: String
        /// What becomes possible or due when it runs out.
        public var expiryActions: [ActionRef]
        /// What is possible no longer when it runs out.
        public var closes: [ActionRef]

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            nature: String,
            natureWords: Words,
            starts: Words,
            days: Int? = nil,
            unit: String? = nil,
            lasts: Words,
            legalBasis: String,
            certainty: String,
            expiryActions: [ActionRef],
            closes: [ActionRef]
        ) {
            self.kind = kind
            self.words = words
            self.nature = nature
            self.natureWords = natureWords
            self.starts = starts
            self.days = days
            self.unit = unit
            self.lasts = lasts
            self.legalBasis = legalBasis
            self.certainty = certainty
            self.expiryActions = expiryActions
            self.closes = closes
        }
    }
}

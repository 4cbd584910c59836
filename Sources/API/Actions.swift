public import Domain

extension Wire {
    /// An action of the procedure, explained for the person who asks.
    public struct CaseAction: Codable, Hashable, Sendable {
        /// The action's code.
        public var action: String
        /// In words.
        public var words: Words
        /// Whether this person may do it now.
        public var allowed: Bool
        /// State after; none where the present state does not have the action.
        public var toState: String?
        /// The state after, in words.
        public var toWords: Words?
        /// Whether it leads to an end.
        public var endsCase: Bool
        /// Role codes of those who may.
        public var roles: [String]
        /// Those of them that the reader holds over the case's region.
        public var permittedAs: [String]
        /// Whoever took one of these on the case may not take this one.
        public var apart: [ActionRef]
        /// Why not, and what would help.
        public var reasons: [Reason]
        /// What must hold of the case, and whether it does.
        public var conditions: [ActionCondition]
        /// Fields of the step that this action needs, as `details.letter.number`.
        public var requires: [String]
        /// The same in words.
        public var fields: [ActionField]
        /// Law and article.
        public var legalBasis: String
        /// Of the least certain basis: `V` read in the text, `V-2nd` in a secondary source, `M` from memory, `U` uncertain;
        /// or `practice`.
        public var certainty: String
        /// Each law on which it rests.
        public var bases: [ActionBasis]
        /// The document that it makes.
        public var document: Words?
        /// The letter that it would make as the case stands.
        public var letter: ActionLetter?
        /// Deadlines that it starts.
        public var clocks: [ActionClock]
        /// Running deadlines that it ends or voids.
        public var stops: [Named]
        /// What it sets in motion elsewhere.
        public var effects: [Named]

        /// Puts the fields together.
        public init(
            action: String,
            words: Words,
            allowed: Bool,
            toState: String? = nil,
            toWords: Words? = nil,
            endsCase: Bool,
            roles: [String],
            permittedAs: [String],
            apart: [ActionRef],
            reasons: [Reason],
            conditions: [ActionCondition],
            requires: [String],
            fields: [ActionField],
            legalBasis: String,
            certainty: String,
            bases: [ActionBasis],
            document: Words? = nil,
            letter: ActionLetter? = nil,
            clocks: [ActionClock],
            stops: [Named],
            effects: [Named]
        ) {
            self.action = action
            self.words = words
            self.allowed = allowed
            self.toState = toState
            self.toWords = toWords
            self.endsCase = endsCase
            self.roles = roles
            self.permittedAs = permittedAs
            self.apart = apart
            self.reasons = reasons
            self.conditions = conditions
            self.requires = requires
            self.fields = fields
            self.legalBasis = legalBasis
            self.certainty = certainty
            self.bases = bases
            self.document = document
            self.letter = letter
            self.clocks = clocks
            self.stops = stops
            self.effects = effects
        }
    }
}

extension Wire {
    /// What may be done with a case by the person who asks.
    public struct ActionList: Codable, Hashable, Sendable {
        /// The case.
        public var caseId: String
        /// Version; counts the record's changes.
        public var version: Int
        /// State code.
        public var state: String
        /// The state in words.
        public var stateWords: Words
        /// Why nothing at all can be done: the case has ended, or its file is closed to the reader.
        public var reasons: [Reason]
        /// The items.
        public var items: [CaseAction]

        /// Puts the fields together.
        public init(
            caseId: String,
            version: Int,
            state: String,
            stateWords: Words,
            reasons: [Reason],
            items: [CaseAction]
        ) {
            self.caseId = caseId
            self.version = version
            self.state = state
            self.stateWords = stateWords
            self.reasons = reasons
            self.items = items
        }
    }
}

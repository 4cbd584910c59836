public import Domain

extension Wire {
    /// A version of a procedure.
    public struct ProcedureSummary: Codable, Hashable, Sendable {
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// In words.
        public var words: Words
        /// Version; counts the record's changes.
        public var version: Int
        /// One of `draft`, `published`, `withdrawn`.
        public var status: String
        /// Over the canonical form of the structure.
        public var hash: String
        /// Who declared it: `program` or `office`.
        public var origin: String
        /// The first day on which cases open under it.
        public var validFrom: String?
        /// Whether cases that open today follow it.
        public var inForce: Bool
        /// Whether this server can decide by it.
        public var known: Bool
        /// The version that it was derived from.
        public var derivedFrom: Int?
        /// Why.
        public var reason: String?

        /// Puts the fields together.
        public init(
            track: String,
            words: Words,
            version: Int,
            status: String,
            hash: String,
            origin: String,
            validFrom: String? = nil,
            inForce: Bool,
            known: Bool,
            derivedFrom: Int? = nil,
            reason: String? = nil
        ) {
            self.track = track
            self.words = words
            self.version = version
            self.status = status
            self.hash = hash
            self.origin = origin
            self.validFrom = validFrom
            self.inForce = inForce
            self.known = known
            self.derivedFrom = derivedFrom
            self.reason = reason
        }
    }
}

extension Wire {
    /// A procedure whole.
    public struct Procedure: Codable, Hashable, Sendable {
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// In words.
        public var words: Words
        /// Version; counts the record's changes.
        public var version: Int
        /// One of `draft`, `published`.
        public var status: String
        /// Over the canonical form of the structure.
        public var hash: String
        /// States.
        public var states: [ProcedureState]
        /// Transitions.
        public var transitions: [ProcedureTransition]
        /// Deadlines.
        public var clocks: [ProcedureClock]

        /// Puts the fields together.
        public init(
            track: String,
            words: Words,
            version: Int,
            status: String,
            hash: String,
            states: [ProcedureState],
            transitions: [ProcedureTransition],
            clocks: [ProcedureClock]
        ) {
            self.track = track
            self.words = words
            self.version = version
            self.status = status
            self.hash = hash
            self.states = states
            self.transitions = transitions
            self.clocks = clocks
        }
    }
}

extension Wire {
    /// A state.
    public struct ProcedureState: Codable, Hashable, Sendable {
        /// State code.
        public var state: String
        /// In words.
        public var words: Words
        /// Whether it ends a case.
        public var final: Bool

        /// Puts the fields together.
        public init(state: String, words: Words, final: Bool) {
            self.state = state
            self.words = words
            self.final = final
        }
    }
}

extension Wire {
    /// An action from one state to another.
    public struct ProcedureTransition: Codable, Hashable, Sendable {
        /// The action's code.
        public var action: String
        /// In words.
        public var words: Words
        /// `new` before the first act.
        public var fromState: String
        /// State after.
        public var toState: String
        /// Role codes.
        public var roles: [String]
        /// What must hold.
        public var guards: [Words]
        /// The document that it makes.
        public var document: Words?
        /// The deadline that it starts.
        public var clock: String?
        /// Law and article.
        public var legalBasis: String?
        /// `V` read in the text, `V-2nd` in a secondary source, `M` from memory, `U` uncertain; or `practice`.
        public var certainty: String

        /// Puts the fields together.
        public init(
            action: String,
            words: Words,
            fromState: String,
            toState: String,
            roles: [String],
            guards: [Words],
            document: Words? = nil,
            clock: String? = nil,
            legalBasis: String? = nil,
            certainty: String
        ) {
            self.action = action
            self.words = words
            self.fromState = fromState
            self.toState = toState
            self.roles = roles
            self.guards = guards
            self.document = document
            self.clock = clock
            self.legalBasis = legalBasis
            self.certainty = certainty
        }
    }
}

extension Wire {
    /// A deadline of a procedure.
    public struct ProcedureClock: Codable, Hashable, Sendable {
        /// Kind code.
        public var kind: String
        /// In words.
        public var words: Words
        /// What it means when it runs out. One of `legal_deadline`, `legal_window`, `service_target`.
        public var nature: String?
        /// How many days.
        public var days: Int?
        /// One of `working_days`, `calendar_days`.
        public var unit: String?
        /// What starts it.
        public var starts: Words?
        /// Law and article.
        public var legalBasis: String?
        /// `V` read in the text, `V-2nd` in a secondary source, `M` from memory, `U` uncertain; or `practice`.
        public var certainty: String
        /// What may be done when it has passed.
        public var expiryActions: [String]

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            nature: String? = nil,
            days: Int? = nil,
            unit: String? = nil,
            starts: Words? = nil,
            legalBasis: String? = nil,
            certainty: String,
            expiryActions: [String]
        ) {
            self.kind = kind
            self.words = words
            self.nature = nature
            self.days = days
            self.unit = unit
            self.starts = starts
            self.legalBasis = legalBasis
            self.certainty = certainty
            self.expiryActions = expiryActions
        }
    }
}

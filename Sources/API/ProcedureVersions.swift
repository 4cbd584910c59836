extension Wire {
    /// A citation with its certainty.
    public struct ProcedureBasis: Codable, Hashable, Sendable {
        /// Law and article, or `practice`.
        public var citation: String
        /// How certain it is.
        public var certainty: String

        /// Puts the fields together.
        public init(
            citation: String,
            certainty: String
        ) {
            self.citation = citation
            self.certainty = certainty
        }
    }
}

extension Wire {
    /// Who may take an action from a state.
    public struct ProcedureHands: Codable, Hashable, Sendable {
        /// The state before; `new` for an opening.
        public var fromState: String
        /// Role codes.
        public var roles: [String]

        /// Puts the fields together.
        public init(
            fromState: String,
            roles: [String]
        ) {
            self.fromState = fromState
            self.roles = roles
        }
    }
}

extension Wire {
    /// An arrow to add.
    public struct ProcedureArrow: Codable, Hashable, Sendable {
        /// The state before; `new` for an opening.
        public var fromState: String
        /// The state after.
        public var toState: String
        /// Role codes.
        public var roles: [String]

        /// Puts the fields together.
        public init(
            fromState: String,
            toState: String,
            roles: [String]
        ) {
            self.fromState = fromState
            self.toState = toState
            self.roles = roles
        }
    }
}

extension Wire {
    /// One action changed; what is absent stays.
    public struct ProcedureChange: Codable, Hashable, Sendable {
        /// The action's code.
        public var action: String
        /// Hands, by state.
        public var roles: [ProcedureHands]?
        /// Conditions, in place of those before.
        public var guards: [String]?
        /// What the step must say, in place of what it had to.
        public var fields: [String]?
        /// Actions whose doer may not take this one, in place of those before.
        public var apart: [String]?
        /// Citations, in place of those before.
        public var basis: [ProcedureBasis]?
        /// Arrows to add.
        public var adding: [ProcedureArrow]?
        /// States from which the action leads on no longer.
        public var removing: [String]?

        /// Puts the fields together.
        public init(
            action: String,
            roles: [ProcedureHands]? = nil,
            guards: [String]? = nil,
            fields: [String]? = nil,
            apart: [String]? = nil,
            basis: [ProcedureBasis]? = nil,
            adding: [ProcedureArrow]? = nil,
            removing: [String]? = nil
        ) {
            self.action = action
            self.roles = roles
            self.guards = guards
            self.fields = fields
            self.apart = apart
            self.basis = basis
            self.adding = adding
            self.removing = removing
        }
    }
}

extension Wire {
    /// A version derived from another.
    public struct ProcedureVersionRequest: Codable, Hashable, Sendable {
        /// The version to derive it from; the one in force today without it.
        public var base: Int?
        /// What is different.
        public var changes: [ProcedureChange]
        /// Why.
        public var reason: String

        /// Puts the fields together.
        public init(
            base: Int? = nil,
            changes: [ProcedureChange],
            reason: String
        ) {
            self.base = base
            self.changes = changes
            self.reason = reason
        }
    }
}

extension Wire {
    /// From when a draft holds.
    public struct ProcedurePublicationRequest: Codable, Hashable, Sendable {
        /// The first day on which cases open under it; tomorrow at the earliest.
        public var validFrom: String

        /// Puts the fields together.
        public init(
            validFrom: String
        ) {
            self.validFrom = validFrom
        }
    }
}

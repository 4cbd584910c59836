public import Domain

extension Wire {
    /// What would change about an action.
    public struct ChangedAction: Codable, Hashable, Sendable {
        /// The action's code.
        public var action: String
        /// In words.
        public var words: Words
        /// To where it would lead.
        public var toState: String?
        /// Roles that could take it then.
        public var rolesGained: [String]
        /// Roles that could take it no longer.
        public var rolesLost: [String]
        /// Conditions that come to it.
        public var guardsAdded: [Words]
        /// Conditions that it loses.
        public var guardsDropped: [Words]
        /// What the step would have to say besides.
        public var fieldsAdded: [String]
        /// What it would not have to say any more.
        public var fieldsDropped: [String]
        /// Actions whose doer could not take it then.
        public var apartAdded: [String]
        /// On what it would rest.
        public var legalBasis: String?

        /// Puts the fields together.
        public init(
            action: String,
            words: Words,
            toState: String? = nil,
            rolesGained: [String],
            rolesLost: [String],
            guardsAdded: [Words],
            guardsDropped: [Words],
            fieldsAdded: [String],
            fieldsDropped: [String],
            apartAdded: [String],
            legalBasis: String? = nil
        ) {
            self.action = action
            self.words = words
            self.toState = toState
            self.rolesGained = rolesGained
            self.rolesLost = rolesLost
            self.guardsAdded = guardsAdded
            self.guardsDropped = guardsDropped
            self.fieldsAdded = fieldsAdded
            self.fieldsDropped = fieldsDropped
            self.apartAdded = apartAdded
            self.legalBasis = legalBasis
        }
    }
}

extension Wire {
    /// A deadline that runs: as it was told, and as it would be if counted anew; the told day stays.
    public struct PreviewedClock: Codable, Hashable, Sendable {
        /// Kind of clock.
        public var kind: String
        /// In words.
        public var words: Words
        /// The day that was told.
        public var dueOn: String?
        /// The day that the other rules would give.
        public var dueIfCountedAnew: String?
        /// The days given.
        public var days: Int?
        /// The days that the other rules give.
        public var daysIfCountedAnew: Int?
        /// On what those days rest.
        public var legalBasis: String?

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            dueOn: String? = nil,
            dueIfCountedAnew: String? = nil,
            days: Int? = nil,
            daysIfCountedAnew: Int? = nil,
            legalBasis: String? = nil
        ) {
            self.kind = kind
            self.words = words
            self.dueOn = dueOn
            self.dueIfCountedAnew = dueIfCountedAnew
            self.days = days
            self.daysIfCountedAnew = daysIfCountedAnew
            self.legalBasis = legalBasis
        }
    }
}

extension Wire {
    /// A parameter that the case would read otherwise from then on.
    public struct PreviewedTerm: Codable, Hashable, Sendable {
        /// The parameter's key.
        public var key: String
        /// In words.
        public var words: Words
        /// As the case reads it.
        public var value: String?
        /// As it would.
        public var newValue: String?
        /// The unit then.
        public var unit: String
        /// The law and article then.
        public var legalBasis: String
        /// How certain that is.
        public var certainty: String

        /// Puts the fields together.
        public init(
            key: String,
            words: Words,
            value: String? = nil,
            newValue: String? = nil,
            unit: String,
            legalBasis: String,
            certainty: String
        ) {
            self.key = key
            self.words = words
            self.value = value
            self.newValue = newValue
            self.unit = unit
            self.legalBasis = legalBasis
            self.certainty = certainty
        }
    }
}

extension Wire {
    /// What other rules would change for one open case.
    public struct RulePreview: Codable, Hashable, Sendable {
        /// The case.
        public var caseId: String
        /// The firm.
        public var company: CompanyRef
        /// State code.
        public var state: String
        /// In words.
        public var stateWords: Words
        /// The version that it follows.
        public var procedureVersion: Int
        /// The day whose law it stays with.
        public var rulesOn: String
        /// Whether it could move.
        public var possible: Bool
        /// Whether anything would change for it.
        public var changes: Bool
        /// Actions that would become possible.
        public var gained: [ActionRef]
        /// Actions that would be possible no longer.
        public var lost: [ActionRef]
        /// Actions that would be possible otherwise.
        public var changed: [ChangedAction]
        /// Running deadlines that would be counted otherwise.
        public var clocks: [PreviewedClock]
        /// What later deadlines would be counted by.
        public var terms: [PreviewedTerm]

        /// Puts the fields together.
        public init(
            caseId: String,
            company: CompanyRef,
            state: String,
            stateWords: Words,
            procedureVersion: Int,
            rulesOn: String,
            possible: Bool,
            changes: Bool,
            gained: [ActionRef],
            lost: [ActionRef],
            changed: [ChangedAction],
            clocks: [PreviewedClock],
            terms: [PreviewedTerm]
        ) {
            self.caseId = caseId
            self.company = company
            self.state = state
            self.stateWords = stateWords
            self.procedureVersion = procedureVersion
            self.rulesOn = rulesOn
            self.possible = possible
            self.changes = changes
            self.gained = gained
            self.lost = lost
            self.changed = changed
            self.clocks = clocks
            self.terms = terms
        }
    }
}

extension Wire {
    /// Open cases for which the same would change.
    public struct RulePreviewGroup: Codable, Hashable, Sendable {
        /// State code.
        public var state: String
        /// In words.
        public var words: Words
        /// The version that they follow.
        public var procedureVersion: Int
        /// How many.
        public var cases: Int
        /// Whether they could move.
        public var possible: Bool
        /// Actions that would become possible.
        public var gained: [String]
        /// Actions that would be possible no longer.
        public var lost: [String]
        /// Actions that would be possible otherwise.
        public var changed: [String]

        /// Puts the fields together.
        public init(
            state: String,
            words: Words,
            procedureVersion: Int,
            cases: Int,
            possible: Bool,
            gained: [String],
            lost: [String],
            changed: [String]
        ) {
            self.state = state
            self.words = words
            self.procedureVersion = procedureVersion
            self.cases = cases
            self.possible = possible
            self.gained = gained
            self.lost = lost
            self.changed = changed
        }
    }
}

extension Wire {
    /// Open cases in the reader's territory that do not follow a version, counted.
    public struct RulePreviewSummary: Codable, Hashable, Sendable {
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// The version asked about.
        public var version: Int
        /// The day asked about.
        public var rulesOn: String?
        /// Open cases that do not follow it.
        public var open: Int
        /// Of these, cases that could move.
        public var possible: Int
        /// Cases in a state that the version does not have.
        public var impossible: Int
        /// Cases whose actions would stay the same.
        public var unaffected: Int
        /// By version and state.
        public var groups: [RulePreviewGroup]

        /// Puts the fields together.
        public init(
            track: String,
            version: Int,
            rulesOn: String? = nil,
            open: Int,
            possible: Int,
            impossible: Int,
            unaffected: Int,
            groups: [RulePreviewGroup]
        ) {
            self.track = track
            self.version = version
            self.rulesOn = rulesOn
            self.open = open
            self.possible = possible
            self.impossible = impossible
            self.unaffected = unaffected
            self.groups = groups
        }
    }
}

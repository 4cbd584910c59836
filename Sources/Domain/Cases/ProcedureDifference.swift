/// What another version of a procedure would change for a case in one state.
public struct ProcedureDifference: Sendable, Hashable {
    /// What would change about one action that both versions have there.
    public struct Change: Sendable, Hashable {
        /// The action.
        public let action: CaseAction
        /// To where it would lead; nil where it stays the same.
        public let leadsTo: CaseState?
        /// Roles that could take it then.
        public let rolesGained: [Role]
        /// Roles that could take it no longer.
        public let rolesLost: [Role]
        /// Conditions that come to it.
        public let guardsAdded: [Guard]
        /// Conditions that it loses.
        public let guardsDropped: [Guard]
        /// What the step would have to say besides.
        public let fieldsAdded: [StepField]
        /// What the step would not have to say any more.
        public let fieldsDropped: [StepField]
        /// Whose hands would be kept apart besides.
        public let apartAdded: [CaseAction]
        /// On what it would rest; empty where that stays the same.
        public let basis: [LegalBasis]

        /// Whether nothing would change.
        var isEmpty: Bool {
            leadsTo == nil && rolesGained.isEmpty && rolesLost.isEmpty && guardsAdded.isEmpty && guardsDropped.isEmpty
                && fieldsAdded.isEmpty && fieldsDropped.isEmpty && apartAdded.isEmpty && basis.isEmpty
        }
    }

    /// Whether the other version has the state at all; a case cannot move to one that has not.
    public let stateExists: Bool
    /// Actions that would become possible.
    public let gained: [CaseAction]
    /// Actions that would be possible no longer.
    public let lost: [CaseAction]
    /// Actions that would be possible otherwise.
    public let changed: [Change]

    /// Whether a case in the state would notice nothing.
    public var isEmpty: Bool { stateExists && gained.isEmpty && lost.isEmpty && changed.isEmpty }

    /// Compares two versions of one track in a state.
    public init(from old: ProcedureRules, to new: ProcedureRules, in state: CaseState) {
        let before = old.actions(in: state)
        let after = new.actions(in: state)
        stateExists = new.knows(state)
        gained = after.filter { !before.contains($0) }
        lost = before.filter { !after.contains($0) }
        changed = after.filter(before.contains).map { Change($0, from: old, to: new, in: state) }
            .filter { !$0.isEmpty }
    }
}

extension ProcedureDifference.Change {
    fileprivate init(_ action: CaseAction, from old: ProcedureRules, to new: ProcedureRules, in state: CaseState) {
        func added<Value: Equatable>(_ before: [Value], _ after: [Value]) -> [Value] {
            after.filter { !before.contains($0) }
        }
        let (was, becomes) = (old.rule(action), new.rule(action))
        let (hands, newHands) = (old.roles(of: action, in: state), new.roles(of: action, in: state))
        let target = new.target(of: action, from: state)
        self.init(
            action: action,
            leadsTo: target == old.target(of: action, from: state) ? nil : target,
            rolesGained: added(hands, newHands),
            rolesLost: added(newHands, hands),
            guardsAdded: added(was.guards, becomes.guards),
            guardsDropped: added(becomes.guards, was.guards),
            fieldsAdded: added(was.fields, becomes.fields),
            fieldsDropped: added(becomes.fields, was.fields),
            apartAdded: added(was.apart, becomes.apart),
            basis: was.basis == becomes.basis ? [] : becomes.basis
        )
    }
}

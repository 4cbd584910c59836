/// One action of a version changed: how an office derives a version of its own from a known one, within the vocabulary
/// that is compiled in. What is nil stays as it is.
public struct ProcedureChange: Sendable, Hashable {
    /// An arrow to add.
    public struct Arrow: Sendable, Hashable {
        /// The state before; ``ProcedureVersion/new`` for an opening.
        public let from: String
        /// The state after.
        public let to: String
        /// Who may.
        public let roles: [String]

        /// Makes an arrow.
        public init(from: String, to: String, roles: [String]) {
            self.from = from
            self.to = to
            self.roles = roles
        }
    }

    /// The action's code.
    public let action: String
    /// Who may, by the state before; states that are not named keep their hands.
    public var roles: [String: [String]] = [:]
    /// What must be true, in place of what was.
    public var guards: [String]?
    /// What the step must say, in place of what it had to.
    public var fields: [String]?
    /// The actions whose doer may not take this one, in place of those before.
    public var apart: [String]?
    /// On what it rests, in place of what was cited.
    public var basis: [LegalBasis]?
    /// Arrows to add.
    public var adding: [Arrow] = []
    /// The states before from which the action leads on no longer.
    public var removing: [String] = []

    /// Makes a change that changes nothing yet.
    public init(_ action: String) { self.action = action }
}

/// What of a list of changes names nothing that there is.
public struct UnknownChanges: Error, Sendable, Hashable {
    /// One such name.
    public struct Name: Sendable, Hashable {
        /// The place of its change in the list, from 0.
        public let index: Int
        /// The code.
        public let code: String
    }

    /// The names, in the order of the changes.
    public let names: [Name]
}

extension ProcedureVersion {
    /// A version of the office's own, derived from this one. Clocks, documents and effects are carried over.
    ///
    /// Whether it is sound is for ``ProcedureCheck`` to say.
    ///
    /// - Throws: ``UnknownChanges`` where a change names an action, state, role, guard or field that does not exist, or an
    ///   arrow that is not there.
    public func changed(_ changes: [ProcedureChange], number: Int) throws(UnknownChanges) -> ProcedureVersion {
        var version = self
        version.number = number
        var unknown: [UnknownChanges.Name] = []
        for (index, change) in changes.enumerated() {
            unknown += version.apply(change).map { UnknownChanges.Name(index: index, code: $0) }
        }
        guard unknown.isEmpty else { throw UnknownChanges(names: unknown) }
        return version
    }

    /// Applies one change, and tells what it names that there is not.
    private mutating func apply(_ change: ProcedureChange) -> [String] {
        guard let index = actions.firstIndex(where: { $0.code == change.action }) else { return [change.action] }
        var unknown: [String] = []
        func read<Value: RawRepresentable>(_ codes: [String]?, _ old: [Value]) -> [Value]
        where Value.RawValue == String {
            guard let codes else { return old }
            unknown += codes.filter { Value(rawValue: $0) == nil }
            return codes.compactMap(Value.init(rawValue:))
        }
        for state in change.removing {
            if !transitions.contains(where: { $0.from == state && $0.action == change.action }) {
                unknown.append(state)
            }
            transitions.removeAll { $0.from == state && $0.action == change.action }
            actions[index].roles[state] = nil
        }
        for arrow in change.adding {
            let known = Set(states.map(\.code))
            unknown += [arrow.from, arrow.to].filter { !known.contains($0) && $0 != Self.new }
            transitions.append(Transition(from: arrow.from, action: change.action, to: arrow.to))
            actions[index].roles[arrow.from] = read(arrow.roles, [Role]())
        }
        for (state, roles) in change.roles.sorted(by: { $0.key < $1.key }) {
            if actions[index].roles[state] == nil { unknown.append(state) }
            actions[index].roles[state] = read(roles, [Role]())
        }
        actions[index].guards = read(change.guards, actions[index].guards)
        actions[index].fields = read(change.fields, actions[index].fields)
        if let apart = change.apart {
            unknown += apart.filter { code in !actions.contains { $0.code == code } }
            actions[index].apart = apart
        }
        if let basis = change.basis {
            actions[index].basis = basis
            actions[index].hasOwnBasis = true
        }
        return unknown
    }
}

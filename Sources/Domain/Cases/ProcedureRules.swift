/// A version of a procedure made ready to decide by: its arrows, hands, rules and clocks by state and action.
///
/// States, actions, guards, letters and clocks are the vocabulary that is compiled in; which of them hold, where, and by
/// whose hand, is the version's. A case is decided by the version that it is pinned to and by no other.
public struct ProcedureRules: Sendable {
    /// The version that these rules come from.
    public let version: ProcedureVersion
    private let targets: [CaseState: [CaseAction: CaseState]]
    private let openings: [CaseAction: [CaseState]]
    private let hands: [CaseAction: [CaseState?: [Role]]]
    private let rules: [CaseAction: ActionRule]
    private let clockRules: [ClockKind: ClockRule]

    /// Takes a version that may have been written by another build.
    ///
    /// - Throws: ``UnknownRules`` with every name that this build does not know.
    public init(_ version: ProcedureVersion) throws(UnknownRules) {
        let reader = RuleReader(version)
        self.init(version, reader)
        guard reader.unknown.isEmpty else { throw UnknownRules(names: reader.unknown) }
    }

    private init(_ version: ProcedureVersion, _ reader: RuleReader) {
        self.version = version
        targets = reader.targets
        openings = reader.openings
        hands = reader.hands
        rules = reader.rules
        clockRules = reader.clocks
    }

    private static let compiled: [Track: ProcedureRules] = Dictionary(
        uniqueKeysWithValues: Track.allCases.map { track in
            let version = ProcedureVersion.current(track)
            return (track, ProcedureRules(version, RuleReader(version)))
        }
    )

    /// The rules of a track as this code declares them.
    public static func current(_ track: Track) -> ProcedureRules {
        compiled[track] ?? ProcedureRules(.current(track), RuleReader(.current(track)))
    }

    /// Which procedure.
    public var track: Track { version.track }

    /// Whether cases of this version can be in a state.
    public func knows(_ state: CaseState) -> Bool { version.states.contains { $0.code == state.code } }

    /// The state to which an action leads; nil when it cannot be taken there.
    public func target(of action: CaseAction, from state: CaseState) -> CaseState? { targets[state]?[action] }

    /// The states in which an action opens a new case; empty for an action on a running one.
    public func openings(of action: CaseAction) -> [CaseState] { openings[action] ?? [] }

    /// The actions that can be taken in a state, in the order of the procedure.
    public func actions(in state: CaseState) -> [CaseAction] {
        CaseAction.all(on: track).filter { targets[state]?[$0] != nil }
    }

    /// The states from which an action leads on, in the order of the procedure.
    public func states(with action: CaseAction) -> [CaseState] {
        CaseState.all(on: track).filter { targets[$0]?[action] != nil }
    }

    /// The roles that may take an action in a state; for an opening action, with nil. Where the action leads nowhere,
    /// those that may take it elsewhere.
    public func roles(of action: CaseAction, in state: CaseState?) -> [Role] {
        if let known = hands[action]?[state] { return known }
        let everywhere = rules[action]?.roles ?? action.rule.roles
        return state?.isCriminal == true ? everywhere.filter { $0 == .investigator } : everywhere
    }

    /// What is declared about an action; an action that this version does not have asks nothing and makes nothing.
    public func rule(_ action: CaseAction) -> ActionRule { rules[action] ?? ActionRule(by: [], basis: [.practice]) }

    /// What is declared about a clock; nil where this version does not have it.
    public func clock(_ kind: ClockKind) -> ClockRule? { clockRules[kind] }

    /// What an action does to clocks, by itself or through the letter that it makes.
    public func clockEffects(of action: CaseAction) -> [ClockEffect] {
        ClockKind.allCases.flatMap { kind in clockRules[kind].map { $0.effects(of: action, rule(action), kind) } ?? [] }
    }
}

/// Names of a procedure version that this build does not know: a newer build wrote it.
public struct UnknownRules: Error, Sendable, Hashable {
    /// The names, in the order of their lines.
    public let names: [String]
}

/// The structure of one procedure as a value: states, transitions, rules of actions, clocks. Days and rates are not in
/// it; they are dated rows outside.
///
/// A case is pinned to the version under which it opened. The database holds the transitions of every version, so that
/// an impossible one is impossible in SQL too. Its ``contentHash`` proves that code and database mean the same.
public struct ProcedureVersion: Sendable, Hashable {
    /// A state.
    public struct State: Sendable, Hashable {
        /// Its code.
        public let code: String
        /// Whether the case has ended.
        public var isFinal: Bool
        /// Whether only investigators may read the case.
        public var isCriminal: Bool
        /// Its name.
        public var words: Words
    }

    /// One arrow.
    public struct Transition: Sendable, Hashable {
        /// The state before; ``ProcedureVersion/new`` for an opening.
        public let from: String
        /// The action.
        public let action: String
        /// The state after.
        public let to: String
    }

    /// What is declared about an action.
    public struct Action: Sendable, Hashable {
        /// Its code.
        public let code: String
        /// Its name.
        public var words: Words
        /// Who may, by the state before (``ProcedureVersion/new`` for an opening).
        public var roles: [String: [Role]]
        /// What must be true.
        public var guards: [Guard]
        /// What the step must say.
        public var fields: [StepField]
        /// The document made, as a code.
        public var letter: String?
        /// Actions whose doer may not take this one.
        public var apart: [String]
        /// What is set in motion elsewhere.
        public var effects: [Effect]
        /// On what it rests.
        public var basis: [LegalBasis]
        /// Whether ``basis`` is this version's own, so that it belongs to the structure, instead of the declared one.
        public var hasOwnBasis = false
    }

    /// What is declared about a clock.
    public struct Clock: Sendable, Hashable {
        /// Its kind.
        public let kind: ClockKind
        /// What it means when it runs out.
        public var nature: ClockNature
        /// What starts it, as text.
        public var start: String
        /// How long it runs, as text.
        public var length: String
        /// The states of this procedure in which it runs.
        public var runsIn: [String]
        /// Actions of this procedure that end it.
        public var endedBy: [String]
        /// Actions of this procedure that void it.
        public var voidedBy: [String]
        /// What becomes possible or due when it runs out.
        public var onExpiry: [String]
        /// The right that lapses when it runs out.
        public var closes: [String]
        /// Whether it may be extended or suspended.
        public var isExtendable: Bool
        /// The switch that rolls its last day forward.
        public var rollForward: ParameterKey?
        /// On what it rests.
        public var basis: LegalBasis
    }

    /// The state before the first event, as the database writes it.
    public static let new = "new"

    /// The number of the version that this code declares.
    public static let currentNumber = 2

    /// Numbers from here on are given by the office to versions of its own; those below come with the program.
    public static let firstOwnNumber = 1001

    /// Which procedure.
    public let track: Track
    /// Its version, counted from 1.
    public var number: Int
    /// Its states, in the order of the procedure.
    public var states: [State]
    /// Its arrows.
    public var transitions: [Transition]
    /// Its actions.
    public var actions: [Action]
    /// Its clocks.
    public var clocks: [Clock]

    /// The procedure of a track as this code declares it.
    public static func current(_ track: Track) -> ProcedureVersion {
        let states = CaseState.all(on: track)
        let actions = CaseAction.all(on: track)
        let openings = actions.flatMap { action in
            action.opens.map { Transition(from: new, action: action.code, to: $0.code) }
        }
        let moves = states.flatMap { state in
            actions.compactMap { action in
                state.after(action).map { Transition(from: state.code, action: action.code, to: $0.code) }
            }
        }
        return ProcedureVersion(
            track: track,
            number: currentNumber,
            states: states.map {
                State(code: $0.code, isFinal: $0.isFinal, isCriminal: $0.isCriminal, words: $0.words)
            },
            transitions: openings + moves,
            actions: actions.map { Action($0, in: states) },
            clocks: ClockKind.allCases.compactMap { Clock($0, on: track) }
        )
    }
}

extension ProcedureVersion.Action {
    fileprivate init(_ action: CaseAction, in states: [CaseState]) {
        let rule = action.rule
        var roles: [String: [Role]] = [:]
        if !action.opens.isEmpty { roles[ProcedureVersion.new] = action.roles(in: nil) }
        for state in states where state.after(action) != nil { roles[state.code] = action.roles(in: state) }
        self.init(
            code: action.code,
            words: action.words,
            roles: roles,
            guards: rule.guards,
            fields: rule.fields,
            letter: rule.letter?.code,
            apart: rule.apart.map(\.code),
            effects: rule.effects,
            basis: rule.basis
        )
    }
}

extension ProcedureVersion.Clock {
    fileprivate init?(_ kind: ClockKind, on track: Track) {
        let rule = kind.rule
        let runsIn = rule.runsIn.filter { $0.track == track }
        guard !runsIn.isEmpty else { return nil }
        func codes(_ actions: [CaseAction]) -> [String] { actions.filter { $0.track == track }.map(\.code) }
        let start: String
        switch rule.start {
        case .act(let actions): start = "act " + codes(actions).joined(separator: ",")
        case .delivery(let kinds): start = "delivery " + kinds.map(\.rawValue).joined(separator: ",")
        case .expiry(let parent): start = "expiry " + parent.rawValue
        }
        let length: String
        switch rule.length {
        case .days(let key): length = "days " + key.rawValue
        case .nextMonth(let key): length = "next_month " + key.rawValue
        case .named: length = "named"
        }
        self.init(
            kind: kind,
            nature: rule.nature,
            start: start,
            length: length,
            runsIn: runsIn.map(\.code),
            endedBy: codes(rule.endedBy),
            voidedBy: codes(rule.voidedBy),
            onExpiry: codes(rule.onExpiry),
            closes: codes(rule.closes),
            isExtendable: rule.isExtendable,
            rollForward: rule.rollForward,
            basis: rule.basis
        )
    }
}

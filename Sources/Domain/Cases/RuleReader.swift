/// Reads a version's codes as the vocabulary of this build, and keeps a list of what is not in it.
struct RuleReader {
    private(set) var targets: [CaseState: [CaseAction: CaseState]] = [:]
    private(set) var openings: [CaseAction: [CaseState]] = [:]
    private(set) var hands: [CaseAction: [CaseState?: [Role]]] = [:]
    private(set) var rules: [CaseAction: ActionRule] = [:]
    private(set) var clocks: [ClockKind: ClockRule] = [:]
    private(set) var unknown: [String] = []
    private let track: Track

    init(_ version: ProcedureVersion) {
        track = version.track
        for state in version.states { read(state) }
        for transition in version.transitions { read(transition) }
        for action in version.actions { read(action) }
        for clock in version.clocks { read(clock) }
    }

    /// What a state is belongs to the vocabulary; a version can only have it or not.
    private mutating func read(_ state: ProcedureVersion.State) {
        let known = CaseState(state.code, on: track)
        if known?.isFinal != state.isFinal || known?.isCriminal != state.isCriminal { unknown.append(state.code) }
    }

    private mutating func read(_ transition: ProcedureVersion.Transition) {
        guard let action = action(transition.action), let to = state(transition.to) else { return }
        if transition.from == ProcedureVersion.new {
            openings[action, default: []].append(to)
        } else if let from = state(transition.from) {
            targets[from, default: [:]][action] = to
        }
    }

    private mutating func read(_ declared: ProcedureVersion.Action) {
        guard let action = action(declared.code) else { return }
        var rolesIn: [CaseState: [Role]] = [:]
        for (code, roles) in declared.roles.sorted(by: { $0.key < $1.key }) {
            if code == ProcedureVersion.new {
                hands[action, default: [:]].updateValue(roles, forKey: nil)
            } else if let state = state(code) {
                hands[action, default: [:]].updateValue(roles, forKey: state)
                rolesIn[state] = roles
            }
        }
        let everywhere = Set(declared.roles.values.joined())
        rules[action] = ActionRule(
            by: Role.allCases.filter(everywhere.contains),
            in: rolesIn,
            if: declared.guards,
            needs: declared.fields,
            makes: declared.letter.flatMap { letter($0) },
            apart: declared.apart.compactMap { self.action($0) },
            effects: declared.effects,
            basis: declared.basis
        )
    }

    private mutating func read(_ clock: ProcedureVersion.Clock) {
        guard let start = trigger(clock.start), let length = length(clock.length) else {
            unknown.append("\(clock.kind.rawValue): \(clock.start) / \(clock.length)")
            return
        }
        clocks[clock.kind] = ClockRule(
            clock.nature,
            from: start,
            for: length,
            in: clock.runsIn.compactMap { state($0) },
            endedBy: clock.endedBy.compactMap { action($0) },
            voidedBy: clock.voidedBy.compactMap { action($0) },
            then: clock.onExpiry.compactMap { action($0) },
            closes: clock.closes.compactMap { action($0) },
            isExtendable: clock.isExtendable,
            rollForward: clock.rollForward,
            basis: clock.basis
        )
    }

    // MARK: Codes

    private mutating func action(_ code: String) -> CaseAction? {
        if let action = CaseAction(code, on: track) { return action }
        unknown.append(code)
        return nil
    }

    private mutating func state(_ code: String) -> CaseState? {
        if let state = CaseState(code, on: track) { return state }
        unknown.append(code)
        return nil
    }

    private mutating func letter(_ code: String) -> LetterMade? {
        if let letter = LetterMade(code: code) { return letter }
        unknown.append(code)
        return nil
    }

    private mutating func trigger(_ text: String) -> ClockTrigger? {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        let codes = words.count > 1 ? words[1].split(separator: ",").map(String.init) : []
        switch words.first {
        case "act":
            return .act(codes.compactMap { action($0) })
        case "delivery":
            let kinds = codes.compactMap(LetterKind.init(rawValue:))
            return kinds.count == codes.count ? .delivery(kinds) : nil
        case "expiry":
            return codes.first.flatMap(ClockKind.init(rawValue:)).map { .expiry(of: $0) }
        default:
            return nil
        }
    }

    private func length(_ text: String) -> ClockLength? {
        let words = text.split(separator: " ").map(String.init)
        let key = words.count > 1 ? ParameterKey(rawValue: words[1]) : nil
        switch words.first {
        case "days": return key.map(ClockLength.days)
        case "next_month": return key.map { .nextMonth(on: $0) }
        case "named": return .named
        default: return nil
        }
    }
}

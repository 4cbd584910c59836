extension ProcedureVersion {
    /// Reads a version back from its ``canonicalText``. Names for people come from this build, and so do citations, save
    /// where the version rests an action on others.
    ///
    /// - Throws: ``UnknownRules`` with every line that this build cannot read.
    public init(canonicalText: String) throws(UnknownRules) {
        var lines = canonicalText.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        guard let head = lines.first, head.count == 4, head[0] == "procedure", head[2] == "version",
            let track = Track(rawValue: head[1]), let number = Int(head[3])
        else { throw UnknownRules(names: [canonicalText.split(separator: "\n").first.map(String.init) ?? ""]) }
        lines.removeFirst()
        self.init(track: track, number: number, states: [], transitions: [], actions: [], clocks: [])
        let unread = lines.filter { !read($0) }
        guard unread.isEmpty else { throw UnknownRules(names: unread.map { $0.joined(separator: " ") }) }
    }

    private mutating func read(_ words: [String]) -> Bool {
        switch words[0] {
        case "state" where words.count > 1:
            guard let state = CaseState(words[1], on: track) else { return false }
            states.append(
                State(
                    code: words[1],
                    isFinal: words.contains("final"),
                    isCriminal: words.contains("closed"),
                    words: state.words
                )
            )
            return true
        case "transition" where words.count == 4:
            transitions.append(Transition(from: words[1], action: words[2], to: words[3]))
            return true
        case "action": return Action(words, on: track).map { actions.append($0) } != nil
        case "clock": return Clock(words).map { clocks.append($0) } != nil
        case "basis" where words.count > 3:
            guard let index = actions.firstIndex(where: { $0.code == words[1] }) else { return false }
            return actions[index].rest(on: words[3...].joined(separator: " "), words[2])
        default: return false
        }
    }

    fileprivate static func codes(_ list: String) -> [String] {
        list == "-" ? [] : list.split(separator: ",").map(String.init)
    }

    /// Reads codes as values; nil where one is unknown.
    fileprivate static func values<Value: RawRepresentable>(_ list: String?) -> [Value]?
    where Value.RawValue == String {
        guard let list else { return nil }
        let values = codes(list).compactMap(Value.init(rawValue:))
        return values.count == codes(list).count ? values : nil
    }

    /// What stands between one keyword of a line and the next.
    fileprivate static func sections(_ words: [String], _ keywords: [String]) -> [String: [String]] {
        var sections: [String: [String]] = [:]
        var current: String?
        var expected = keywords[...]
        for word in words {
            if let next = expected.firstIndex(of: word) {
                current = word
                expected = expected[(next + 1)...]
                sections[word] = []
            } else if let current {
                sections[current, default: []].append(word)
            }
        }
        return sections
    }
}

extension ProcedureVersion.Action {
    fileprivate init?(_ line: [String], on track: Track) {
        guard line.count > 2, let action = CaseAction(line[1], on: track) else { return nil }
        let parts = ProcedureVersion.sections(
            Array(line.dropFirst(2)),
            ["roles", "guards", "fields", "letter", "apart", "effects"]
        )
        var roles: [String: [Role]] = [:]
        for hand in parts["roles"] ?? [] {
            let sides = hand.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2, let read: [Role] = ProcedureVersion.values(sides[1]) else { return nil }
            roles[sides[0]] = read
        }
        guard let guards: [Guard] = ProcedureVersion.values(parts["guards"]?.first),
            let fields: [StepField] = ProcedureVersion.values(parts["fields"]?.first),
            let effects: [Effect] = ProcedureVersion.values(parts["effects"]?.first),
            let letter = parts["letter"]?.first, let apart = parts["apart"]?.first
        else { return nil }
        self.init(
            code: line[1],
            words: action.words,
            roles: roles,
            guards: guards,
            fields: fields,
            letter: letter == "-" ? nil : letter,
            apart: ProcedureVersion.codes(apart),
            effects: effects,
            basis: action.rule.basis
        )
    }

    /// Rests the action on a citation of the version's own; the first takes the place of the declared ones.
    fileprivate mutating func rest(on citation: String, _ certainty: String) -> Bool {
        if !hasOwnBasis { basis = [] }
        hasOwnBasis = true
        guard certainty != "practice" else {
            basis.append(.practice)
            return true
        }
        guard let certainty = Certainty(rawValue: certainty) else { return false }
        basis.append(.law(citation, certainty))
        return true
    }
}

extension ProcedureVersion.Clock {
    fileprivate init?(_ line: [String]) {
        guard line.count > 3, let kind = ClockKind(rawValue: line[1]), let nature = ClockNature(rawValue: line[2])
        else {
            return nil
        }
        let parts = ProcedureVersion.sections(
            Array(line.dropFirst(3)),
            ["from", "for", "in", "ended", "voided", "then", "closes", "extendable", "rolls"]
        )
        func codes(_ name: String) -> [String]? { parts[name]?.first.map(ProcedureVersion.codes) }
        guard let start = parts["from"], let length = parts["for"], let runsIn = codes("in"),
            let endedBy = codes("ended"), let voidedBy = codes("voided"), let onExpiry = codes("then"),
            let closes = codes("closes")
        else { return nil }
        var rolls: ParameterKey?
        if let key = parts["rolls"]?.first {
            guard let known = ParameterKey(rawValue: key) else { return nil }
            rolls = known
        }
        self.init(
            kind: kind,
            nature: nature,
            start: start.joined(separator: " "),
            length: length.joined(separator: " "),
            runsIn: runsIn,
            endedBy: endedBy,
            voidedBy: voidedBy,
            onExpiry: onExpiry,
            closes: closes,
            isExtendable: parts["extendable"] != nil,
            rollForward: rolls,
            basis: kind.rule.basis
        )
    }
}

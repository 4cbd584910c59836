/// What a case is decided by: its version of the procedure, and the parameters as it reads them.
public struct RulesInForce: Sendable {
    /// The version.
    public let rules: ProcedureRules
    /// The parameters, staying with the case's rules day.
    public let parameters: Parameters

    /// Puts both together.
    public init(_ rules: ProcedureRules, _ parameters: Parameters) {
        self.rules = rules
        self.parameters = parameters
    }

    /// The parameters that cases of the version read.
    private var keys: [ParameterKey] {
        let ofClocks = ClockKind.allCases.compactMap(rules.clock).flatMap { rule -> [ParameterKey] in
            switch rule.length {
            case .days(let key), .nextMonth(let key): [key, rule.rollForward].compactMap { $0 }
            case .named: [rule.rollForward].compactMap { $0 }
            }
        }
        let ofNotes: [ParameterKey] =
            rules.track == .inspection ? [.specialNoteDays, .noteDaysCap, .noteExtensions, .noteSuspension] : []
        return ParameterKey.allCases.filter { ofClocks.contains($0) || ofNotes.contains($0) }
    }

    /// The parameters that other rules read otherwise on a day: the rows before, where there is one, and after.
    public func changes(
        to other: RulesInForce,
        on day: LocalDate
    ) -> [(before: ParameterDefault?, after: ParameterDefault)] {
        other.keys.compactMap { key in
            let (before, after) = (parameters.row(key, on: day), other.parameters.row(key, on: day))
            guard let after else { return nil }
            let isSame = before?.value == after.value && before?.unit == after.unit && before?.basis == after.basis
            return isSame ? nil : (before, after)
        }
    }

    /// How other rules would count a running clock, as information: a day that was told never moves.
    ///
    /// A period that the letter itself set stays what the letter says; only what the law gave is counted anew.
    ///
    /// - Parameters:
    ///   - letter: The letter that the clock belongs to.
    ///   - day: The day by whose law it was counted: of the letter, or of the act that started it.
    /// - Returns: The other count and on what it rests; nil where it would be the same.
    public func recount(
        _ count: ClockCount,
        of kind: ClockKind,
        letter: LetterKind?,
        on day: LocalDate,
        under other: RulesInForce
    ) -> (count: ClockCount, basis: LegalBasis)? {
        guard let rule = other.rules.clock(kind) else { return nil }
        var budget = count.budget
        var basis = rule.basis
        if case .days(let given, _) = count.budget, length(of: kind, letter, on: day)?.days == given,
            let (key, days) = other.length(of: kind, letter, on: day),
            let row = other.parameters.row(key, on: day), let unit = row.unit.dayUnit
        {
            budget = .days(days, unit)
            basis = row.basis
        }
        let rolls = rule.rollForward.map { other.parameters.isOn($0, on: day) } ?? false
        guard budget != count.budget || rolls != count.rolls else { return nil }
        return (ClockCount(from: count.start, budget, rolls: rolls, ledger: count.ledger), basis)
    }

    private func length(
        of kind: ClockKind,
        _ letter: LetterKind?,
        on day: LocalDate
    ) -> (key: ParameterKey, days: Int)? {
        guard case .days(let usual)? = rules.clock(kind)?.length else { return nil }
        let key = (kind.ownsPeriod ? letter.flatMap(Letters.periodKey) : nil) ?? usual
        return parameters.whole(key, on: day).map { (key, $0) }
    }
}

internal import FoundationEssentials

/// Reckons what the law says is owed, from dated rules, and tells how.
///
/// Pure: the same question under the same rules has the same answer. Every method is in a file of its own.
public struct MoneyCalculator: Sendable {
    let rules: MoneyRules
    let parameters: Parameters
    let calendar: WorkingCalendar

    /// Reckons under these rules.
    public init(rules: MoneyRules, parameters: Parameters, calendar: WorkingCalendar) {
        self.rules = rules
        self.parameters = parameters
        self.calendar = calendar
    }

    /// A parameter that must have a value on a day.
    func parameter(
        _ key: ParameterKey,
        on day: LocalDate
    ) throws(CalculationFailure) -> (ExactDecimal, Calculation.Source) {
        guard let row = parameters.row(key, on: day), let value = row.value.map(\.description),
            let number = try? ExactDecimal(value)
        else { throw .noRule(key.words, day.words) }
        return (number, source(row, number))
    }

    /// A parameter as a source; a row that an administrator added has no label of its own.
    private func source(_ row: ParameterDefault, _ value: ExactDecimal) -> Calculation.Source {
        let brought = ParameterDefault.all.first { $0.key == row.key && $0.basis == row.basis }
        let name = row.key.words
        let what =
            row.unit == .switch
            ? Words(
                id: "\(name.id): \(value == .one ? "ya" : "tidak")",
                en: "\(name.en): \(value == .one ? "yes" : "no")"
            )
            : Words(
                id: "\(name.id): \(value.words.id) \(row.unit.words.id)",
                en: "\(name.en): \(value.words.en) \(row.unit.words.en)"
            )
        return Calculation.Source(what: what, basis: row.basis, note: row.label ?? brought?.label)
    }

    /// The day on which the contributions of a month are due: a day of the next month, moved to a working day where
    /// the law says so and the calendar of that year is known.
    func contributionsDue(for month: CalendarMonth) throws(CalculationFailure) -> (LocalDate, [Calculation.Source]) {
        let next = month.advanced(by: 1)
        let (number, source) = try parameter(.contributionDueDay, on: next.firstDay)
        let day = next.day(Int(number.millionths / 1_000_000))
        let (rolls, rollSource) = try parameter(.contributionRollForward, on: next.firstDay)
        guard rolls == .one else { return (day, [source]) }
        return (calendar.workingDay(onOrAfter: day) ?? day, [source, rollSource])
    }

    /// Months from one day to a later one: those that have begun, or those that are full. 0 when it is not later.
    static func months(from start: LocalDate, to end: LocalDate, countingBegun: Bool) -> Int {
        guard end > start else { return 0 }
        let month = CalendarMonth(start)
        let between = month.distance(to: CalendarMonth(end))
        let full = month.advanced(by: between).day(start.day) <= end ? between : between - 1
        let isExact = month.advanced(by: full).day(start.day) == end
        return countingBegun && !isExact ? full + 1 : full
    }
}

extension ExactDecimal {
    /// 1, which in a switch means yes.
    static let one = ExactDecimal(millionths: 1_000_000)
}

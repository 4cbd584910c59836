/// An instalment plan as a case's step agrees on it: so much a month, up to a last day.
public enum InstalmentPlan {
    /// One instalment.
    public struct Instalment: Sendable, Hashable {
        /// Its last day.
        public let dueOn: LocalDate
        /// What is paid then, above zero.
        public let amount: Rupiah
    }

    /// Monthly instalments of one amount, the last with what remains, due on the same day of each month and the last on
    /// `last`; on a month's last day where the month is shorter.
    ///
    /// - Parameters:
    ///   - balance: What is owed.
    ///   - each: What is paid a month.
    ///   - last: The day of the last instalment.
    ///   - day: The day of the agreement; every instalment lies after it.
    /// - Returns: nil where nothing is owed or paid, or where the first would lie on or before the agreement.
    public static func monthly(
        _ balance: Rupiah,
        each: Rupiah,
        through last: LocalDate,
        after day: LocalDate
    ) -> [Instalment]? {
        guard balance > .zero, each > .zero else { return nil }
        let count = (balance.amount - 1) / each.amount + 1
        // A plan of a lifetime is none.
        guard count <= 600 else { return nil }
        let plan = (1...count).compactMap { number -> Instalment? in
            let isLast = number == count
            let amount = isLast ? balance.amount - each.amount * (count - 1) : each.amount
            return dueDay(last, monthsBefore: Int(count - number)).map { Instalment(dueOn: $0, amount: Rupiah(amount)) }
        }
        guard plan.count == Int(count), let first = plan.first, first.dueOn > day else { return nil }
        return plan
    }

    private static func dueDay(_ day: LocalDate, monthsBefore months: Int) -> LocalDate? {
        let index = day.year * 12 + day.month - 1 - months
        let (year, month) = (index / 12, index % 12 + 1)
        guard year >= LocalDate.first.year else { return nil }
        return LocalDate(year: year, month: month, day: min(day.day, LocalDate.daysInMonth(month, of: year)))
    }
}

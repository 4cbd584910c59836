/// A month of a year, for which contributions are owed. Written `YYYY-MM`.
public struct CalendarMonth: Sendable, Hashable {
    /// Months since the year 0.
    private let number: Int

    /// The month of a day.
    public init(_ day: LocalDate) {
        let parts = day.components
        number = parts.year * 12 + parts.month - 1
    }

    private init(number: Int) { self.number = number }

    /// Reads `YYYY-MM`.
    ///
    /// - Throws: `malformed`, or `no_such_day` for a month that the calendar has not.
    public init(_ text: String) throws(ParseFailure) { self.init(try LocalDate(parsing: text + "-01")) }

    /// The year.
    public var year: Int { number / 12 }
    /// The month, 1 to 12.
    public var month: Int { number % 12 + 1 }

    /// The first day.
    public var firstDay: LocalDate { LocalDate(year: year, month: month, day: 1) ?? .last }

    /// A day of the month; the last one where the month is shorter.
    public func day(_ day: Int) -> LocalDate {
        let length = LocalDate.daysInMonth(month, of: year)
        return LocalDate(year: year, month: month, day: min(max(day, 1), length)) ?? .last
    }

    /// "Maret 2026".
    public var words: Words {
        let day = firstDay.words
        return Words(id: Self.withoutDay(day.id), en: Self.withoutDay(day.en))
    }

    private static func withoutDay(_ text: String) -> String {
        text.split(separator: " ").dropFirst().joined(separator: " ")
    }
}

extension CalendarMonth: Strideable {
    /// Orders by time.
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
    /// Months until the other.
    public func distance(to other: Self) -> Int { other.number - number }
    /// The month so many months away.
    public func advanced(by months: Int) -> Self { Self(number: number + months) }
}

extension CalendarMonth: CustomStringConvertible {
    /// `YYYY-MM`.
    public var description: String { String(firstDay.description.prefix(7)) }
}

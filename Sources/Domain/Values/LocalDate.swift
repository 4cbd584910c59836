/// A legal day: year, month and day of the Gregorian calendar, without hour or zone.
///
/// Held as the number of days since 1970-01-01, so comparing and adding days are single integer operations. Years
/// 1 to 9999. The written form is `YYYY-MM-DD` (ISO 8601).
public struct LocalDate: Sendable, Hashable {
    /// Days since 1970-01-01; negative before it.
    public let dayNumber: Int

    /// The first day that can be held, 1 January of the year 1.
    public static let first = LocalDate(uncheckedDayNumber: -719_162)
    /// The last day that can be held, 31 December 9999.
    public static let last = LocalDate(uncheckedDayNumber: 2_932_896)

    private init(uncheckedDayNumber: Int) { dayNumber = uncheckedDayNumber }

    /// The day with this number, brought to ``first`` or ``last`` when it lies beyond.
    public init(dayNumber: Int) {
        self.dayNumber = min(max(dayNumber, Self.first.dayNumber), Self.last.dayNumber)
    }

    /// The day of a civil date, or nil when the calendar has no such day.
    ///
    /// - Parameters:
    ///   - year: 1 to 9999.
    ///   - month: 1 to 12.
    ///   - day: 1 to the month's length.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Self.daysInMonth(month, of: year) else { return nil }
        dayNumber = Self.dayNumber(year: year, month: month, day: day)
    }

    /// Year, month and day.
    public var components: (year: Int, month: Int, day: Int) {
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days; years begin in March.
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The year, 1 to 9999.
    public var year: Int { components.year }
    /// The month, 1 to 12.
    public var month: Int { components.month }
    /// The day of the month, 1 to 31.
    public var day: Int { components.day }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday, the fourth day of the ISO week.
        let index = (dayNumber + 3) % 7
        return Weekday.allCases[index < 0 ? index + 7 : index]
    }

    /// The day so many days later, or earlier when negative. Never beyond ``first`` and ``last``.
    public func adding(days: Int) -> LocalDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return overflow ? (days > 0 ? .last : .first) : LocalDate(dayNumber: sum)
    }

    /// How many days lie between this day and a later one; negative when the other is earlier.
    public func days(until other: LocalDate) -> Int { other.dayNumber - dayNumber }

    /// How many days a month has; 0 for a month that does not exist.
    public static func daysInMonth(_ month: Int, of year: Int) -> Int {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 0
        }
    }

    /// Whether the year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        // Hinnant, days_from_civil; the year is at least 1, so the era is never negative.
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension LocalDate: Strideable {
    /// Orders by time.
    public static func < (left: LocalDate, right: LocalDate) -> Bool { left.dayNumber < right.dayNumber }

    /// Days until the other day.
    public func distance(to other: LocalDate) -> Int { days(until: other) }

    /// The day so many days away.
    public func advanced(by days: Int) -> LocalDate { adding(days: days) }
}

/// How the days of a period are counted.
public enum DayUnit: String, Sendable, Hashable, Codable, CaseIterable {
    /// Hari kerja: Monday to Friday without national holidays and collective leave (Perpres 21/2023).
    case workingDays = "working_days"
    /// Hari kalender: every day.
    case calendarDays = "calendar_days"

    /// The unit's name.
    public var words: Words {
        switch self {
        case .workingDays: Words(id: "hari kerja", en: "working days")
        case .calendarDays: Words(id: "hari kalender", en: "calendar days")
        }
    }
}

/// Which days civil servants work, and when a period ends.
public struct WorkingCalendar: Sendable, Hashable {
    /// The holidays that the calendar rests on.
    public let table: HolidayTable
    private let official: [LocalDate: [Holiday]]

    /// The longest period that can be asked for, in days: about a hundred years.
    public static let longestPeriod = 36_600

    /// Makes the calendar of a table. Estimated days do not count: in a published year they are not law, and an
    /// unpublished year counts for nothing.
    public init(_ table: HolidayTable) {
        self.table = table
        official = Dictionary(grouping: table.holidays.filter { $0.status == .official }, by: \.date)
    }

    /// Whether the holidays of a day's year are settled.
    public func isPublished(_ day: LocalDate) -> Bool { table.publishedYears.contains(day.year) }

    /// Whether civil servants work on a day; nil when its year is not published.
    public func isWorkingDay(_ day: LocalDate) -> Bool? {
        guard isPublished(day) else { return nil }
        return !day.weekday.isWeekend && official[day] == nil
    }

    /// The official holidays on a day.
    public func holidays(on day: LocalDate) -> [Holiday] { official[day] ?? [] }

    /// The first working day on or after a day; nil when an unpublished year lies in the way.
    public func workingDay(onOrAfter day: LocalDate) -> LocalDate? {
        var day = day
        while let isWorking = isWorkingDay(day) {
            if isWorking { return day }
            guard day < .last else { return nil }
            day = day.adding(days: 1)
        }
        return nil
    }

    /// How many working days lie after one day up to and including another; 0 when that is not later, nil when an
    /// unpublished year lies between.
    public func workingDays(after start: LocalDate, through end: LocalDate) -> Int? {
        guard start < end else { return 0 }
        var count = 0
        for day in start.adding(days: 1)...end {
            guard let isWorking = isWorkingDay(day) else { return nil }
            if isWorking { count += 1 }
        }
        return count
    }

    /// When a period ends. The first day counted is the one after the start, as after a receipt.
    ///
    /// - Parameters:
    ///   - days: how many, 0 to ``longestPeriod``; 0 ends on the start itself.
    ///   - unit: working or calendar days.
    ///   - start: the day of the receipt or other event; it is not counted.
    ///   - rollForward: whether an end on a day without work moves to the next working day (UU 30/2014 art. 58(3)).
    ///     It changes nothing for one working day or more.
    /// - Returns: the day with its explanation, or the year that must be published first. Counting calendar days
    ///   without rolling looks at no holiday and always has a day.
    /// - Throws: `out_of_range` for a negative or overlong period.
    public func deadline(
        days: Int,
        unit: DayUnit,
        startingAfter start: LocalDate,
        rollForward: Bool
    ) throws(ParseFailure) -> Deadline {
        guard (0...Self.longestPeriod).contains(days) else {
            throw ParseFailure(
                .outOfRange,
                id: "Jangka waktu \(days) hari tidak mungkin; isilah 0 sampai \(Self.longestPeriod).",
                en: "A period of \(days) days cannot be; give 0 to \(Self.longestPeriod)."
            )
        }
        let counted: LocalDate
        switch unit {
        case .calendarDays:
            counted = start.adding(days: days)
        case .workingDays:
            switch count(days, after: start) {
            case .success(let day): counted = day
            case .failure(let gap): return .unresolved(year: gap.year, gap.words(days, unit, start))
            }
        }
        guard rollForward else { return .due(counted, explain(days, unit, start, counted, counted)) }
        var due = counted
        while let isWorking = isWorkingDay(due), !isWorking { due = due.adding(days: 1) }
        guard isPublished(due) else {
            return .unresolved(year: due.year, UnpublishedYear(year: due.year).words(days, unit, start))
        }
        return .due(due, explain(days, unit, start, counted, due))
    }

    private func count(_ days: Int, after start: LocalDate) -> Result<LocalDate, UnpublishedYear> {
        var day = start
        var left = days
        while left > 0 {
            day = day.adding(days: 1)
            guard let isWorking = isWorkingDay(day) else { return .failure(UnpublishedYear(year: day.year)) }
            if isWorking { left -= 1 }
        }
        return .success(day)
    }

    private func explain(
        _ days: Int,
        _ unit: DayUnit,
        _ start: LocalDate,
        _ counted: LocalDate,
        _ due: LocalDate
    ) -> DeadlineExplanation {
        let explained: Range<LocalDate>
        switch unit {
        case .workingDays: explained = start.adding(days: 1)..<max(due, start.adding(days: 1))
        case .calendarDays: explained = counted..<due
        }
        return DeadlineExplanation(
            days: days,
            unit: unit,
            start: start,
            counted: counted,
            due: due,
            gaps: NonWorkingGap.gaps(in: explained, of: self)
        )
    }
}

/// The year that stops a count.
private struct UnpublishedYear: Error {
    let year: Int

    func words(_ days: Int, _ unit: DayUnit, _ start: LocalDate) -> Words {
        Words(
            id: "\(days) \(unit.words.id) sejak \(start.words.id) belum dapat dihitung: hari libur tahun \(year) belum "
                + "ditetapkan; tanggal jatuh tempo menyusul setelah keputusan bersama terbit.",
            en: "\(days) \(unit.words.en) from \(start.words.en) cannot be counted yet: the holidays of \(year) have "
                + "not been set; the due day follows once the joint decree is published."
        )
    }
}

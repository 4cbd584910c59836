/// A run of days without work between two working days, or a part of one.
public struct NonWorkingGap: Sendable, Hashable {
    /// The first day.
    public let first: LocalDate
    /// The last day, which may be the first.
    public let last: LocalDate
    /// The feasts behind the holidays of the run, each once; empty for an ordinary weekend.
    public let occasions: [Words]
    /// Which kinds of holiday the run has.
    public let kinds: Set<Holiday.Kind>

    /// How many days it has.
    public var length: Int { first.days(until: last) + 1 }

    /// "14–15 Mei libur dan cuti bersama (Kenaikan Yesus Kristus)".
    public var words: Words {
        let free: Words
        switch (kinds.contains(.nationalHoliday), kinds.contains(.collectiveLeave)) {
        case (true, true): free = Words(id: "libur dan cuti bersama", en: "holiday and collective leave")
        case (true, false): free = Words(id: "libur", en: "holiday")
        case (false, true): free = Words(id: "cuti bersama", en: "collective leave")
        case (false, false): free = Words(id: "akhir pekan", en: "weekend")
        }
        let names = Words(
            id: occasions.map(\.id).joined(separator: ", "),
            en: occasions.map(\.en).joined(separator: ", ")
        )
        return Words(
            id: "\(range(\.id)) \(free.id)" + (names.id.isEmpty ? "" : " (\(names.id))"),
            en: "\(range(\.en)) \(free.en)" + (names.en.isEmpty ? "" : " (\(names.en))")
        )
    }

    /// "14–15 Mei", "31 Mei–1 Juni", "24 Desember 2026–1 Januari 2027".
    private func range(_ language: KeyPath<Words, String>) -> String {
        let end = "\(last.day) \(last.monthName[keyPath: language])"
        if first == last { return end }
        let (from, to) = (first.components, last.components)
        if from.year != to.year { return "\(first.words[keyPath: language])–\(last.words[keyPath: language])" }
        if from.month != to.month { return "\(from.day) \(first.monthName[keyPath: language])–\(end)" }
        return "\(from.day)–\(end)"
    }

    /// The gaps among some days: holidays merged with what lies between them, weekends apart from them.
    static func gaps(in days: Range<LocalDate>, of calendar: WorkingCalendar) -> [NonWorkingGap] {
        var gaps: [NonWorkingGap] = []
        var run: [LocalDate] = []
        for day in days {
            if calendar.isWorkingDay(day) == false {
                run.append(day)
            } else if !run.isEmpty {
                gaps += split(run, of: calendar)
                run = []
            }
        }
        return run.isEmpty ? gaps : gaps + split(run, of: calendar)
    }

    /// Cuts plain weekend days off both ends of a run, unless no weekday of it is a holiday.
    private static func split(_ run: [LocalDate], of calendar: WorkingCalendar) -> [NonWorkingGap] {
        let isHoliday = run.map { !calendar.holidays(on: $0).isEmpty }
        let matters = run.contains { !$0.weekday.isWeekend }
        guard matters, let first = isHoliday.firstIndex(of: true), let last = isHoliday.lastIndex(of: true) else {
            return [gap(run[...], [])]
        }
        let holidays = run[first...last].flatMap { calendar.holidays(on: $0) }
        var parts = [gap(run[first...last], holidays)]
        if first > 0 { parts.insert(gap(run[..<first], []), at: 0) }
        if last < run.count - 1 { parts.append(gap(run[(last + 1)...], [])) }
        return parts
    }

    private static func gap(_ days: ArraySlice<LocalDate>, _ holidays: [Holiday]) -> NonWorkingGap {
        var occasions: [Words] = []
        for occasion in holidays.map(\.occasion) where !occasions.contains(occasion) { occasions.append(occasion) }
        return NonWorkingGap(
            first: days.first ?? .first,
            last: days.last ?? .first,
            occasions: occasions,
            kinds: Set(holidays.map(\.kind))
        )
    }
}

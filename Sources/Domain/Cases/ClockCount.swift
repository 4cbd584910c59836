/// A due day with its explanation.
public struct CountedDeadline: Sendable, Hashable {
    /// The last day, as far as it is known.
    public let due: ClockDue
    /// Everything in one line.
    public let summary: Words
    /// Step by step: the budget, what was passed over, each line of the ledger, the due day.
    public let steps: [Words]

    /// Takes over what a calendar counted.
    init(_ deadline: Deadline) {
        switch deadline {
        case .due(let day, let explanation): self.init(.day(day), explanation.steps)
        case .unresolved(let year, let words): self.init(.unresolved(year: year), [words])
        }
    }

    init(_ due: ClockDue, _ steps: [Words]) {
        self.due = due
        self.steps = steps
        summary = Words(
            id: steps.map(\.id).joined(separator: "; "),
            en: steps.map(\.en).joined(separator: "; ")
        )
    }
}

/// What a clock's due day is derived from: the day from which it counts, its budget, and its ledger. The same count
/// starts a clock, changes it, resolves it when a year is published, and tells what it would be today.
public struct ClockCount: Sendable, Hashable {
    /// What a clock is given.
    public enum Budget: Sendable, Hashable {
        /// So many days in a unit, counted from the day after the start.
        case days(Int, DayUnit)
        /// To a day that the letter, the step or the month names, before any roll.
        case until(LocalDate)
    }

    /// The day of the receipt or act, itself not counted.
    public let start: LocalDate
    /// What it is given.
    public let budget: Budget
    /// Whether a last day without work moves to the next working day; fixed when the clock starts.
    public let rolls: Bool
    /// Extensions and suspensions, in the order of their acts.
    public var ledger: [ClockEntry]

    /// Makes a count.
    public init(from start: LocalDate, _ budget: Budget, rolls: Bool, ledger: [ClockEntry] = []) {
        self.start = start
        self.budget = budget
        self.rolls = rolls
        self.ledger = ledger
    }

    /// Counts by a calendar.
    ///
    /// - Returns: nil for a budget that no law sets: negative, or longer than ``WorkingCalendar/longestPeriod``.
    public func deadline(_ calendar: WorkingCalendar) -> CountedDeadline? {
        guard var counted = first(calendar) else { return nil }
        for (index, entry) in ledger.enumerated() {
            guard let next = apply(entry, at: index, to: counted, calendar) else { return nil }
            counted = next
        }
        return counted
    }

    /// What follows from one line more.
    ///
    /// What was told stands: the line changes that day, even where the calendar has changed since and would have made
    /// another of it. A day that waits for a year goes on waiting.
    ///
    /// - Parameter told: the last day before this line.
    public func entering(_ entry: ClockEntry, told: ClockDue, _ calendar: WorkingCalendar) -> CountedDeadline? {
        var whole = self
        whole.ledger.append(entry)
        guard let counted = whole.deadline(calendar) else { return nil }
        switch told {
        case .unresolved:
            return CountedDeadline(told, counted.steps)
        case .day(let day):
            guard deadline(calendar)?.due != told else { return counted }
            let steps = [
                Words(
                    id: "dihitung sejak \(start.words.id), jatuh tempo semula \(day.wordsWithWeekday.id)",
                    en: "counted from \(start.words.en), due at first on \(day.wordsWithWeekday.en)"
                )
            ]
            return whole.apply(entry, at: ledger.count, to: CountedDeadline(told, steps), calendar)
        }
    }

    private func first(_ calendar: WorkingCalendar) -> CountedDeadline? {
        switch budget {
        case .days(let days, let unit):
            let end = try? calendar.deadline(days: days, unit: unit, startingAfter: start, rollForward: rolls)
            return end.map { CountedDeadline($0) }
        case .until(let last):
            guard let moved = rolls ? calendar.workingDay(onOrAfter: last) : last else {
                let words = Words(
                    id: "sampai \(last.wordsWithWeekday.id); hari libur tahun \(last.year) belum ditetapkan",
                    en: "until \(last.wordsWithWeekday.en); the holidays of \(last.year) are not published"
                )
                return CountedDeadline(.unresolved(year: last.year), [words])
            }
            let words = Words(id: "sampai \(moved.wordsWithWeekday.id)", en: "until \(moved.wordsWithWeekday.en)")
            guard moved != last else { return CountedDeadline(.day(moved), [words]) }
            let roll = Words(
                id: "hari terakhir \(last.wordsWithWeekday.id) bukan hari kerja, bergeser ke hari kerja berikutnya",
                en: "the last day, \(last.wordsWithWeekday.en), is not a working day and moves to the next one"
            )
            return CountedDeadline(.day(moved), [roll, words])
        }
    }

    private func apply(
        _ entry: ClockEntry,
        at index: Int,
        to counted: CountedDeadline,
        _ calendar: WorkingCalendar
    ) -> CountedDeadline? {
        guard case .days(_, let unit) = budget else { return nil }
        switch entry.kind {
        case .extension:
            guard let more = entry.days else { return nil }
            let words = Words(
                id: "diperpanjang \(more) \(unit.words.id) pada \(entry.occurredOn.words.id) (\(entry.legalBasis))",
                en: "extended by \(more) \(unit.words.en) on \(entry.occurredOn.words.en) (\(entry.legalBasis))"
            )
            return add(more, unit, words, to: counted, calendar)
        case .suspension:
            let words = Words(
                id: "ditangguhkan sejak \(entry.occurredOn.words.id) (\(entry.legalBasis))",
                en: "suspended from \(entry.occurredOn.words.en) (\(entry.legalBasis))"
            )
            return CountedDeadline(counted.due, counted.steps + [words])
        case .resumption:
            let since = ledger[..<index].last { $0.kind == .suspension }?.occurredOn ?? entry.occurredOn
            let stood: Int
            switch unit {
            case .calendarDays: stood = since.days(until: entry.occurredOn)
            case .workingDays:
                guard let days = calendar.workingDays(after: since, through: entry.occurredOn) else {
                    return add(
                        0,
                        unit,
                        resumed(entry, nil, unit),
                        to: counted,
                        calendar,
                        awaiting: calendar.isPublished(since) ? entry.occurredOn : since
                    )
                }
                stood = days
            }
            return add(stood, unit, resumed(entry, stood, unit), to: counted, calendar)
        }
    }

    private func resumed(_ entry: ClockEntry, _ stood: Int?, _ unit: DayUnit) -> Words {
        let day = entry.occurredOn.words
        guard let stood else { return Words(id: "berjalan kembali \(day.id)", en: "runs again from \(day.en)") }
        return Words(
            id: "berjalan kembali \(day.id), ditambah \(stood) \(unit.words.id) selama ditangguhkan",
            en: "runs again from \(day.en), plus the \(stood) \(unit.words.en) for which it stood still"
        )
    }

    /// Adds days to a due day. What is unresolved stays so; its explanation grows all the same.
    private func add(
        _ days: Int,
        _ unit: DayUnit,
        _ words: Words,
        to counted: CountedDeadline,
        _ calendar: WorkingCalendar,
        awaiting missing: LocalDate? = nil
    ) -> CountedDeadline? {
        guard case .day(let day) = counted.due else { return CountedDeadline(counted.due, counted.steps + [words]) }
        if let missing { return CountedDeadline(.unresolved(year: missing.year), counted.steps + [words]) }
        let end = try? calendar.deadline(days: days, unit: unit, startingAfter: day, rollForward: rolls)
        return end.map { end in
            let further = CountedDeadline(end)
            return CountedDeadline(further.due, counted.steps + [words] + further.steps.dropFirst())
        }
    }
}

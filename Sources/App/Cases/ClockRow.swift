import Domain

/// A clock as its row tells of it: what is counted, by which rule, and until when.
struct ClockRow: Sendable {
    let name: ClockID
    let count: ClockCount
    let deadline: CountedDeadline
    let basis: LegalBasis
    let nature: ClockNature

    /// A clock that an act starts.
    init(_ start: ClockStart) {
        name = start.id
        count = start.count
        deadline = start.deadline
        basis = start.basis
        nature = start.nature
    }

    /// A clock that takes the place of one whose ledger has a line more.
    init(_ name: ClockID, _ rule: ClockRule, _ count: ClockCount, _ deadline: CountedDeadline) {
        self.name = name
        self.count = count
        self.deadline = deadline
        basis = rule.basis
        nature = rule.nature
    }

    /// The days given, where its length is a number of days.
    var days: Int? {
        if case .days(let days, _) = count.budget { days } else { nil }
    }

    /// The unit of ``days``.
    var unit: DayUnit? {
        if case .days(_, let unit) = count.budget { unit } else { nil }
    }

    /// The day that is named instead of ``days``, before any roll.
    var untilOn: LocalDate? {
        if case .until(let day) = count.budget { day } else { nil }
    }

    /// The last day; `nil` while the holidays of its year are not published.
    var dueOn: LocalDate? { deadline.due.day }

    /// The year whose holidays are missing.
    var unresolvedYear: Int? { deadline.due.unresolvedYear }

    /// Why it ends on its day, as it is stored.
    var note: ClockNote { ClockNote(summary: deadline.summary, steps: deadline.steps) }
}

extension ClockDue {
    /// The last day, where it is known.
    var day: LocalDate? {
        if case .day(let day) = self { day } else { nil }
    }

    /// The year whose holidays are missing, where one is.
    var unresolvedYear: Int? {
        if case .unresolved(let year) = self { year } else { nil }
    }
}

extension LegalBasis {
    /// The certainty as the wire has it.
    var wireCertainty: String { certainty?.rawValue ?? "practice" }
}

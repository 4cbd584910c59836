import Domain

/// A clock as its row tells of it: what is counted, by which rule, and until when.
struct ClockRow: Sendable {
    let name: ClockID
    let nature: ClockNature
    let startsOn: LocalDate
    let days: Int?
    let unit: DayUnit?
    let rollsForward: Bool
    let basis: LegalBasis
    let due: ClockDue
    let extensions: Int
    let note: ClockNote

    /// The last day; `nil` while the holidays of its year are not published.
    var dueOn: LocalDate? {
        if case .day(let day) = due { day } else { nil }
    }

    /// The year whose holidays are missing.
    var unresolvedYear: Int? {
        if case .unresolved(let year) = due { year } else { nil }
    }

    /// A clock under the parameters of the day from which it counts.
    init(
        _ name: ClockID,
        from startsOn: LocalDate,
        days: Int?,
        unit: DayUnit? = nil,
        due: ClockDue,
        note: ClockNote,
        extensions: Int = 0,
        _ parameters: Parameters
    ) {
        let rule = name.kind.rule
        let row = rule.length.parameter.flatMap { parameters.row($0, on: startsOn) }
        self.name = name
        nature = rule.nature
        self.startsOn = startsOn
        self.days = days
        self.unit = unit ?? row?.unit.dayUnit
        rollsForward = Self.rollsForward(name.kind, on: startsOn, parameters)
        basis = row?.basis ?? rule.basis
        self.due = due
        self.extensions = extensions
        self.note = note
    }

    /// A clock that an act starts, explained in steps where it counts days.
    init(_ start: ClockStart, _ parameters: Parameters, _ calendar: WorkingCalendar) {
        var steps: [Words] = []
        if let days = start.days, let unit = start.unit,
            case .due(let due, let explanation)? = try? calendar.deadline(
                days: days,
                unit: unit,
                startingAfter: start.startedOn,
                rollForward: Self.rollsForward(start.id.kind, on: start.startedOn, parameters)
            ),
            start.due == .day(due)
        {
            steps = explanation.steps
        }
        self.init(
            start.id,
            from: start.startedOn,
            days: start.days,
            unit: start.unit,
            due: start.due,
            note: ClockNote(summary: start.explanation, steps: steps),
            parameters
        )
    }

    private static func rollsForward(_ kind: ClockKind, on day: LocalDate, _ parameters: Parameters) -> Bool {
        kind.rule.rollForward.map { parameters.isOn($0, on: day) } ?? false
    }
}

extension ClockLength {
    /// The parameter that sets the length, where one does.
    var parameter: ParameterKey? {
        switch self {
        case .days(let key), .nextMonth(on: let key): key
        case .named: nil
        }
    }
}

extension LegalBasis {
    /// The certainty as the wire has it.
    var wireCertainty: String { certainty?.rawValue ?? "practice" }
}

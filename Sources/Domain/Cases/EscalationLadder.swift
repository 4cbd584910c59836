/// A step of the ladder on which a deadline climbs until somebody acts. Each fires once for each clock.
public enum EscalationRung: String, Sendable, Hashable, Codable, CaseIterable {
    /// A reminder to whoever leads the case, before the due day.
    case reminder
    /// The day is over: the one who works the case.
    case first
    /// Still nothing done: the next above.
    case second
    /// Still nothing done: the one above that.
    case third

    /// How many days before the due day (the reminder) or after it (all others) the rung is reached.
    public var days: ParameterKey {
        switch self {
        case .reminder: .ladderReminderDays
        case .first: .ladderFirstDays
        case .second: .ladderSecondDays
        case .third: .ladderThirdDays
        }
    }

    /// The place on the ladder of roles that the rung speaks to first, counted from 0.
    public var place: Int {
        switch self {
        case .reminder, .first: 0
        case .second: 1
        case .third: 2
        }
    }

    /// The rung as users read it.
    public var words: Words {
        switch self {
        case .reminder: Words(id: "Pengingat", en: "Reminder")
        case .first: Words(id: "Eskalasi I", en: "First escalation")
        case .second: Words(id: "Eskalasi II", en: "Second escalation")
        case .third: Words(id: "Eskalasi III", en: "Third escalation")
        }
    }
}

/// Who hears of a deadline, from the one who works the case upwards. Practice: no law orders it.
public enum EscalationLadder: String, Sendable, Hashable, Codable, CaseIterable {
    /// The labour inspectorate.
    case inspection
    /// BPJS' branch, which has one level above its officers.
    case bpjsSanction = "bpjs_sanction"
    /// The investigators' closed file: nobody else hears anything.
    case closedFile = "closed_file"

    /// The ladder of a case in a state.
    public init(_ state: CaseState) {
        switch state.track {
        case _ where state.isCriminal: self = .closedFile
        case .inspection: self = .inspection
        case .bpjsSanction: self = .bpjsSanction
        }
    }

    /// The roles, lowest first. A rung whose own role nobody holds goes to the next above.
    public var roles: [Role] {
        switch self {
        case .inspection: [.inspector, .coordinator, .divisionHead]
        case .bpjsSanction: [.bpjsOfficer, .bpjsBranchHead]
        case .closedFile: [.investigator]
        }
    }

    /// The rungs that it has: those whose place it reaches.
    public var rungs: [EscalationRung] { EscalationRung.allCases.filter { $0.place < roles.count } }
}

extension ClockKind {
    /// Whether its end asks an officer to do something, so that it climbs the ladder. The employer's own rights lapse
    /// without one.
    public var climbs: Bool { !rule.onExpiry.isEmpty }
}

extension EscalationRung {
    /// The latest due day for which the rung is reached on a day: every clock due then or before has reached it.
    ///
    /// Where a year's holidays are not published, each day counts: a reminder a day early beats none.
    ///
    /// - Returns: nil where no days are set, so that the rung never fires.
    public func reached(on today: LocalDate, _ parameters: Parameters, _ calendar: WorkingCalendar) -> LocalDate? {
        guard let days = parameters.whole(self.days, on: today), days >= 0,
            let unit = parameters.row(self.days, on: today)?.unit.dayUnit
        else { return nil }
        func moved(_ start: LocalDate) -> LocalDate {
            let end = try? calendar.deadline(days: days, unit: unit, startingAfter: start, rollForward: false)
            return end?.day ?? start.adding(days: days)
        }
        guard self != .reminder else { return moved(today) }
        // The due day lies before today by so many days at least; going back day by day finds the latest.
        var due = today
        while moved(due) > today { due = due.adding(days: -1) }
        return due
    }
}

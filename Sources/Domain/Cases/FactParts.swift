/// A letter of the case.
public struct LetterFact: Sendable, Hashable {
    /// The number of the event that made it; names the letter within its case.
    public let seq: Int
    /// Its kind.
    public let kind: LetterKind
    /// The day of its making.
    public let issuedOn: LocalDate
    /// The day on which it was received by a delivery that counts; nil before.
    public var receivedOn: LocalDate?
    /// Whether it was withdrawn, revoked or replaced.
    public var isVoid: Bool
    /// The period that it sets, when another than the default.
    public let days: Int?

    /// Makes a letter.
    public init(
        seq: Int,
        _ kind: LetterKind,
        issuedOn: LocalDate,
        receivedOn: LocalDate? = nil,
        isVoid: Bool = false,
        days: Int? = nil
    ) {
        self.seq = seq
        self.kind = kind
        self.issuedOn = issuedOn
        self.receivedOn = receivedOn
        self.isVoid = isVoid
        self.days = days
    }
}

/// The last day of a clock, as far as it is known.
public enum ClockDue: Sendable, Hashable {
    /// Known.
    case day(LocalDate)
    /// The count runs into a year whose holidays are not published.
    case unresolved(year: Int)
}

/// A clock of the case.
public struct ClockFact: Sendable, Hashable {
    /// How a clock stands.
    public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
        /// It runs, or has run out without being ended.
        case running
        /// It is suspended.
        case suspended
        /// What it waited for is done, or the case moved on.
        case ended
        /// It was voided with its letter: nothing may be built on it.
        case void
    }

    /// Its kind.
    public let kind: ClockKind
    /// The event that made its letter; nil for a clock without one.
    public let letterSeq: Int?
    /// The day after which it counts.
    public let startedOn: LocalDate
    /// Its last day, extensions included.
    public var due: ClockDue
    /// What it counts, with its ledger; nil where only the last day is known.
    public var count: ClockCount?
    /// How it stands.
    public var status: Status

    /// Makes a clock.
    public init(
        _ kind: ClockKind,
        letterSeq: Int? = nil,
        startedOn: LocalDate,
        due: ClockDue,
        count: ClockCount? = nil,
        status: Status = .running
    ) {
        self.kind = kind
        self.letterSeq = letterSeq
        self.startedOn = startedOn
        self.due = due
        self.count = count
        self.status = status
    }

    /// The days that it was given at first, without extensions; nil when its length is no number of days.
    public var days: Int? {
        guard case .days(let days, _)? = count?.budget else { return nil }
        return days
    }

    /// How often it was extended.
    public var extensions: Int { count?.ledger.count { $0.kind == .extension } ?? 0 }

    /// The suspension under which it stands still; nil while it runs.
    public var suspension: ClockEntry? {
        guard status == .suspended, let last = count?.ledger.last, last.kind == .suspension else { return nil }
        return last
    }
}

/// A finding of the case.
public struct FindingFact: Sendable, Hashable {
    /// Its identity.
    public let id: FindingID
    /// What it is about.
    public let kind: FindingKind
    /// How it stands.
    public var status: FindingStatus
    /// Whether an examination found it; otherwise it is an indication only.
    public var isExamined: Bool
    /// Whether an issued note carries it.
    public var isOnNote: Bool
    /// For arrears: whether JHT contributions are among them (PP 46/2015 art. 33(1)).
    public let concernsJHT: Bool

    /// Makes a finding.
    public init(
        _ id: FindingID,
        _ kind: FindingKind,
        status: FindingStatus = .open,
        isExamined: Bool = true,
        isOnNote: Bool = false,
        concernsJHT: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.status = status
        self.isExamined = isExamined
        self.isOnNote = isOnNote
        self.concernsJHT = concernsJHT
    }
}

/// A visit to the firm.
public struct VisitFact: Sendable, Hashable {
    /// Its day.
    public let day: LocalDate
    /// Who visited.
    public let visitors: Set<PersonID>
    /// How it ended.
    public let outcome: VisitOutcome

    /// Makes a visit.
    public init(on day: LocalDate, by visitors: Set<PersonID>, _ outcome: VisitOutcome) {
        self.day = day
        self.visitors = visitors
        self.outcome = outcome
    }
}

/// An order (SPT): who inspects, from when until when.
public struct Assignment: Sendable, Hashable {
    /// The inspectors.
    public let inspectors: Set<PersonID>
    /// The first day.
    public let from: LocalDate
    /// The last day.
    public let through: LocalDate

    /// Makes an order.
    public init(_ inspectors: Set<PersonID>, from: LocalDate, through: LocalDate) {
        self.inspectors = inspectors
        self.from = from
        self.through = through
    }

    /// Whether it covers a visit: the day, and at least one of the visitors (domain guard 8).
    public func covers(_ visit: VisitFact) -> Bool {
        from <= visit.day && visit.day <= through && !inspectors.isDisjoint(with: visit.visitors)
    }
}

/// Names a clock within its case.
public struct ClockID: Sendable, Hashable {
    /// Its kind.
    public let kind: ClockKind
    /// The event that made its letter; nil for a clock without one.
    public let letterSeq: Int?

    /// Makes a name.
    public init(_ kind: ClockKind, letterSeq: Int? = nil) {
        self.kind = kind
        self.letterSeq = letterSeq
    }
}

/// A clock to start.
public struct ClockStart: Sendable, Hashable {
    /// Its name.
    public let id: ClockID
    /// What it means when it runs out.
    public let nature: ClockNature
    /// What it counts: from which day, how long, and whether its end rolls forward.
    public let count: ClockCount
    /// Its last day, computed with the holiday table of the moment and frozen from then on (domain guard 10), and why.
    public let deadline: CountedDeadline
    /// On what its length rests: the parameter's own basis, or the rule's where a letter or a month sets the end.
    public let basis: LegalBasis

    /// The day after which it counts.
    public var startedOn: LocalDate { count.start }
    /// Its last day.
    public var due: ClockDue { deadline.due }
}

/// What a step does to one clock.
public enum ClockChange: Sendable, Hashable {
    /// Starts it.
    case start(ClockStart)
    /// Ends it: what it waited for is done, or the case moved on.
    case end(ClockID)
    /// Voids it with its letter.
    case void(ClockID)
    /// Adds a line to its ledger, with the last day that follows from all lines.
    case enter(ClockID, ClockEntry, CountedDeadline)
}

/// The event that a step writes to the log.
public struct CaseEvent: Sendable, Hashable {
    /// Its number, one after the last.
    public let seq: Int
    /// The state before; nil for the opening event ("new").
    public let from: CaseState?
    /// What was done.
    public let action: CaseAction
    /// The state after.
    public let to: CaseState
    /// Who did it.
    public let actor: PersonID
    /// The legal day.
    public let occurredOn: LocalDate
    /// Whether it is entered later than the parameter `entry.late_after_days` allows without a reason.
    public let isLate: Bool
}

/// A letter that a step makes.
public struct LetterToMake: Sendable, Hashable {
    /// Its kind.
    public let kind: LetterKind
    /// The period that it sets, counted from receipt; nil when it sets none.
    public let days: Int?
    /// In which unit.
    public let unit: DayUnit?
}

/// What the procedure decided about a step. The shell carries it out in one transaction.
public struct Decision: Sendable, Hashable {
    /// The event to write.
    public let event: CaseEvent
    /// The letter to make.
    public let letter: LetterToMake?
    /// The letter received by this step, by the number of the event that made it.
    public let receivedLetter: Int?
    /// Letters that lose their force, by the numbers of the events that made them.
    public let voidedLetters: [Int]
    /// What happens to clocks, in order.
    public let clocks: [ClockChange]
    /// What happens to findings.
    public let findings: [FindingChange]
    /// What is set in motion elsewhere.
    public let effects: [Effect]
    /// What the step said.
    public let details: StepDetails
}

/// One event of a case's log, as far as later steps look back at it.
public struct PastAct: Sendable, Hashable {
    /// Its number in the case, counted from 1.
    public let seq: Int
    /// What was done.
    public let action: CaseAction
    /// The state that it led to.
    public let to: CaseState
    /// Who did it; nil for the system.
    public let actor: PersonID?
    /// The legal day.
    public let occurredOn: LocalDate
    /// The letter that it made or was about.
    public let letter: LetterKind?
    /// How it decided, for an answer or a decision.
    public let ruling: Ruling?
    /// The period that a draft sets, when another than the default.
    public let days: Int?
    /// The authority that it named.
    public let authority: String?
    /// The service that it named.
    public let service: PublicService?

    /// Makes an act.
    public init(
        seq: Int,
        _ action: CaseAction,
        to: CaseState,
        by actor: PersonID?,
        on occurredOn: LocalDate,
        letter: LetterKind? = nil,
        ruling: Ruling? = nil,
        days: Int? = nil,
        authority: String? = nil,
        service: PublicService? = nil
    ) {
        self.seq = seq
        self.action = action
        self.to = to
        self.actor = actor
        self.occurredOn = occurredOn
        self.letter = letter
        self.ruling = ruling
        self.days = days
        self.authority = authority
        self.service = service
    }
}

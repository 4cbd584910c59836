/// A letter of a case that ran on paper before it was taken over.
public struct TakenOverLetter: Sendable, Hashable {
    /// Its kind.
    public let kind: LetterKind
    /// Its old number.
    public let number: String
    /// The day of its making.
    public let issuedOn: LocalDate
    /// The day of its receipt, if it was received.
    public let receivedOn: LocalDate?

    /// Makes it.
    public init(_ kind: LetterKind, number: String, issuedOn: LocalDate, receivedOn: LocalDate? = nil) {
        self.kind = kind
        self.number = number
        self.issuedOn = issuedOn
        self.receivedOn = receivedOn
    }
}

/// What a step says besides action, person and day. Which of it an action needs is in ``ActionRule/fields``.
public struct StepDetails: Sendable, Hashable {
    /// Why; also the text of a remark or a notice.
    public var reason: String?
    /// The state in which a case opens.
    public var targetState: CaseState?
    /// The letters of a case that is taken over.
    public var takenOver: [TakenOverLetter] = []
    /// The case linked.
    public var linkedCase: CaseID?
    /// The firm linked, by identifier or name.
    public var linkedCompany: String?
    /// The order.
    public var assignment: Assignment?
    /// Which letter; for a draft, the kind of note.
    public var letter: LetterKind?
    /// Which of several letters of that kind, by the event that made it; the last without it.
    public var letterSeq: Int?
    /// How the letter was delivered.
    public var delivery: DeliveryKind?
    /// The result for each finding.
    public var findings: [FindingChange] = []
    /// Whole rupiah.
    public var amount: Rupiah?
    /// A number of days: a note's own period, or an extension.
    public var days: Int?
    /// The last day of what is agreed or given.
    public var term: LocalDate?
    /// The authority or body.
    public var authority: String?
    /// The service.
    public var service: PublicService?
    /// The named legal basis.
    public var legalBasis: String?
    /// The result in words.
    public var result: String?
    /// How it was decided.
    public var ruling: Ruling?
    /// Reference to the proof.
    public var evidence: String?
    /// The receiving office.
    public var office: String?

    /// Makes details that say nothing.
    public init() {}

    /// Whether a field is said; a text of blanks only says nothing.
    public func says(_ field: StepField) -> Bool {
        switch field {
        case .reason: Self.isText(reason)
        case .targetState: targetState != nil
        case .linkedCase: linkedCase != nil
        case .linkedCompany: Self.isText(linkedCompany)
        case .assignment: assignment.map { !$0.inspectors.isEmpty && $0.from <= $0.through } ?? false
        case .letter: letter != nil
        case .delivery: delivery != nil
        case .findings: !findings.isEmpty
        case .amount: amount.map { $0.amount > 0 } ?? false
        case .days: days.map { $0 > 0 } ?? false
        case .term: term != nil
        case .authority: Self.isText(authority)
        case .service: service != nil
        case .legalBasis: Self.isText(legalBasis)
        case .result: Self.isText(result)
        case .ruling: ruling != nil
        case .evidence: Self.isText(evidence)
        case .office: Self.isText(office)
        }
    }

    private static func isText(_ text: String?) -> Bool { text.map { $0.contains { !$0.isWhitespace } } ?? false }
}

/// A step that somebody wants to take.
public struct StepRequest: Sendable, Hashable {
    /// What to do.
    public let action: CaseAction
    /// Who, with the posts held today.
    public let actor: Actor
    /// The legal day of the act.
    public let occurredOn: LocalDate
    /// Today in the office's zone.
    public let today: LocalDate
    /// What the step says.
    public let details: StepDetails

    /// Makes a request.
    public init(
        _ action: CaseAction,
        by actor: Actor,
        on occurredOn: LocalDate,
        today: LocalDate,
        details: StepDetails = StepDetails()
    ) {
        self.action = action
        self.actor = actor
        self.occurredOn = occurredOn
        self.today = today
        self.details = details
    }
}

/// What is known about a case when a step is decided. The shell builds it from the database; the rules read nothing
/// else.
public struct CaseFacts: Sendable, Hashable {
    /// Which procedure the case follows.
    public let track: Track
    /// The present state; nil before the opening step.
    public var state: CaseState?
    /// Where the firm lies; roles are looked up over it. Nil means that territory was checked elsewhere.
    public var region: RegionCode?
    /// Who the employer is in law.
    public var subject: SubjectKind
    /// The log, in order, as far as the reader sees it: what was done in a closed file stays there.
    public var history: [PastAct]
    /// Where the whole log stood when it was read; nil when all of it is in ``history``.
    public var logEnd: LogEnd?
    /// Every letter, in order.
    public var letters: [LetterFact]
    /// Every clock, in the order of starting.
    public var clocks: [ClockFact]
    /// Every finding.
    public var findings: [FindingFact]
    /// Every visit.
    public var visits: [VisitFact]
    /// Every order.
    public var assignments: [Assignment]
    /// The fine; nil when none was imposed.
    public var fine: FineFact?
    /// The debts recorded.
    public var debts: [DebtFact]
    /// What is owed and stands in no debt record.
    public var unbookedBalance: Rupiah
    /// The denials of services.
    public var denials: [DenialFact]
    /// Whether BPJS reported this firm to the inspectors, so that a reply is due.
    public var isReportedByBPJS: Bool

    /// Makes the facts of a case; without a state, of one that is about to open.
    public init(
        track: Track,
        state: CaseState? = nil,
        region: RegionCode? = nil,
        subject: SubjectKind = .employer,
        history: [PastAct] = [],
        logEnd: LogEnd? = nil,
        letters: [LetterFact] = [],
        clocks: [ClockFact] = [],
        findings: [FindingFact] = [],
        visits: [VisitFact] = [],
        assignments: [Assignment] = [],
        fine: FineFact? = nil,
        debts: [DebtFact] = [],
        unbookedBalance: Rupiah = .zero,
        denials: [DenialFact] = [],
        isReportedByBPJS: Bool = false
    ) {
        self.track = track
        self.state = state
        self.region = region
        self.subject = subject
        self.history = history
        self.logEnd = logEnd
        self.letters = letters
        self.clocks = clocks
        self.findings = findings
        self.visits = visits
        self.assignments = assignments
        self.fine = fine
        self.debts = debts
        self.unbookedBalance = unbookedBalance
        self.denials = denials
        self.isReportedByBPJS = isReportedByBPJS
    }

    /// How many events the log has; the version that a writer must expect.
    public var version: Int { max(history.last?.seq ?? 0, logEnd?.seq ?? 0) }

    /// The legal day of the latest act; no act may lie before it.
    public var lastActOn: LocalDate? {
        let days = history.map(\.occurredOn) + [logEnd?.occurredOn].compactMap(\.self)
        return days.max()
    }
}

/// The last event of a case's log, seen or not.
public struct LogEnd: Sendable, Hashable {
    /// Its number.
    public let seq: Int
    /// The latest legal day of the log; nil before the first event.
    public let occurredOn: LocalDate?

    /// Makes the end of a log.
    public init(seq: Int, occurredOn: LocalDate?) {
        self.seq = seq
        self.occurredOn = occurredOn
    }
}

extension CaseFacts {
    /// The last event of one of these actions.
    func last(_ actions: CaseAction...) -> PastAct? { history.last { actions.contains($0.action) } }

    /// The number of that event; 0 when there was none.
    func lastSeq(_ actions: CaseAction...) -> Int { history.last { actions.contains($0.action) }?.seq ?? 0 }

    /// The latest letter of these kinds that is not void.
    func letter(_ kinds: LetterKind...) -> LetterFact? { letters.last { kinds.contains($0.kind) && !$0.isVoid } }

    /// The standing letter that an objection is about: the last of its kind, and of decisions to deny services the one of
    /// the authority and service that are named.
    func letter(objectedTo kind: LetterKind, authority: String?, service: PublicService?) -> LetterFact? {
        let standing = letters.filter { $0.kind == kind && !$0.isVoid }
        guard kind == .serviceDenialDecision, authority != nil || service != nil else { return standing.last }
        let denial = denials.last { $0.status == .active && $0.fits(authority, service) }
        return standing.last { $0.seq == denial?.answerSeq } ?? standing.last
    }

    /// The denial in force whose decision an objection is about; nil for an objection to another letter.
    func denial(objectedToIn objection: PastAct?) -> DenialFact? {
        guard objection?.letter == .serviceDenialDecision else { return nil }
        let meant = denials.filter { $0.status == .active && $0.fits(objection?.authority, objection?.service) }
        return meant.count == 1 ? meant[0] : nil
    }

    /// The clock of a kind that still counts, with its letter where it has one; nil when none was started.
    func clock(_ kind: ClockKind, of letter: LetterFact? = nil) -> ClockFact? {
        clocks.last { $0.kind == kind && $0.status != .void && (letter == nil || $0.letterSeq == letter?.seq) }
    }

    /// Findings of an examination that are open.
    var openFindings: [FindingFact] { findings.filter { $0.isExamined && $0.status == .open } }

    /// Visits that an order covers.
    var orderedVisits: [VisitFact] {
        visits.filter { visit in assignments.contains { $0.covers(visit) } }
    }
}

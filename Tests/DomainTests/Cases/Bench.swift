import Foundation

@testable import Domain

/// People of the tests, one for each role and some more.
enum Cast {
    static let inspector = actor(1, .inspector)
    static let secondInspector = actor(2, .inspector)
    static let coordinator = actor(3, .coordinator)
    static let divisionHead = actor(4, .divisionHead)
    static let officeHead = actor(5, .officeHead)
    static let officer = actor(6, .bpjsOfficer)
    static let examiner = actor(7, .bpjsExaminer)
    static let branchHead = actor(8, .bpjsBranchHead)
    static let licensing = actor(9, .licensingOfficer)
    static let investigator = actor(10, .investigator)

    static func person(_ number: UInt8) -> PersonID {
        PersonID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number)))
    }

    /// One person with one or several roles, everywhere.
    static func actor(_ number: UInt8, _ roles: Role...) -> Actor {
        Actor(person: person(number), posts: roles.map { Post($0, over: []) })
    }
}

/// A finding's identity.
func findingID(_ number: UInt8) -> FindingID {
    FindingID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 1, 0, 0, 0, 0, 0, number)))
}

/// A day of the tests.
func legalDay(_ iso: String) -> LocalDate {
    guard let day = LocalDate(iso) else { preconditionFailure("\(iso) is no day") }
    return day
}

/// A case under test: its facts, changed by the decisions taken on it.
struct Bench {
    var facts: CaseFacts
    var today: LocalDate
    let procedure: Procedure

    /// The holidays of the repository, read once.
    private static let calendar = Result {
        WorkingCalendar(try HolidayTable(csv: RepositoryFile.text("sql/reference/holidays.csv")))
    }

    init(_ track: Track, today: String = "2026-12-31", calendar: WorkingCalendar? = nil) throws {
        facts = CaseFacts(track: track)
        self.today = legalDay(today)
        procedure = Procedure(calendar: try calendar ?? Self.calendar.get())
    }

    /// The same case under other rules.
    init(_ facts: CaseFacts, today: LocalDate, _ parameters: Parameters, _ calendar: WorkingCalendar) {
        self.facts = facts
        self.today = today
        procedure = Procedure(parameters: parameters, calendar: calendar)
    }

    func decide(
        _ action: CaseAction,
        by actor: Actor,
        on occurredOn: String,
        _ edit: (inout StepDetails) -> Void = { _ in }
    ) -> Result<Decision, Refusal> {
        var details = StepDetails()
        details.reason = "terlambat dicatat"
        edit(&details)
        let request = StepRequest(action, by: actor, on: legalDay(occurredOn), today: today, details: details)
        return procedure.decide(facts, request)
    }

    /// Takes a step that must be possible.
    @discardableResult
    mutating func take(
        _ action: CaseAction,
        by actor: Actor,
        on occurredOn: String,
        _ edit: (inout StepDetails) -> Void = { _ in }
    ) throws(Refusal) -> Decision {
        let decision = try decide(action, by: actor, on: occurredOn, edit).get()
        facts = facts.applying(decision)
        return decision
    }

    /// The codes of the reasons against a step; empty when it is possible.
    func reasons(
        _ action: CaseAction,
        by actor: Actor,
        on occurredOn: String,
        _ edit: (inout StepDetails) -> Void = { _ in }
    ) -> [String] {
        switch decide(action, by: actor, on: occurredOn, edit) {
        case .success: []
        case .failure(let refusal): refusal.reasons.map(\.code)
        }
    }

    var state: String { facts.state?.code ?? "new" }

    /// The due day of the latest clock of a kind that counts.
    func due(_ kind: ClockKind) -> ClockDue? { facts.clock(kind)?.due }
}

extension Bench {
    /// An order from January to June 2026 for both inspectors.
    static let assignment = Assignment(
        [Cast.inspector.person, Cast.secondInspector.person],
        from: legalDay("2026-01-05"),
        through: legalDay("2026-06-30")
    )

    /// An inspection case, ordered, examined and reported, with one finding; next the note is drafted.
    static func reported(_ kind: FindingKind = .unregistered, today: String = "2026-12-31") throws -> Bench {
        var bench = try Bench(.inspection, today: today)
        try bench.take(.inspection(.propose), by: Cast.inspector, on: "2026-01-05")
        try bench.take(.inspection(.order), by: Cast.officeHead, on: "2026-01-06") { $0.assignment = assignment }
        bench.facts.visits = [VisitFact(on: legalDay("2026-01-12"), by: [Cast.inspector.person], .examined)]
        try bench.take(.inspection(.beginExamination), by: Cast.inspector, on: "2026-01-12")
        bench.facts.findings = [FindingFact(findingID(1), kind)]
        try bench.take(.inspection(.submitReport), by: Cast.inspector, on: "2026-01-15")
        return bench
    }

    /// The same with the first note issued, not yet delivered.
    static func firstNoteIssued(_ kind: FindingKind = .unregistered, today: String = "2026-12-31") throws -> Bench {
        var bench = try reported(kind, today: today)
        try bench.take(.inspection(.draftFirstNote), by: Cast.inspector, on: "2026-01-19")
        try bench.take(.inspection(.checkFirstNote), by: Cast.divisionHead, on: "2026-01-20")
        try bench.take(.inspection(.issueFirstNote), by: Cast.officeHead, on: "2026-01-21")
        return bench
    }

    /// The same with the first note received on 26 January 2026; due 9 February.
    static func firstNoteReceived(_ kind: FindingKind = .unregistered) throws -> Bench {
        var bench = try firstNoteIssued(kind)
        try bench.deliver(.firstNote, on: "2026-01-26")
        return bench
    }

    /// The same, verified as unremedied and with the second note received on 23 February 2026; due 2 March.
    static func secondNoteReceived(_ kind: FindingKind = .unregistered) throws -> Bench {
        var bench = try firstNoteReceived(kind)
        try bench.take(.inspection(.beginVerification), by: Cast.inspector, on: "2026-02-11")
        try bench.verify(.unremedied, on: "2026-02-12")
        try bench.take(.inspection(.draftSecondNote), by: Cast.inspector, on: "2026-02-12")
        try bench.take(.inspection(.checkSecondNote), by: Cast.coordinator, on: "2026-02-13")
        try bench.take(.inspection(.issueSecondNote), by: Cast.officeHead, on: "2026-02-18")
        try bench.deliver(.secondNote, on: "2026-02-23")
        return bench
    }

    mutating func deliver(
        _ letter: LetterKind,
        _ kind: DeliveryKind = .signedReceipt,
        by actor: Actor? = nil,
        on occurredOn: String
    ) throws(Refusal) {
        let isInspection = facts.track == .inspection
        let action: CaseAction = isInspection ? .inspection(.recordDelivery) : .sanction(.recordDelivery)
        try take(action, by: actor ?? (isInspection ? Cast.inspector : Cast.officer), on: occurredOn) {
            $0.letter = letter
            $0.delivery = kind
        }
    }

    /// Records the same result for every open finding.
    mutating func verify(_ result: VerificationResult, on occurredOn: String) throws(Refusal) {
        let isInspection = facts.track == .inspection
        let open = facts.findings.filter { $0.status == .open }.map { FindingChange($0.id, result) }
        let action: CaseAction = isInspection ? .inspection(.recordVerification) : .sanction(.recordVerification)
        try take(action, by: isInspection ? Cast.inspector : Cast.officer, on: occurredOn) { $0.findings = open }
    }
}

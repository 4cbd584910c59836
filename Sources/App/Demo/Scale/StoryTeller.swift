import API
import Domain
import Foundation

/// Tells stories by the procedure itself: each act is put to ``Procedure/decide(_:_:)``, so that nothing is generated
/// that a person could not have done.
struct StoryTeller: Sendable {
    let rules: Rulebook.Edition
    let today: LocalDate

    /// Decides a story whose days lie so much earlier.
    ///
    /// - Throws: ``UntellableStory`` where the procedure refuses an act, as around long holidays.
    func tell(_ story: [DemoStories.Act], about kind: FindingKind, earlierBy shift: Int) throws -> StoryTemplate {
        let track: Track = if case .propose = story.first { .inspection } else { .bpjsSanction }
        var telling = Telling(rules: rules, today: today, shift: shift, kind: kind, facts: CaseFacts(track: track))
        if track == .bpjsSanction {
            telling.facts.findings = [
                FindingFact(StoryTemplate.standIn(0), kind, isExamined: false, concernsJHT: kind == .arrears)
            ]
        }
        for act in story { try telling.take(act) }
        guard let version = telling.version?.version.number else { throw UntellableStory(description: "no acts") }
        return StoryTemplate(
            track: track,
            procedureVersion: version,
            findingKind: track == .bpjsSanction ? kind : nil,
            acts: telling.acts
        )
    }
}

/// A story while it is told.
private struct Telling {
    let rules: Rulebook.Edition
    let today: LocalDate
    let shift: Int
    let kind: FindingKind
    var facts: CaseFacts
    var acts: [StoryTemplate.Act] = []
    /// The version in force on the day of the first act, by which all are decided, and that day.
    private(set) var version: ProcedureRules?
    private var opensOn: LocalDate?

    private var visitSeq: Int?
    private var findingCount = 0

    init(rules: Rulebook.Edition, today: LocalDate, shift: Int, kind: FindingKind, facts: CaseFacts) {
        self.rules = rules
        self.today = today
        self.shift = shift
        self.kind = kind
        self.facts = facts
    }

    mutating func take(_ act: DemoStories.Act) throws {
        switch act {
        case .propose(let day):
            try decide(.inspection(.propose), by: .inspector, ago: day)
        case .indicate(let day, _):
            try decide(.sanction(.indicate), by: .bpjsOfficer, ago: day)
        case .order(let day, let validFor):
            let from = self.day(day)
            try decide(.inspection(.order), by: .officeHead, ago: day) { details in
                details.assignment = Assignment(
                    [Self.person(.inspector)],
                    from: from,
                    through: from.adding(days: validFor)
                )
                details.term = from.adding(days: validFor)
            }
        case .visit(let day, let outcome):
            let visit = VisitFact(on: self.day(day), by: [Self.person(.inspector)], outcome)
            guard let state = facts.state else { throw UntellableStory(description: "a visit before its case") }
            let action = facts.action(of: visit, in: state)
            facts.visits.append(visit)
            try decide(action, by: .inspector, ago: day)
            acts[acts.count - 1].visit = outcome
            visitSeq = acts.count
        case .finding(let day, _, _):
            try decide(.inspection(.recordFinding), by: .inspector, ago: day)
            addFinding(restingOn: visitSeq)
        case .deliver(let day, let delivery):
            let letter = facts.letters.last {
                $0.kind.awaitsReceipt && !$0.isVoid && $0.receivedOn == nil && $0.kind != .assignment
            }
            guard let letter else { throw UntellableStory(description: "no letter awaits its receipt") }
            let action: CaseAction =
                facts.track == .inspection ? .inspection(.recordDelivery) : .sanction(.recordDelivery)
            try decide(action, by: facts.track == .inspection ? .inspector : .bpjsOfficer, ago: day) { details in
                details.letter = letter.kind
                details.delivery = delivery
            }
            acts[acts.count - 1].delivery = .init(letterSeq: letter.seq, kind: delivery)
        case .step(let day, let code, let actor, let outcomes, let said, _):
            let amount = said.amount.map(Rupiah.init)
            guard let action = CaseAction(code, on: facts.track) else {
                throw UntellableStory(description: "\(code) is no action")
            }
            let open = facts.findings.filter { $0.isExamined && $0.status == .open }
            let changes = open.indices.compactMap { index in
                outcomes.of(index).map { FindingChange(open[index].id, $0) }
            }
            try decide(action, by: actor, ago: day) { details in
                details.findings = changes
                details.amount = amount
            }
            addMoney(action, amount)
            if action == .sanction(.recordExamination) {
                facts.findings = []
                addFinding(restingOn: nil)
            }
        case .turn, .move, .checklist:
            throw UntellableStory(description: "a story of one case at one place is told")
        }
    }

    private mutating func decide(
        _ action: CaseAction,
        by actor: DemoStories.Actor,
        ago day: Int,
        saying more: (inout StepDetails) -> Void = { _ in }
    ) throws {
        var details = StepDetails()
        details.reason = "Data peragaan, dicatat menyusul."
        more(&details)
        let rules = try version ?? rules.procedures.rules(facts.track, inForceOn: self.day(day))
        version = rules
        opensOn = opensOn ?? self.day(day)
        for field in rules.rule(action).fields where !details.says(field) { details.say(field, on: self.day(day)) }
        let role = actor.role
        let request = StepRequest(
            action,
            by: Actor(person: Self.person(actor), posts: [Post(role, over: [])]),
            on: self.day(day),
            today: today,
            details: details
        )
        let decision: Decision
        let parameters = self.rules.parameters.staying(with: opensOn)
        let procedure = Procedure(parameters: parameters, calendar: self.rules.calendar, rules: rules)
        switch procedure.decide(facts, request) {
        case .success(let made): decision = made
        case .failure(let refusal):
            let reasons = refusal.reasons.map(\.code).joined(separator: ", ")
            throw UntellableStory(description: "\(action.code) on \(request.occurredOn): \(reasons)")
        }
        try add(decision, details, by: actor)
    }

    private mutating func add(_ decision: Decision, _ details: StepDetails, by actor: DemoStories.Actor) throws {
        guard decision.voidedLetters.isEmpty else { throw UntellableStory(description: "letters are voided") }
        var said = Casework.Act(action: decision.event.action, occurredOn: decision.event.occurredOn)
        said.details = details
        var act = StoryTemplate.Act(
            actor: actor,
            role: actor.role,
            event: decision.event,
            details: try Wire.text(EventDetails(said, decision))
        )
        act.letter = decision.letter.map { .init(kind: $0.kind, days: $0.days) }
        act.order = decision.details.assignment.map { ($0.from, $0.through) }
        act.outcomes = decision.findings.compactMap { change in
            facts.findings.firstIndex { $0.id == change.finding }.map { .init(finding: $0, result: change.result) }
        }
        act.effects = try decision.effects.map { ($0.rawValue, try Wire.text(OutboxPayload(decision.event))) }
        var next = facts.clocks.count
        for change in decision.clocks {
            switch change {
            case .start(let start):
                act.started.append((next, ClockRow(start)))
                next += 1
            case .end(let id):
                let index = facts.clocks.lastIndex {
                    $0.kind == id.kind && $0.letterSeq == id.letterSeq
                        && ($0.status == .running || $0.status == .suspended)
                }
                guard let index else { throw UntellableStory(description: "no clock to end") }
                act.ended.append(index)
            case .void, .enter:
                throw UntellableStory(description: "a clock is voided, extended or suspended")
            }
        }
        acts.append(act)
        facts = facts.applying(decision)
    }

    private mutating func addFinding(restingOn visit: Int?) {
        facts.findings.append(FindingFact(StoryTemplate.standIn(findingCount), kind, concernsJHT: kind == .arrears))
        acts[acts.count - 1].finding = (kind, visit)
        findingCount += 1
    }

    /// What `applying` leaves to the shell, as ``CaseFile`` folds it out of the log.
    private mutating func addMoney(_ action: CaseAction, _ amount: Rupiah?) {
        guard case .sanction(let action) = action else { return }
        switch action {
        case .imposeFine:
            guard let amount, let day = facts.lastActOn else { return }
            facts.fine = FineFact(imposed: amount, isBooked: true)
            facts.debts = [DebtFact(balance: amount, holdsContributions: false)]
            let dueDay = rules.parameters.whole(.contributionDueDay, on: day) ?? 15
            acts[acts.count - 1].money = .fine(amount, dueOn: CalendarMonth(day).advanced(by: 1).day(dueDay))
        case .recordPayment:
            guard let amount else { return }
            facts.fine?.paid = amount
            facts.debts = [DebtFact(balance: .zero, holdsContributions: false)]
            acts[acts.count - 1].money = .payment(amount, seq: 2)
        case .requestServiceDenial:
            facts.denials.append(
                DenialFact(StepDetails.demoAuthority, StepDetails.demoService, .requested, requestSeq: facts.version)
            )
        case .activateDenial:
            for index in facts.denials.indices { facts.denials[index].status = .active }
        default:
            break
        }
    }

    private func day(_ ago: Int) -> LocalDate { today.adding(days: -ago - shift) }

    /// Any identity does: the procedure only tells people apart.
    private static func person(_ actor: DemoStories.Actor) -> PersonID {
        PersonID(UUIDv7.make(milliseconds: 0, randomness: .init(high: 0, low: actor.number)))
    }
}

extension StepDetails {
    static let demoAuthority = "Dinas Penanaman Modal dan PTSP Provinsi Kalimantan Tengah"
    static let demoService = PublicService.businessLicence

    /// Says something fitting where an action needs it.
    fileprivate mutating func say(_ field: StepField, on day: LocalDate) {
        switch field {
        case .authority: authority = Self.demoAuthority
        case .service: service = Self.demoService
        case .result: result = "Hasil peragaan."
        case .evidence: evidence = "Berita acara peragaan."
        case .legalBasis: legalBasis = "PP 86/2013 pasal 13 ayat (5)"
        case .amount: amount = Rupiah(12_500_000)
        case .term: term = day.adding(days: 90)
        case .reason, .targetState, .linkedCase, .linkedCompany, .assignment, .letter, .delivery, .findings, .days,
            .ruling, .office:
            break
        }
    }
}

extension DemoStories.Actor {
    /// The role in which somebody acts.
    var role: Role {
        switch self {
        case .inspector: .inspector
        case .coordinator: .coordinator
        case .divisionHead: .divisionHead
        case .officeHead: .officeHead
        case .investigator: .investigator
        case .bpjsOfficer: .bpjsOfficer
        case .bpjsExaminer: .bpjsExaminer
        case .bpjsBranchHead: .bpjsBranchHead
        case .licensing: .licensingOfficer
        }
    }

    fileprivate var number: UInt64 { UInt64(Role.allCases.firstIndex(of: role) ?? 0) }
}

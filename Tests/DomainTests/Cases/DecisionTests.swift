import Testing

@testable import Domain

@Suite("Deciding a step")
struct DecisionTests {
    @Test("Time: not after today, not before the previous act, and a late entry says why")
    func time() throws {
        var bench = try Bench(.inspection, today: "2026-03-16")
        #expect(bench.reasons(.inspection(.propose), by: Cast.inspector, on: "2026-03-17") == ["day_in_future"])
        try bench.take(.inspection(.propose), by: Cast.inspector, on: "2026-03-09") { $0.reason = nil }
        #expect(bench.facts.history[0].occurredOn == legalDay("2026-03-09"))
        #expect(
            bench.reasons(.inspection(.addRemark), by: Cast.inspector, on: "2026-03-08") == ["day_before_previous_act"]
        )
        let fresh = try Bench(.inspection, today: "2026-03-16")
        let mute = { (details: inout StepDetails) in details.reason = " " }
        #expect(
            fresh.reasons(.inspection(.propose), by: Cast.inspector, on: "2026-03-08", mute)
                == ["late_entry_needs_reason"]
        )
        let late = try fresh.decide(.inspection(.propose), by: Cast.inspector, on: "2026-03-08").get()
        #expect(late.event.isLate)
    }

    @Test("All reasons are collected, the weightiest first")
    func allReasons() throws {
        let bench = try Bench.firstNoteReceived()
        let refusal = #expect(throws: Refusal.self) {
            try bench.decide(.inspection(.beginVerification), by: Cast.officer, on: "2027-01-02").get()
        }
        #expect(refusal?.reasons.map(\.code) == ["role_required", "day_in_future"])
        #expect(refusal?.kind == .permission)
        let skipped = bench.reasons(.inspection(.issueSecondNote), by: Cast.inspector, on: "2026-01-20")
        #expect(skipped == ["role_required", "action_not_in_state", "day_before_previous_act"])
    }

    @Test("A step must say what its action needs")
    func fields() throws {
        var bench = try Bench(.inspection)
        try bench.take(.inspection(.propose), by: Cast.inspector, on: "2026-01-05")
        #expect(bench.reasons(.inspection(.order), by: Cast.officeHead, on: "2026-01-06") == ["field_required"])
        #expect(
            bench.reasons(.inspection(.order), by: Cast.officeHead, on: "2026-01-06") {
                $0.assignment = Assignment([], from: legalDay("2026-01-06"), through: legalDay("2026-01-31"))
            } == ["field_required"],
            "an order without inspectors is none"
        )
    }

    @Test("Findings are judged by a verification, and by no other step that names them")
    func judgedElsewhere() throws {
        let bench = try Bench.firstNoteReceived()
        let judging = { (details: inout StepDetails) in details.findings = [FindingChange(findingID(1), .remedied)] }
        #expect(
            bench.reasons(.inspection(.addRemark), by: Cast.inspector, on: "2026-02-11", judging) == ["field_not_taken"]
        )
        #expect(bench.reasons(.inspection(.addRemark), by: Cast.inspector, on: "2026-02-11") == [])
    }

    @Test("Who drafted neither checks nor issues, and who checked does not issue")
    func separation() throws {
        var bench = try Bench.reported()
        let both = Cast.actor(1, .inspector, .coordinator, .officeHead)
        try bench.take(.inspection(.draftFirstNote), by: both, on: "2026-01-19")
        #expect(bench.reasons(.inspection(.checkFirstNote), by: both, on: "2026-01-20") == ["separation_of_duties"])
        let acting = Cast.actor(3, .coordinator, .officeHead)
        try bench.take(.inspection(.checkFirstNote), by: acting, on: "2026-01-20")
        #expect(bench.reasons(.inspection(.issueFirstNote), by: acting, on: "2026-01-21") == ["separation_of_duties"])
        #expect(bench.reasons(.inspection(.issueFirstNote), by: both, on: "2026-01-21") == ["separation_of_duties"])
        try bench.take(.inspection(.issueFirstNote), by: Cast.officeHead, on: "2026-01-21")
    }

    @Test("A draft changed after its check is checked again")
    func redraft() throws {
        var bench = try Bench.reported()
        try bench.take(.inspection(.draftFirstNote), by: Cast.inspector, on: "2026-01-19")
        #expect(bench.reasons(.inspection(.issueFirstNote), by: Cast.officeHead, on: "2026-01-19") == ["draft_checked"])
        try bench.take(.inspection(.checkFirstNote), by: Cast.coordinator, on: "2026-01-20")
        try bench.take(.inspection(.draftFirstNote), by: Cast.secondInspector, on: "2026-01-21")
        #expect(bench.reasons(.inspection(.issueFirstNote), by: Cast.officeHead, on: "2026-01-21") == ["draft_checked"])
    }

    @Test("Compliance is confirmed by another person than the one who verified")
    func secondPerson() throws {
        var bench = try Bench.firstNoteReceived()
        let both = Cast.actor(1, .inspector, .coordinator)
        try bench.take(.inspection(.beginVerification), by: both, on: "2026-02-11")
        try bench.verify(.remedied, on: "2026-02-12")
        #expect(bench.reasons(.inspection(.confirmCompliance), by: both, on: "2026-02-13") == ["separation_of_duties"])
        try bench.take(.inspection(.confirmCompliance), by: Cast.coordinator, on: "2026-02-13")
    }

    @Test("The hands of one organisation move no case of the other")
    func foreignHands() throws {
        let inspection = try Bench.firstNoteReceived()
        let available = inspection.procedure.availableActions(
            inspection.facts,
            actor: Cast.branchHead,
            today: inspection.today
        )
        #expect(!available.isEmpty && available.allSatisfy { !$0.isAllowed })
        #expect(available.allSatisfy { $0.reasons.contains { $0.code == "role_required" } })
        var sanction = try Bench(.bpjsSanction)
        try sanction.take(.sanction(.indicate), by: Cast.officer, on: "2026-01-05")
        #expect(sanction.reasons(.sanction(.addRemark), by: Cast.divisionHead, on: "2026-01-06") == ["role_required"])
        #expect(
            sanction.reasons(.inspection(.propose), by: Cast.inspector, on: "2026-01-06") == ["action_not_in_state"]
        )
    }

    @Test("A role counts only over its own territory")
    func territory() throws {
        var bench = try Bench(.inspection)
        bench.facts.region = try RegionCode("62.02.01")
        let sampit = Actor(
            person: Cast.inspector.person,
            posts: [Post(.inspector, over: [try RegionCode("62.02"), try RegionCode("62.07")])]
        )
        let buntok = Actor(person: Cast.inspector.person, posts: [Post(.inspector, over: [try RegionCode("62.04")])])
        #expect(bench.reasons(.inspection(.propose), by: sampit, on: "2026-12-30") == [])
        #expect(bench.reasons(.inspection(.propose), by: buntok, on: "2026-12-30") == ["role_required"])
    }

    @Test("Why can I not do this: every action of the state is listed with its reasons and fields")
    func available() throws {
        let bench = try Bench.firstNoteIssued()
        let list = bench.procedure.availableActions(bench.facts, actor: Cast.inspector, today: bench.today)
        let expected = InspectionAction.allCases.filter { InspectionState.firstNote.after($0) != nil }
        #expect(list.map(\.action) == expected.map(CaseAction.inspection))
        let delivery = try #require(list.first { $0.action == .inspection(.recordDelivery) })
        #expect(delivery.isAllowed)
        #expect(delivery.fields == [.letter, .delivery])
        let verification = try #require(list.first { $0.action == .inspection(.beginVerification) })
        #expect(verification.reasons.map(\.code) == ["note_received", "deadline_passed_or_reported"])
    }

    @Test("A running case is taken over in its state, with old letters whose clocks run")
    func takeOver() throws {
        var bench = try Bench(.inspection)
        #expect(bench.reasons(.inspection(.takeOver), by: Cast.coordinator, on: "2026-03-02") == ["field_required"])
        #expect(
            bench.reasons(.inspection(.takeOver), by: Cast.coordinator, on: "2026-03-02") {
                $0.targetState = .inspection(.complied)
            } == ["target_state_impossible"]
        )
        #expect(
            bench.reasons(.inspection(.takeOver), by: Cast.coordinator, on: "2026-03-02") {
                $0.targetState = .inspection(.investigation)
            } == ["closed_file_by_investigator"]
        )
        try bench.take(.inspection(.takeOver), by: Cast.coordinator, on: "2026-03-02") {
            $0.targetState = .inspection(.firstNote)
            $0.takenOver = [
                TakenOverLetter(
                    .firstNote,
                    number: "R.560/NP.044.A/DISNAKER/2026",
                    issuedOn: legalDay("2026-02-20"),
                    receivedOn: legalDay("2026-02-23")
                )
            ]
        }
        #expect(bench.due(.firstNote) == .day(legalDay("2026-03-09")))
        try bench.take(.inspection(.beginVerification), by: Cast.inspector, on: "2026-03-10")
    }

    @Test("An objection unanswered in its time counts as granted: the note is revoked and the case steps back")
    func silence() throws {
        var bench = try Bench.firstNoteReceived()
        try bench.take(.inspection(.fileObjection), by: Cast.coordinator, on: "2026-02-02") { $0.letter = .firstNote }
        #expect(bench.due(.objectionAnswer) == .day(legalDay("2026-02-18")))
        #expect(bench.due(.objectionDecision) == .day(legalDay("2026-02-25")))
        #expect(
            bench.reasons(.inspection(.revokeLetter), by: Cast.officeHead, on: "2026-02-18") == ["objection_granted"]
        )
        let revoked = try bench.take(.inspection(.revokeLetter), by: Cast.officeHead, on: "2026-02-19")
        #expect(bench.state == "reporting")
        #expect(revoked.letter?.kind == .revocation)
        #expect(bench.facts.letters.filter(\.isVoid).map(\.kind) == [.firstNote])
        #expect(bench.facts.clocks.allSatisfy { $0.status != .running || $0.kind == .reportReview })
    }

    @Test("Random people taking random steps never break a case", arguments: Track.allCases)
    func randomSteps(track: Track) throws {
        var random = SeededRandom(seed: 42)
        let people = [
            Cast.inspector, Cast.secondInspector, Cast.coordinator, Cast.divisionHead, Cast.officeHead, Cast.officer,
            Cast.examiner, Cast.branchHead, Cast.licensing, Cast.investigator,
        ]
        let actions = CaseAction.all(on: track)
        let states = Set(CaseState.all(on: track))
        var ended = 0
        for _ in 0..<150 {
            var bench = try Bench(track)
            bench.facts.visits = [VisitFact(on: legalDay("2026-01-12"), by: [Cast.inspector.person], .examined)]
            bench.facts.findings = [FindingFact(findingID(1), track == .inspection ? .unregistered : .partialWages)]
            var today = legalDay("2026-01-12")
            for _ in 0..<400 {
                let action = try #require(actions.randomElement(using: &random))
                let actor = try #require(people.randomElement(using: &random))
                let was = bench.facts
                bench.today = today
                let result = bench.decide(action, by: actor, on: today.description) {
                    Self.fill(&$0, bench.facts)
                    if !action.rule.fields.contains(.findings) { $0.findings = [] }
                }
                guard case .success(let decision) = result else { continue }
                #expect(was.state?.isFinal != true)
                bench.facts = bench.facts.applying(decision)
                #expect(bench.facts.version == was.version + 1)
                #expect(bench.facts.state.map(states.contains) == true)
                for change in decision.clocks {
                    guard case .start(let start) = change, start.id.kind.ownsPeriod else { continue }
                    #expect(decision.receivedLetter == start.id.letterSeq, "no deadline without receipt")
                }
                today = today.adding(days: Int.random(in: 0...6, using: &random))
            }
            if bench.facts.state?.isFinal == true { ended += 1 }
        }
        #expect(ended > 20)
    }

    /// Says something for every field.
    private static func fill(_ details: inout StepDetails, _ facts: CaseFacts) {
        details.assignment = Bench.assignment
        details.letter = facts.letters.last { $0.receivedOn == nil && $0.kind.awaitsReceipt }?.kind ?? .firstNote
        details.delivery = .signedReceipt
        details.findings = facts.findings.filter { $0.status == .open }.map { FindingChange($0.id, .unremedied) }
        if details.findings.isEmpty { details.findings = [FindingChange(findingID(9), .remedied)] }
        details.amount = Rupiah(1_000)
        details.days = 7
        details.term = legalDay("2027-01-01")
        details.authority = "DPMPTSP"
        details.service = .businessLicence
        details.legalBasis = "UU 30/2014 P58(5)"
        details.result = "selesai"
        details.ruling = .granted
        details.evidence = "berkas"
        details.office = "Sampit"
        details.linkedCompany = "PT Lama"
    }
}

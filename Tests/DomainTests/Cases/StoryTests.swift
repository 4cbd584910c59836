import Testing

@testable import Domain

@Suite("Five stories from first act to last")
struct StoryTests {
    @Test("An unregistered plantation registers after the first note")
    func plantation() throws {
        var bench = try Bench.firstNoteIssued()
        #expect(bench.due(.firstNote) == nil)
        #expect(
            bench.reasons(.inspection(.beginVerification), by: Cast.inspector, on: "2026-03-01").contains(
                "note_received"
            )
        )
        try bench.deliver(.firstNote, on: "2026-01-26")
        #expect(bench.due(.firstNote) == .day(legalDay("2026-02-09")))
        try bench.take(.inspection(.reportCompliance), by: Cast.inspector, on: "2026-02-02")
        try bench.take(.inspection(.beginVerification), by: Cast.inspector, on: "2026-02-03")
        #expect(bench.state == "first_note_verification")
        #expect(
            bench.reasons(.inspection(.confirmCompliance), by: Cast.coordinator, on: "2026-02-04")
                == ["verification_recorded", "all_findings_closed"]
        )
        try bench.verify(.remedied, on: "2026-02-10")
        let decision = try bench.take(.inspection(.confirmCompliance), by: Cast.coordinator, on: "2026-02-11")
        #expect(bench.state == "complied")
        #expect(decision.effects == [.caseEnded])
        #expect(bench.facts.clocks.allSatisfy { $0.status != .running })
    }

    @Test("Registering 120 of 400 workers closes one finding and opens another, with a new first note")
    func someWorkers() throws {
        var bench = try Bench.firstNoteReceived()
        try bench.take(.inspection(.beginVerification), by: Cast.inspector, on: "2026-02-11")
        #expect(
            bench.reasons(.inspection(.draftFirstNote), by: Cast.inspector, on: "2026-02-12")
                .contains("finding_not_on_note")
        )
        try bench.take(.inspection(.recordVerification), by: Cast.inspector, on: "2026-02-12") {
            $0.findings = [FindingChange(findingID(1), .succeeded, successor: .partialWorkers)]
        }
        bench.facts.findings.append(FindingFact(findingID(2), .partialWorkers))
        try bench.take(.inspection(.draftFirstNote), by: Cast.inspector, on: "2026-02-13")
        #expect(bench.state == "first_note_drafted")
        #expect(bench.facts.clock(.firstNote) == nil, "the old note's clock counts no more")
        try bench.take(.inspection(.checkFirstNote), by: Cast.coordinator, on: "2026-02-18")
        try bench.take(.inspection(.issueFirstNote), by: Cast.officeHead, on: "2026-02-19")
        #expect(
            bench.reasons(.inspection(.beginVerification), by: Cast.inspector, on: "2026-05-01").contains(
                "note_received"
            ),
            "the receipt of the first note does not serve the new one"
        )
        try bench.deliver(.firstNote, on: "2026-02-20")
        #expect(bench.due(.firstNote) == .day(legalDay("2026-03-06")))
    }

    @Test("Found registered elsewhere all along: the note is withdrawn and the case ends without violation")
    func registeredElsewhere() throws {
        var bench = try Bench.firstNoteReceived()
        try bench.take(.inspection(.reportCompliance), by: Cast.inspector, on: "2026-01-28")
        try bench.take(.inspection(.beginVerification), by: Cast.inspector, on: "2026-01-29")
        try bench.verify(.unfounded, on: "2026-01-30")
        let decision = try bench.take(.inspection(.confirmNoViolation), by: Cast.divisionHead, on: "2026-02-02")
        #expect(bench.state == "no_violation")
        #expect(decision.letter?.kind == .revocation)
        #expect(bench.facts.letters.filter(\.isVoid).map(\.kind) == [.firstNote])
    }

    @Test("A firm with partial wages ignores two warnings, is fined, denied services, and completes its data")
    func partialWages() throws {
        var bench = try Bench(.bpjsSanction)
        try bench.take(.sanction(.indicate), by: Cast.officer, on: "2026-01-05")
        try bench.take(.sanction(.notify), by: Cast.officer, on: "2026-01-06")
        try bench.take(.sanction(.orderExamination), by: Cast.branchHead, on: "2026-01-12")
        try bench.take(.sanction(.recordExamination), by: Cast.examiner, on: "2026-01-20") { $0.result = "upah kurang" }
        bench.facts.findings = [FindingFact(findingID(1), .partialWages)]
        try bench.take(.sanction(.issueFirstWarning), by: Cast.branchHead, on: "2026-01-21")
        #expect(bench.reasons(.sanction(.issueSecondWarning), by: Cast.branchHead, on: "2026-06-01").count == 2)
        try bench.deliver(.firstWarning, on: "2026-01-22")
        #expect(bench.due(.firstWarning) == .day(legalDay("2026-02-05")))
        #expect(
            bench.reasons(.sanction(.issueSecondWarning), by: Cast.branchHead, on: "2026-02-05")
                == ["first_warning_expired"]
        )
        try bench.take(.sanction(.issueSecondWarning), by: Cast.branchHead, on: "2026-02-06")
        try bench.deliver(.secondWarning, on: "2026-02-09")
        #expect(bench.due(.secondWarning) == .day(legalDay("2026-02-25")))
        #expect(bench.due(.fineImposition) == .day(legalDay("2026-03-27")))
        let fine = try bench.take(.sanction(.imposeFine), by: Cast.branchHead, on: "2026-03-02") {
            $0.amount = Rupiah(30_000)
        }
        #expect(fine.letter?.kind == .fineDecision)
        bench.facts.fine = FineFact(imposed: Rupiah(30_000))
        try bench.deliver(.fineDecision, on: "2026-03-03")
        #expect(bench.due(.finePayment) == .day(legalDay("2026-04-15")))
        #expect(
            bench.reasons(.sanction(.requestServiceDenial), by: Cast.branchHead, on: "2026-04-15") {
                $0.authority = "DPMPTSP"
                $0.service = .businessLicence
            } == ["fine_payment_due"]
        )
        try bench.request("DPMPTSP", on: "2026-04-16")
        try bench.take(.sanction(.returnRequest), by: Cast.licensing, on: "2026-04-20") { $0.authority = "DPMPTSP" }
        #expect(bench.state == "fine")
        bench.facts.denials = []
        try bench.request("DPMPTSP", on: "2026-04-22")
        try bench.take(.sanction(.activateDenial), by: Cast.licensing, on: "2026-04-27") {
            $0.authority = "DPMPTSP"
            $0.service = .businessLicence
        }
        bench.facts.denials[0].status = .active
        let lift = { (details: inout StepDetails) in
            details.authority = "DPMPTSP"
            details.evidence = "data upah lengkap"
        }
        #expect(
            bench.reasons(.sanction(.liftDenial), by: Cast.licensing, on: "2026-05-04", lift)
                == ["duty_done_for_lifting"]
        )
        try bench.verify(.remedied, on: "2026-05-05")
        try bench.take(.sanction(.liftDenial), by: Cast.licensing, on: "2026-05-06", lift)
        #expect(bench.state == "sanction_lifted")
        #expect(
            bench.reasons(.sanction(.confirmCompliance), by: Cast.branchHead, on: "2026-05-07")
                == ["fine_settled_or_booked"]
        )
        bench.facts.fine?.isBooked = true
        try bench.take(.sanction(.confirmCompliance), by: Cast.branchHead, on: "2026-05-07")
        #expect(bench.state == "complied")
    }

    @Test("A firm refuses entry: police help, summons, a renewed order, then the closed file to a verdict")
    func refusedEntry() throws {
        var bench = try Bench(.inspection)
        try bench.take(.inspection(.propose), by: Cast.coordinator, on: "2026-01-05")
        try bench.take(.inspection(.order), by: Cast.officeHead, on: "2026-01-06") { $0.assignment = Bench.assignment }
        #expect(
            bench.reasons(.inspection(.recordRefusal), by: Cast.inspector, on: "2026-01-12")
                == ["refused_visit_under_order"]
        )
        bench.facts.visits = [VisitFact(on: legalDay("2026-01-12"), by: [Cast.inspector.person], .refused)]
        try bench.take(.inspection(.recordRefusal), by: Cast.inspector, on: "2026-01-12")
        try bench.take(.inspection(.requestPoliceHelp), by: Cast.inspector, on: "2026-01-13")
        try bench.take(.inspection(.summon), by: Cast.coordinator, on: "2026-01-14")
        try bench.deliver(.summons, on: "2026-01-15")
        try bench.take(.inspection(.renewOrder), by: Cast.officeHead, on: "2026-01-20") {
            $0.assignment = Bench.assignment
        }
        #expect(
            bench.reasons(.inspection(.resumeExamination), by: Cast.inspector, on: "2026-01-21")
                == ["visit_after_refusal"]
        )
        #expect(
            bench.reasons(.inspection(.reportIncident), by: Cast.inspector, on: "2026-01-21") == ["criminal_finding"]
        )
        bench.facts.findings = [FindingFact(findingID(1), .obstruction)]
        let incident = try bench.take(.inspection(.reportIncident), by: Cast.inspector, on: "2026-01-21")
        #expect(incident.effects.contains(.fileClosed))
        #expect(bench.procedure.availableActions(bench.facts, actor: Cast.inspector, today: bench.today).isEmpty)
        #expect(bench.reasons(.inspection(.addRemark), by: Cast.officeHead, on: "2026-01-22") == ["closed_file"])
        #expect(
            bench.reasons(.inspection(.declineToRecommendation), by: Cast.investigator, on: "2026-01-22")
                == ["note_issued"],
            "never recommended without a note"
        )
        try bench.take(.inspection(.openInvestigation), by: Cast.investigator, on: "2026-01-26")
        #expect(bench.due(.spdp) == .day(legalDay("2026-02-02")))
        #expect(bench.reasons(.inspection(.handOverFile), by: Cast.investigator, on: "2026-02-20") == ["spdp_sent"])
        try bench.take(.inspection(.sendSPDP), by: Cast.investigator, on: "2026-01-30")
        #expect(bench.facts.clock(.spdp)?.status == .ended)
        try bench.take(.inspection(.handOverFile), by: Cast.investigator, on: "2026-02-20")
        try bench.take(.inspection(.returnFile), by: Cast.investigator, on: "2026-03-02")
        try bench.take(.inspection(.handOverFile), by: Cast.investigator, on: "2026-03-12")
        #expect(
            bench.reasons(.inspection(.recordVerdict), by: Cast.investigator, on: "2026-03-13") { $0.result = "bebas" }
                == ["file_complete"]
        )
        try bench.take(.inspection(.declareFileComplete), by: Cast.investigator, on: "2026-03-30")
        try bench.take(.inspection(.handOverSuspect), by: Cast.investigator, on: "2026-04-06")
        try bench.take(.inspection(.recordVerdict), by: Cast.investigator, on: "2026-07-01") { $0.result = "kurungan" }
        #expect(bench.state == "referred")
    }

    @Test("Arrears go to the prosecutor with instalments, and never to PUPN afterwards")
    func arrears() throws {
        var bench = try Bench(.bpjsSanction)
        try bench.take(.sanction(.indicate), by: Cast.officer, on: "2026-01-05")
        try bench.take(.sanction(.orderExamination), by: Cast.branchHead, on: "2026-01-06")
        bench.facts.findings = [FindingFact(findingID(1), .arrears)]
        try bench.take(.sanction(.billArrears), by: Cast.officer, on: "2026-01-20") { $0.amount = Rupiah(20_000_000) }
        #expect(
            bench.reasons(.sanction(.issueFirstWarning), by: Cast.branchHead, on: "2026-01-21")
                == ["warnable_finding"],
            "from collection only JHT arrears are warned about"
        )
        bench.facts.debts = [DebtFact(balance: Rupiah(20_000_000))]
        try bench.take(.sanction(.agreeInstalments), by: Cast.branchHead, on: "2026-02-02") {
            $0.amount = Rupiah(5_000_000)
            $0.term = legalDay("2026-06-15")
        }
        try bench.take(.sanction(.recordDefault), by: Cast.officer, on: "2026-03-20")
        try bench.take(.sanction(.mandateProsecutor), by: Cast.branchHead, on: "2026-04-01") {
            $0.authority = "Kejari Palangka Raya"
            $0.amount = Rupiah(20_000_000)
            $0.term = legalDay("2026-10-01")
        }
        bench.facts.debts[0].wasWithLawEnforcement = true
        #expect(bench.due(.mandateTerm) == .day(legalDay("2026-10-01")))
        try bench.take(.sanction(.recordNegotiation), by: Cast.officer, on: "2026-04-20") { $0.result = "sepakat" }
        try bench.take(.sanction(.agreeInstalments), by: Cast.branchHead, on: "2026-04-20") {
            $0.amount = Rupiah(10_000_000)
            $0.term = legalDay("2026-09-15")
        }
        try bench.take(.sanction(.recordPayment), by: Cast.officer, on: "2026-05-15") { $0.amount = Rupiah(10_000_000) }
        try bench.take(.sanction(.returnDebt), by: Cast.branchHead, on: "2026-10-02")
        #expect(
            bench.reasons(.sanction(.handToStateReceivables), by: Cast.branchHead, on: "2026-10-05") {
                $0.amount = Rupiah(10_000_000)
            } == ["never_with_law_enforcement"]
        )
        try bench.take(.sanction(.recordPayment), by: Cast.officer, on: "2026-11-02") { $0.amount = Rupiah(10_000_000) }
        bench.facts.debts[0].balance = .zero
        try bench.verify(.remedied, on: "2026-11-03")
        try bench.take(.sanction(.confirmCompliance), by: Cast.branchHead, on: "2026-11-04")
        #expect(bench.state == "complied")
    }

    @Test("A firm closes, with proof and a second person, and reappears as an alleged successor's own case")
    func rebirth() throws {
        var bench = try Bench.firstNoteReceived(.arrears)
        let evidence = { (details: inout StepDetails) in details.evidence = "pencabutan NIB" }
        #expect(
            bench.reasons(.inspection(.closeAsGone), by: Cast.coordinator, on: "2026-02-20", evidence)
                == ["firm_gone_field_check"]
        )
        bench.facts.visits.append(VisitFact(on: legalDay("2026-02-19"), by: [Cast.coordinator.person], .closedDown))
        #expect(
            bench.reasons(.inspection(.closeAsGone), by: Cast.coordinator, on: "2026-02-20", evidence)
                == ["firm_gone_field_check"],
            "the visitor is not on the order"
        )
        bench.facts.visits.append(VisitFact(on: legalDay("2026-02-19"), by: [Cast.inspector.person], .closedDown))
        bench.facts.unbookedBalance = Rupiah(1)
        #expect(
            bench.reasons(.inspection(.closeAsGone), by: Cast.coordinator, on: "2026-02-20", evidence)
                == ["balance_has_debt_record"]
        )
        bench.facts.unbookedBalance = .zero
        try bench.take(.inspection(.closeAsGone), by: Cast.coordinator, on: "2026-02-20", evidence)
        #expect(bench.state == "closed_or_moved")
        #expect(bench.reasons(.inspection(.addRemark), by: Cast.inspector, on: "2026-02-21") == ["case_ended"])

        var reborn = try Bench(.inspection)
        try reborn.take(.inspection(.propose), by: Cast.inspector, on: "2026-05-04")
        let link = try reborn.take(.inspection(.linkAllegedSuccessor), by: Cast.inspector, on: "2026-05-05") {
            $0.linkedCompany = "PT Lama"
            $0.evidence = "akta, alamat dan pengurus sama"
        }
        #expect(link.effects == [.successorAlleged])
        #expect(reborn.state == "proposed")
    }
}

extension Bench {
    fileprivate mutating func request(_ authority: String, on occurredOn: String) throws(Refusal) {
        try take(.sanction(.requestServiceDenial), by: Cast.branchHead, on: occurredOn) {
            $0.authority = authority
            $0.service = .businessLicence
        }
        facts.denials.append(DenialFact(authority, .businessLicence, .requested))
    }
}

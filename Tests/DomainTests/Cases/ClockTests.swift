import Foundation
import Testing

@testable import Domain

@Suite("Clocks of a case")
struct ClockTests {
    @Test("A letter that came back starts nothing; refusing to sign counts that day")
    func deliveries() throws {
        var bench = try Bench.firstNoteIssued()
        try bench.deliver(.firstNote, .returned, on: "2026-01-23")
        #expect(bench.due(.firstNote) == nil)
        #expect(bench.facts.clock(.delivery)?.status == .running, "redelivery is still due")
        #expect(bench.reasons(.inspection(.beginVerification), by: Cast.inspector, on: "2026-03-01").count == 2)
        try bench.deliver(.firstNote, .refusedWithMinutes, on: "2026-01-26")
        #expect(bench.due(.firstNote) == .day(legalDay("2026-02-09")))
        #expect(bench.facts.clock(.delivery)?.status == .ended)
        #expect(bench.due(.objectionFiling) != nil)
    }

    @Test("A last day without work rolls to the next working day, by a switch")
    func roll() throws {
        var bench = try Bench.firstNoteIssued()
        try bench.deliver(.firstNote, on: "2026-03-10")
        #expect(bench.due(.firstNote) == .day(legalDay("2026-03-25")))
    }

    @Test("The draft's own period is frozen on the note, and a special note has its own default")
    func ownPeriod() throws {
        var bench = try Bench.reported()
        try bench.take(.inspection(.draftFirstNote), by: Cast.inspector, on: "2026-01-19") { $0.days = 21 }
        try bench.take(.inspection(.checkFirstNote), by: Cast.coordinator, on: "2026-01-20")
        let issue = try bench.take(.inspection(.issueFirstNote), by: Cast.officeHead, on: "2026-01-21")
        #expect(issue.letter == LetterToMake(kind: .firstNote, days: 21, unit: .calendarDays))
        try bench.deliver(.firstNote, on: "2026-01-26")
        #expect(bench.due(.firstNote) == .day(legalDay("2026-02-18")))

        var special = try Bench.reported()
        try special.take(.inspection(.draftFirstNote), by: Cast.inspector, on: "2026-01-19") {
            $0.letter = .specialNote
        }
        try special.take(.inspection(.checkFirstNote), by: Cast.coordinator, on: "2026-01-20")
        try special.take(.inspection(.issueFirstNote), by: Cast.officeHead, on: "2026-01-21")
        try special.deliver(.specialNote, on: "2026-01-26")
        #expect(special.due(.firstNote) == .day(legalDay("2026-02-02")))
    }

    @Test("An extension is asked for in time, granted once, on a named basis, at most as long as the period")
    func extending() throws {
        var bench = try Bench.firstNoteReceived()
        let basis = { (details: inout StepDetails) in
            details.legalBasis = "UU 30/2014 P58(5)"
            details.days = 14
        }
        #expect(
            bench.reasons(.inspection(.requestExtension), by: Cast.inspector, on: "2026-02-10")
                == ["deadline_not_passed"]
        )
        try bench.take(.inspection(.requestExtension), by: Cast.inspector, on: "2026-02-09")
        #expect(
            bench.reasons(.inspection(.grantExtension), by: Cast.coordinator, on: "2026-02-10") { $0.days = 14 }
                == ["field_required"]
        )
        #expect(
            bench.reasons(.inspection(.grantExtension), by: Cast.coordinator, on: "2026-02-10") {
                $0.legalBasis = "UU 30/2014 P58(5)"
                $0.days = 15
            } == ["extension_within_period"]
        )
        try bench.take(.inspection(.grantExtension), by: Cast.coordinator, on: "2026-02-10", basis)
        #expect(bench.due(.firstNote) == .day(legalDay("2026-02-23")))
        #expect(
            bench.reasons(.inspection(.beginVerification), by: Cast.inspector, on: "2026-02-23")
                == ["deadline_passed_or_reported"]
        )
        #expect(
            bench.reasons(.inspection(.requestExtension), by: Cast.inspector, on: "2026-02-12") == ["never_extended"]
        )
    }

    @Test("A suspension pushes the last day by as many days")
    func suspension() throws {
        var bench = try Bench.firstNoteReceived()
        try bench.take(.inspection(.suspendClock), by: Cast.coordinator, on: "2026-02-02") { $0.legalBasis = "dasar" }
        #expect(bench.reasons(.inspection(.beginVerification), by: Cast.inspector, on: "2026-04-01").count == 1)
        try bench.take(.inspection(.resumeClock), by: Cast.coordinator, on: "2026-02-12")
        #expect(bench.due(.firstNote) == .day(legalDay("2026-02-19")))
    }

    @Test("Each extension and suspension is a line of the ledger: day, days, basis, act; the due day follows from all")
    func ledger() throws {
        var bench = try Bench.firstNoteReceived()
        try bench.take(.inspection(.requestExtension), by: Cast.inspector, on: "2026-01-28")
        let granted = try bench.take(.inspection(.grantExtension), by: Cast.coordinator, on: "2026-01-29") {
            $0.legalBasis = "UU 30/2014 P58(5)"
            $0.days = 7
        }
        try bench.take(.inspection(.suspendClock), by: Cast.coordinator, on: "2026-02-02") { $0.legalBasis = "SE 1" }
        try bench.take(.inspection(.resumeClock), by: Cast.coordinator, on: "2026-02-05")
        let clock = try #require(bench.facts.clock(.firstNote))
        let ledger = try #require(clock.count?.ledger)
        #expect(ledger.map(\.kind) == [.extension, .suspension, .resumption])
        #expect(ledger.map(\.legalBasis) == ["UU 30/2014 P58(5)", "SE 1", "SE 1"])
        #expect(ledger.map(\.days) == [7, nil, nil] && ledger[0].seq == granted.event.seq)
        #expect(clock.days == 14, "the budget stays what the note gave")
        // 9 February, plus 7 days to the 16th, which is collective leave: the 18th; plus 3 days that it stood still.
        #expect(clock.due == .day(legalDay("2026-02-23")))
        #expect(clock.count?.deadline(bench.procedure.calendar)?.due == clock.due)
        let words = try #require(clock.count?.deadline(bench.procedure.calendar)).summary
        #expect(words.id.contains("diperpanjang 7 hari kalender pada 29 Januari 2026 (UU 30/2014 P58(5))"))
        #expect(words.en.contains("plus the 3 calendar days for which it stood still"))
        #expect(words.id.hasSuffix("jatuh tempo Senin, 23 Februari 2026"))
    }

    @Test("A clock without a day can be extended; the day that is found later counts the ledger too")
    func ledgerOfUnresolved() throws {
        let table = HolidayTable(holidays: [], publishedYears: [2025])
        let entry = ClockEntry(.extension, seq: 9, on: legalDay("2025-12-20"), days: 7, legalBasis: "UU 30/2014 P58(5)")
        let count = ClockCount(from: legalDay("2025-12-19"), .days(14, .calendarDays), rolls: true, ledger: [entry])
        let waiting = try #require(count.deadline(WorkingCalendar(table)))
        #expect(waiting.due == .unresolved(year: 2026) && waiting.summary.en.contains("extended by 7 calendar days"))
        let published = WorkingCalendar(HolidayTable(holidays: [], publishedYears: [2025, 2026]))
        #expect(count.deadline(published)?.due == .day(legalDay("2026-01-09")))
    }

    @Test("An extension counts from the day that was told, whatever the calendar has become since")
    func toldStands() throws {
        let count = ClockCount(from: legalDay("2026-05-11"), .days(14, .calendarDays), rolls: true)
        let later = WorkingCalendar(
            HolidayTable(
                holidays: [
                    Holiday(date: legalDay("2026-05-25"), kind: .nationalHoliday, name: "Hari uji", status: .official)
                ],
                publishedYears: [2026]
            )
        )
        #expect(count.deadline(later)?.due == .day(legalDay("2026-05-26")))
        let line = ClockEntry(.extension, seq: 2, on: legalDay("2026-05-20"), days: 7, legalBasis: "dasar")
        let told = try #require(count.entering(line, told: .day(legalDay("2026-05-25")), later))
        #expect(told.due == .day(legalDay("2026-06-01")))
        #expect(
            told.summary.id.hasPrefix(
                "dihitung sejak 11 Mei 2026, jatuh tempo semula Senin, 25 Mei 2026; diperpanjang 7"
            )
        )
        #expect(count.entering(line, told: .unresolved(year: 2026), later)?.due == .unresolved(year: 2026))
    }

    @Test("Working days that a clock stood still are given back as working days")
    func workingDaysSuspended() throws {
        let calendar = WorkingCalendar(try HolidayTable(csv: RepositoryFile.text("sql/reference/holidays.csv")))
        let lines = [
            ClockEntry(.suspension, seq: 1, on: legalDay("2026-05-13"), legalBasis: "dasar"),
            ClockEntry(.resumption, seq: 2, on: legalDay("2026-05-18"), legalBasis: "dasar"),
        ]
        var count = ClockCount(from: legalDay("2026-05-11"), .days(10, .workingDays), rolls: false)
        #expect(count.deadline(calendar)?.due == .day(legalDay("2026-05-29")))
        count.ledger = lines
        // 14 and 15 May are free, 16 and 17 a weekend: one working day was lost.
        #expect(count.deadline(calendar)?.due == .day(legalDay("2026-06-02")))
    }

    @Test("What has passed is not suspended, and nothing is where the switch for it is off")
    func suspensionRefused() throws {
        var bench = try Bench.firstNoteReceived()
        let basis = { (details: inout StepDetails) in details.legalBasis = "dasar" }
        #expect(bench.reasons(.inspection(.suspendClock), by: Cast.coordinator, on: "2026-02-09", basis) == [])
        #expect(
            bench.reasons(.inspection(.suspendClock), by: Cast.coordinator, on: "2026-02-10", basis)
                == ["clock_running"]
        )
        #expect(
            bench.reasons(.inspection(.suspendClock), by: Cast.coordinator, on: "2026-02-02") == ["field_required"]
        )
        let off = ParameterDefault(.noteSuspension, 0, .switch, from: legalDay("2026-02-01"), basis: .practice)
        bench = Bench(
            bench.facts,
            today: bench.today,
            Parameters(ParameterDefault.all + [off]),
            bench.procedure.calendar
        )
        #expect(
            bench.reasons(.inspection(.suspendClock), by: Cast.coordinator, on: "2026-02-02", basis)
                == ["clock_running"]
        )
    }

    @Test("The roll is the switch of the note's day, and stays with the clock when the switch changes")
    func rollIsFrozen() throws {
        var bench = try Bench.firstNoteIssued()
        let off = ParameterDefault(.noteRollForward, 0, .switch, from: legalDay("2026-01-22"), basis: .practice)
        bench = Bench(
            bench.facts,
            today: bench.today,
            Parameters(ParameterDefault.all + [off]),
            bench.procedure.calendar
        )
        try bench.deliver(.firstNote, on: "2026-03-10")
        #expect(bench.facts.clock(.firstNote)?.count?.rolls == true)
        #expect(bench.due(.firstNote) == .day(legalDay("2026-03-25")))
    }

    @Test("A clock that follows an unresolved one keeps its budget, and waits")
    func follower() throws {
        let table = HolidayTable(holidays: [], publishedYears: [2025, 2026])
        var bench = try Bench(.bpjsSanction, today: "2027-06-01", calendar: WorkingCalendar(table))
        try bench.take(.sanction(.takeOver), by: Cast.branchHead, on: "2026-12-29") {
            $0.targetState = .sanction(.secondWarning)
            let day = legalDay("2026-12-28")
            $0.takenOver = [TakenOverLetter(.secondWarning, number: "ST-2", issuedOn: day, receivedOn: day)]
        }
        let window = try #require(bench.facts.clock(.fineImposition))
        #expect(window.due == .unresolved(year: 2027) && window.days == 30)
    }

    @Test("Clocks of warnings and fines are never extended or suspended")
    func never() {
        for kind in ClockKind.allCases where kind.rule.isExtendable {
            #expect(kind.rule.runsIn.allSatisfy { $0.track == .inspection })
        }
        let states = CaseState.all(on: .bpjsSanction)
        for action in ["request_extension", "grant_extension", "suspend_clock"] {
            #expect(CaseAction(action, on: .bpjsSanction) == nil)
        }
        #expect(!states.isEmpty)
    }

    @Test("A receipt in a year without published holidays is kept; no decision rests on its clock until they are")
    func unresolved() throws {
        let table = HolidayTable(holidays: [], publishedYears: [2025, 2026])
        var bench = try Bench(.bpjsSanction, today: "2027-06-01", calendar: WorkingCalendar(table))
        try bench.take(.sanction(.indicate), by: Cast.officer, on: "2026-12-01")
        try bench.take(.sanction(.orderExamination), by: Cast.branchHead, on: "2026-12-02")
        bench.facts.findings = [FindingFact(findingID(1), .unregistered)]
        try bench.take(.sanction(.issueFirstWarning), by: Cast.branchHead, on: "2026-12-28")
        try bench.deliver(.firstWarning, on: "2026-12-29")
        #expect(bench.due(.firstWarning) == .unresolved(year: 2027))
        let result = bench.decide(.sanction(.issueSecondWarning), by: Cast.branchHead, on: "2027-03-01")
        let refusal = #expect(throws: Refusal.self) { try result.get() }
        #expect(refusal?.reasons.map(\.code) == ["deadline_unresolved"])
        #expect(refusal?.words.id.contains("2027") == true)
        #expect(refusal?.words.en.contains("patuh calendar add") == true)
        #expect(
            bench.reasons(.sanction(.recordVerification), by: Cast.officer, on: "2027-03-01") {
                $0.findings = [FindingChange(findingID(1), .unremedied)]
            } == ["deadline_unresolved"]
        )
        #expect(
            bench.reasons(.sanction(.recordVerification), by: Cast.officer, on: "2027-03-01") {
                $0.findings = [FindingChange(findingID(1), .remedied)]
            } == [],
            "what favours the employer needs no deadline"
        )
    }

    @Test("The fine's window follows the second warning; after it only a report or a new decision is left")
    func fineWindow() throws {
        var bench = try Bench(.bpjsSanction)
        try bench.take(.sanction(.takeOver), by: Cast.branchHead, on: "2026-03-02") {
            $0.targetState = .sanction(.secondWarning)
            $0.takenOver = [
                TakenOverLetter(
                    .secondWarning,
                    number: "ST-2/2026",
                    issuedOn: legalDay("2026-02-06"),
                    receivedOn: legalDay("2026-02-09")
                )
            ]
        }
        bench.facts.findings = [FindingFact(findingID(1), .unregistered)]
        let amount = { (details: inout StepDetails) in details.amount = Rupiah(10_000) }
        #expect(bench.reasons(.sanction(.imposeFine), by: Cast.branchHead, on: "2026-03-27", amount) == [])
        #expect(
            bench.reasons(.sanction(.imposeFine), by: Cast.branchHead, on: "2026-03-28", amount)
                == ["within_fine_window"]
        )
        #expect(
            bench.reasons(.sanction(.orderExamination), by: Cast.branchHead, on: "2026-03-27")
                == ["new_decision_allowed"]
        )
        try bench.take(.sanction(.orderExamination), by: Cast.branchHead, on: "2026-03-28")
        #expect(bench.state == "bpjs_examination")
        #expect(bench.facts.clock(.secondWarning) == nil, "the old warning serves no later fine")
    }

    @Test("Nothing is counted where the law's number is not known")
    func unknownNumber() throws {
        #expect(Parameters().row(.serviceDenialAnswerDays, on: legalDay("2026-06-01")) != nil)
        #expect(Parameters().value(.serviceDenialAnswerDays, on: legalDay("2026-06-01")) == nil)
        var bench = try Bench(.bpjsSanction)
        bench.facts = CaseFacts(
            track: .bpjsSanction,
            state: .sanction(.fine),
            letters: [
                LetterFact(
                    seq: 1,
                    .fineDecision,
                    issuedOn: legalDay("2026-03-02"),
                    receivedOn: legalDay("2026-03-03")
                )
            ],
            clocks: [
                ClockFact(
                    .finePayment,
                    letterSeq: 1,
                    startedOn: legalDay("2026-03-03"),
                    due: .day(legalDay("2026-04-15"))
                )
            ],
            fine: FineFact(imposed: Rupiah(10_000))
        )
        let decision = try bench.take(.sanction(.requestServiceDenial), by: Cast.branchHead, on: "2026-05-04") {
            $0.authority = "DPMPTSP"
            $0.service = .businessLicence
        }
        #expect(
            !decision.clocks.contains {
                if case .start(let start) = $0 { start.id.kind == .serviceDenialAnswer } else { false }
            }
        )
    }

    @Test("Contributions fall due on the 15th of the next month, over a year's end too")
    func nextMonth() {
        #expect(Clocks.day(15, ofMonthAfter: legalDay("2026-12-31")) == legalDay("2027-01-15"))
        #expect(Clocks.day(31, ofMonthAfter: legalDay("2026-01-10")) == legalDay("2026-02-28"))
    }
}

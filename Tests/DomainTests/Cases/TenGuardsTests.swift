import Testing

@testable import Domain

/// One of the ten guards that the procedures stand on, tried both ways.
struct DomainGuard: Sendable, CustomTestStringConvertible {
    let number: Int
    let name: String
    /// The code of the guard's own reason.
    let code: String
    /// The reasons against a step that the law allows; none.
    let passes: @Sendable () throws -> [String]
    /// The reasons against one that it forbids.
    let fails: @Sendable () throws -> [String]

    var testDescription: String { "guard \(number): \(name)" }
}

@Suite("The ten guards, by the rules")
struct TenGuardsTests {
    @Test("A guard lets pass what the law allows and names itself where it does not", arguments: all)
    func bothWays(rule: DomainGuard) throws {
        #expect(try rule.passes() == [])
        #expect(try rule.fails().contains(rule.code))
    }

    @Test("Ten guards are here; letters get their numbers where they are written, not from the rules")
    func complete() {
        #expect(Self.all.map(\.number) == [1, 2, 3, 4, 5, 6, 7, 8, 10])
    }

    /// A verified first note of 26 January 2026, drafted and checked for the second; due 9 February.
    private static func secondNoteChecked() throws -> Bench {
        var bench = try Bench.firstNoteReceived()
        try bench.take(.inspection(.beginVerification), by: Cast.inspector, on: "2026-02-11")
        try bench.verify(.unremedied, on: "2026-02-12")
        try bench.take(.inspection(.draftSecondNote), by: Cast.inspector, on: "2026-02-12")
        try bench.take(.inspection(.checkSecondNote), by: Cast.coordinator, on: "2026-02-13")
        return bench
    }

    /// A second warning received on 9 February 2026: its period ends on 25 February, the window on 27 March.
    private static func warnedTwice() throws -> Bench {
        var bench = try Bench(.bpjsSanction)
        try bench.take(.sanction(.indicate), by: Cast.officer, on: "2026-01-05")
        try bench.take(.sanction(.orderExamination), by: Cast.branchHead, on: "2026-01-12")
        bench.facts.findings = [FindingFact(findingID(1), .partialWages)]
        try bench.take(.sanction(.issueFirstWarning), by: Cast.branchHead, on: "2026-01-21")
        try bench.deliver(.firstWarning, on: "2026-01-22")
        try bench.take(.sanction(.issueSecondWarning), by: Cast.branchHead, on: "2026-02-06")
        try bench.deliver(.secondWarning, on: "2026-02-09")
        return bench
    }

    private static func fine(_ bench: Bench, on day: String) -> [String] {
        bench.reasons(.sanction(.imposeFine), by: Cast.branchHead, on: day) { $0.amount = Rupiah(30_000) }
    }

    /// Why no denial is asked for on 16 April 2026, a day after the fine was to be paid.
    private static func denial(paid: Int64) throws -> [String] {
        var bench = try warnedTwice()
        try bench.take(.sanction(.imposeFine), by: Cast.branchHead, on: "2026-03-02") { $0.amount = Rupiah(30_000) }
        bench.facts.fine = FineFact(imposed: Rupiah(30_000), paid: Rupiah(paid))
        try bench.deliver(.fineDecision, on: "2026-03-03")
        return bench.reasons(.sanction(.requestServiceDenial), by: Cast.branchHead, on: "2026-04-16") {
            $0.authority = "DPMPTSP"
            $0.service = .businessLicence
        }
    }

    /// Why a debt is not handed to PUPN.
    private static func handOver(wasWithProsecutor: Bool) throws -> [String] {
        var bench = try Bench(.bpjsSanction)
        try bench.take(.sanction(.indicate), by: Cast.officer, on: "2026-01-05")
        try bench.take(.sanction(.orderExamination), by: Cast.branchHead, on: "2026-01-06")
        bench.facts.findings = [FindingFact(findingID(1), .arrears)]
        try bench.take(.sanction(.billArrears), by: Cast.officer, on: "2026-01-20") { $0.amount = Rupiah(20_000_000) }
        bench.facts.debts = [DebtFact(balance: Rupiah(20_000_000), wasWithLawEnforcement: wasWithProsecutor)]
        return bench.reasons(.sanction(.handToStateReceivables), by: Cast.branchHead, on: "2026-02-02") {
            $0.amount = Rupiah(20_000_000)
        }
    }

    /// Why no incident is reported of a finding.
    private static func incident(_ kind: FindingKind) throws -> [String] {
        var bench = try Bench.secondNoteReceived(kind)
        try bench.take(.inspection(.beginVerification), by: Cast.inspector, on: "2026-03-04")
        return bench.reasons(.inspection(.reportIncident), by: Cast.inspector, on: "2026-03-05")
    }

    /// Why no examination begins on 12 January 2026 under an order for the inspector.
    private static func examination(by visitor: Actor) throws -> [String] {
        var bench = try Bench(.inspection)
        try bench.take(.inspection(.propose), by: Cast.coordinator, on: "2026-01-05")
        try bench.take(.inspection(.order), by: Cast.officeHead, on: "2026-01-06") {
            $0.assignment = Assignment(
                [Cast.inspector.person],
                from: legalDay("2026-01-06"),
                through: legalDay("2026-01-31")
            )
        }
        bench.facts.visits = [VisitFact(on: legalDay("2026-01-12"), by: [visitor.person], .examined)]
        return bench.reasons(.inspection(.beginExamination), by: Cast.inspector, on: "2026-01-12")
    }

    static let all: [DomainGuard] = [
        DomainGuard(
            number: 1,
            name: "a second note stands on a received first note whose deadline has passed",
            code: "note_deadline_passed"
        ) {
            try secondNoteChecked().reasons(.inspection(.issueSecondNote), by: Cast.officeHead, on: "2026-02-18")
        } fails: {
            var bench = try secondNoteChecked()
            bench.facts.clocks = bench.facts.clocks.map { clock in
                guard clock.kind == .firstNote else { return clock }
                var clock = clock
                clock.due = .day(legalDay("2026-02-23"))
                return clock
            }
            return bench.reasons(.inspection(.issueSecondNote), by: Cast.officeHead, on: "2026-02-18")
        },
        DomainGuard(number: 2, name: "no deadline without a receipt", code: "note_received") {
            try Bench.firstNoteReceived().due(.firstNote) == .day(legalDay("2026-02-09")) ? [] : ["no deadline"]
        } fails: {
            var bench = try Bench.firstNoteIssued()
            try bench.deliver(.firstNote, .returned, on: "2026-01-26")
            return bench.reasons(.inspection(.beginVerification), by: Cast.inspector, on: "2026-06-01")
        },
        DomainGuard(
            number: 3,
            name: "a fine only after the second warning's period, and within thirty days",
            code: "second_warning_expired"
        ) {
            let bench = try warnedTwice()
            return fine(bench, on: "2026-02-26") + fine(bench, on: "2026-03-27")
        } fails: {
            let bench = try warnedTwice()
            #expect(fine(bench, on: "2026-03-28") == ["within_fine_window"])
            return fine(bench, on: "2026-02-25")
        },
        DomainGuard(number: 4, name: "a denial of services only for an unpaid fine", code: "fine_unpaid") {
            try denial(paid: 29_999)
        } fails: {
            try denial(paid: 30_000)
        },
        DomainGuard(
            number: 5,
            name: "prosecutor or PUPN, never both, for each debt",
            code: "never_with_law_enforcement"
        ) {
            try handOver(wasWithProsecutor: false)
        } fails: {
            try handOver(wasWithProsecutor: true)
        },
        DomainGuard(number: 6, name: "the criminal way only for contributions or obstruction", code: "criminal_finding")
        {
            try incident(.notRemitted) + incident(.arrears) + incident(.obstruction)
        } fails: {
            #expect(try incident(.partialWages) == ["criminal_finding"])
            return try incident(.unregistered)
        },
        DomainGuard(
            number: 7,
            name: "whoever drafts does not check, and no side moves the other's case",
            code: "separation_of_duties"
        ) {
            var bench = try Bench.reported()
            try bench.take(.inspection(.draftFirstNote), by: Cast.inspector, on: "2026-01-19")
            return bench.reasons(.inspection(.checkFirstNote), by: Cast.coordinator, on: "2026-01-20")
        } fails: {
            var bench = try Bench.reported()
            let both = Cast.actor(1, .inspector, .coordinator)
            try bench.take(.inspection(.draftFirstNote), by: both, on: "2026-01-19")
            #expect(
                bench.reasons(.inspection(.checkFirstNote), by: Cast.branchHead, on: "2026-01-20") == ["role_required"]
            )
            #expect(
                try warnedTwice().reasons(.sanction(.imposeFine), by: Cast.officeHead, on: "2026-03-02").first
                    == "role_required"
            )
            return bench.reasons(.inspection(.checkFirstNote), by: both, on: "2026-01-20")
        },
        DomainGuard(number: 8, name: "an order covers the day and the inspector of a visit", code: "visit_under_order")
        {
            try examination(by: Cast.inspector)
        } fails: {
            try examination(by: Cast.secondInspector)
        },
        DomainGuard(
            number: 10,
            name: "a due day is counted once, by the holidays known then",
            code: "deadline_unresolved"
        ) {
            let bench = try Bench.firstNoteReceived()
            let changed = Bench(
                bench.facts,
                today: bench.today,
                Parameters(),
                WorkingCalendar(HolidayTable(holidays: [], publishedYears: []))
            )
            return changed.due(.firstNote) == .day(legalDay("2026-02-09")) ? [] : ["moved"]
        } fails: {
            let blank = WorkingCalendar(HolidayTable(holidays: [], publishedYears: []))
            var bench = try Bench.firstNoteIssued()
            bench = Bench(bench.facts, today: bench.today, Parameters(), blank)
            try bench.deliver(.firstNote, on: "2026-01-26")
            return bench.reasons(.inspection(.beginVerification), by: Cast.inspector, on: "2026-06-01")
        },
    ]
}

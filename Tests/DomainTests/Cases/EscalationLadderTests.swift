import Testing

@testable import Domain

@Suite("The ladder on which deadlines climb")
struct EscalationLadderTests {
    private let calendar: WorkingCalendar
    private let parameters = Parameters()

    init() throws {
        calendar = WorkingCalendar(try HolidayTable(csv: RepositoryFile.text("sql/reference/holidays.csv")))
    }

    @Test("Each side climbs its own roles; a closed file is the investigators' alone")
    func roles() throws {
        #expect(EscalationLadder(.inspection(.firstNote)).roles == [.inspector, .coordinator, .divisionHead])
        #expect(EscalationLadder(.sanction(.firstWarning)).roles == [.bpjsOfficer, .bpjsBranchHead])
        #expect(EscalationLadder(.inspection(.investigation)).roles == [.investigator])
        #expect(EscalationLadder.inspection.rungs == [.reminder, .first, .second, .third])
        #expect(EscalationLadder.bpjsSanction.rungs == [.reminder, .first, .second])
        #expect(EscalationLadder.closedFile.rungs == [.reminder, .first])
        for track in Track.allCases {
            for state in CaseState.all(on: track) where !state.isCriminal {
                #expect(EscalationLadder(state).roles.allSatisfy { $0.isBPJS == (track == .bpjsSanction) })
            }
        }
    }

    @Test("The employer's own rights climb no ladder; what an officer must do does")
    func climbing() {
        #expect(!ClockKind.objectionFiling.climbs && !ClockKind.appealFiling.climbs)
        for kind in ClockKind.allCases where kind.rule.nature != .legalWindow { #expect(kind.climbs, "\(kind)") }
        #expect(ClockKind.fineImposition.climbs, "the right to impose the fine lapses")
    }

    @Test(
        "A rung is reached so many working days before or after the due day, holidays and weekends aside",
        arguments: [
            // Friday 29 May 2026 is due; 27 and 28 May are free before it, 31 May and 1 June after it.
            (EscalationRung.reminder, "2026-05-22", "2026-05-21"), (.first, "2026-06-02", "2026-06-01"),
            (.second, "2026-06-04", "2026-06-03"), (.third, "2026-06-08", "2026-06-07"),
        ]
    )
    func days(rung: EscalationRung, reached: String, before: String) throws {
        let due = legalDay("2026-05-29")
        #expect(try #require(rung.reached(on: legalDay(reached), parameters, calendar)) >= due)
        #expect(try #require(rung.reached(on: legalDay(before), parameters, calendar)) < due)
    }

    @Test("Once reached a rung stays reached, and later rungs are reached later")
    func monotone() throws {
        var last: [EscalationRung: LocalDate] = [:]
        for today in legalDay("2026-01-01")...legalDay("2026-12-31") {
            let due = try EscalationRung.allCases.map { try #require($0.reached(on: today, parameters, calendar)) }
            #expect(due == due.sorted(by: >), "\(today)")
            for (rung, day) in zip(EscalationRung.allCases, due) {
                #expect(day >= last[rung] ?? .first, "\(rung) on \(today)")
                last[rung] = day
            }
        }
    }

    @Test("A rung without days never fires, and an unpublished year counts every day")
    func edges() throws {
        let none = ParameterDefault(.ladderThirdDays, nil, .workingDays, basis: .practice)
        #expect(EscalationRung.third.reached(on: legalDay("2026-06-08"), Parameters([none]), calendar) == nil)
        let late = EscalationRung.first.reached(on: legalDay("2031-05-04"), parameters, calendar)
        #expect(late == legalDay("2031-05-03"))
    }
}

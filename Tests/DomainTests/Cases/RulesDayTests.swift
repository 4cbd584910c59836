import Foundation
import Testing

@testable import Domain

@Suite("The law of a case's own day")
struct RulesDayTests {
    private static let newLaw = legalDay("2026-07-03")

    @Test("A case of before the new inspection regulation stays with the old one, one of after it follows the new")
    func regulations() {
        let parameters = Parameters()
        let later = legalDay("2026-11-02")
        let old = parameters.staying(with: legalDay("2026-06-15"))
        let new = parameters.staying(with: Self.newLaw)
        #expect(old.row(.firstNoteDays, on: later)?.basis.citation == "Permenaker 33/2016 jo 1/2020")
        #expect(new.row(.firstNoteDays, on: later)?.basis.citation == "Permenaker 11/2026")
        #expect(parameters.row(.firstNoteDays, on: later)?.basis.citation == "Permenaker 11/2026")
    }

    @Test("A rule that is younger than the case is read by the day of the act: there is none to stay with")
    func younger() {
        let parameters = Parameters().staying(with: legalDay("2025-05-05"))
        #expect(parameters.whole(.spdpDays, on: legalDay("2025-12-31")) == nil)
        #expect(parameters.whole(.spdpDays, on: legalDay("2026-02-02")) == 7)
    }

    @Test("Contributions, debts and the office's own time go by the day asked about")
    func byDay() {
        let rows = [ParameterKey.pupnMinimum, .ladderFirstDays, .latePaymentRate, .firstNoteDays].flatMap { key in
            [
                ParameterDefault(key, 1, .times, basis: .practice),
                ParameterDefault(key, 2, .times, from: Self.newLaw, basis: .practice),
            ]
        }
        let parameters = Parameters(rows).staying(with: legalDay("2026-01-01"))
        let later = legalDay("2026-11-02")
        #expect(parameters.whole(.pupnMinimum, on: later) == 2)
        #expect(parameters.whole(.ladderFirstDays, on: later) == 2)
        #expect(parameters.whole(.latePaymentRate, on: later) == 2)
        #expect(parameters.whole(.firstNoteDays, on: later) == 1)
    }

    @Test("The note of an old case gets the old law's days, though it is issued under the new one")
    func noteOfOldCase() throws {
        let rows =
            ParameterDefault.all.filter { $0.key != .firstNoteDays } + [
                ParameterDefault(.firstNoteDays, 14, .calendarDays, basis: .law("Lama", .read)),
                ParameterDefault(.firstNoteDays, 10, .workingDays, from: Self.newLaw, basis: .law("Baru", .read)),
            ]
        let parameters = Parameters(rows)
        for (rulesOn, days, basis) in [("2026-06-01", 14, "Lama"), ("2026-08-01", 10, "Baru")] {
            var bench = try Bench.reported()
            let own = parameters.staying(with: legalDay(rulesOn))
            bench = Bench(bench.facts, today: bench.today, own, bench.procedure.calendar)
            try bench.take(.inspection(.draftFirstNote), by: Cast.inspector, on: "2026-09-01")
            try bench.take(.inspection(.checkFirstNote), by: Cast.divisionHead, on: "2026-09-02")
            let issued = try bench.take(.inspection(.issueFirstNote), by: Cast.officeHead, on: "2026-09-03")
            #expect(issued.letter?.days == days)
            let received = try bench.take(.inspection(.recordDelivery), by: Cast.inspector, on: "2026-09-04") {
                $0.letter = .firstNote
                $0.delivery = .signedReceipt
            }
            let bases = received.clocks.compactMap { change -> String? in
                guard case .start(let start) = change, start.id.kind == .firstNote else { return nil }
                return start.basis.citation
            }
            #expect(bases == [basis])
        }
    }

    @Test("What other rules would count is told; a period that the letter itself set stays")
    func recount() throws {
        let calendar = try Bench(.inspection).procedure.calendar
        let rows = [
            ParameterDefault(.firstNoteDays, 14, .calendarDays, basis: .law("Lama", .read)),
            ParameterDefault(.firstNoteDays, 10, .calendarDays, from: Self.newLaw, basis: .law("Baru", .read)),
        ]
        let parameters = Parameters(rows)
        let old = RulesInForce(.current(.inspection), parameters.staying(with: legalDay("2026-06-01")))
        let new = RulesInForce(.current(.inspection), parameters.staying(with: Self.newLaw))
        let day = legalDay("2026-09-03")
        func anew(_ days: Int) -> (count: ClockCount, basis: LegalBasis)? {
            let count = ClockCount(from: legalDay("2026-09-04"), .days(days, .calendarDays), rolls: false)
            return old.recount(count, of: .firstNote, letter: .firstNote, on: day, under: new)
        }
        #expect(anew(14)?.count.deadline(calendar)?.due == .day(legalDay("2026-09-14")))
        #expect(anew(14)?.basis.citation == "Baru")
        #expect(anew(21) == nil, "the letter set its own period")
        #expect(old.changes(to: new, on: day).map(\.after.key) == [.firstNoteDays])
        #expect(old.changes(to: old, on: day).isEmpty)
    }
}

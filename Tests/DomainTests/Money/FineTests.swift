import Foundation
import Testing

@testable import Domain

@Suite("Arrears, fines and benefits")
struct FineTests {
    @Test(
        "Contributions fall due on the 15th, or the next working day",
        arguments: [
            ("2026-01", "2026-02-18"), ("2026-02", "2026-03-16"), ("2026-04", "2026-05-18"), ("2026-07", "2026-08-18"),
            ("2026-10", "2026-11-16"), ("2027-02", "2027-03-16"), ("2027-04", "2027-05-21"), ("2027-07", "2027-08-16"),
            ("2026-05", "2026-06-15"), ("2018-06", "2018-07-15"),
        ]
    )
    func dueDays(month: String, day: String) throws {
        #expect(try MoneyBench.calculator().contributionsDue(for: CalendarMonth(month)).0 == legalDay(day))
    }

    @Test(
        "Months late are those begun, or those full where the parameter says so",
        arguments: [
            ("2026-06-15", "2026-06-15", 0, 0), ("2026-06-15", "2026-06-16", 1, 0), ("2026-06-15", "2026-07-15", 1, 1),
            ("2026-06-15", "2026-07-16", 2, 1), ("2026-01-31", "2026-02-28", 1, 1), ("2026-01-31", "2026-03-01", 2, 1),
            ("2026-06-15", "2027-06-15", 12, 12), ("2026-06-15", "2026-01-01", 0, 0),
        ]
    )
    func months(from: String, to: String, begun: Int, full: Int) {
        #expect(MoneyCalculator.months(from: legalDay(from), to: legalDay(to), countingBegun: true) == begun)
        #expect(MoneyCalculator.months(from: legalDay(from), to: legalDay(to), countingBegun: false) == full)
    }

    @Test("Arrears are told by programme, with 2 % for each month late; what was paid late owes its fine alone")
    func arrears() throws {
        let overdue = [
            OverdueContribution(.jht, try CalendarMonth("2026-05"), Rupiah(1_000_000)),
            OverdueContribution(.jht, try CalendarMonth("2026-06"), Rupiah(1_000_000)),
            OverdueContribution(.jkk, try CalendarMonth("2026-05"), Rupiah(333_333), paidOn: legalDay("2026-07-01")),
        ]
        let result = try MoneyBench.calculator().arrears(overdue, asOf: legalDay("2026-08-20"))
        #expect(result.total(.jht) == Rupiah(2_000_000))
        // Due 15 June and 15 July: three and two months have begun by 20 August.
        #expect(result.total(.jht, .lateFine) == Rupiah(100_000))
        #expect(result.total(.jkk) == .zero)
        // One month of 2 % on 333,333 is 6,666.66.
        #expect(result.total(.jkk, .lateFine) == Rupiah(6_667))
        #expect(result.amount == Rupiah(2_106_667))
        #expect(try MoneyBench.calculator().arrears(overdue.reversed(), asOf: legalDay("2026-08-20")) == result)
        let onTime = try MoneyBench.calculator().arrears(overdue, asOf: legalDay("2026-06-15"))
        #expect(onTime.total(.jht, .lateFine) == .zero)
    }

    @Test("Full months alone count where an administrator says so, and the source tells it")
    func fullMonths() throws {
        let day = legalDay("2026-01-01")
        let full = ParameterDefault(.latePaymentStartedMonth, 0, .switch, from: day, basis: .practice)
        let overdue = [OverdueContribution(.jht, try CalendarMonth("2026-05"), Rupiah(1_000_000))]
        let result = try MoneyBench.calculator([full]).arrears(overdue, asOf: legalDay("2026-08-20"))
        #expect(result.total(.jht, .lateFine) == Rupiah(40_000))
        #expect(result.sources.map(\.what.id).contains("Denda keterlambatan: bulan berjalan dihitung: tidak"))
    }

    @Test("10,000,000 due gives a fine of 10,000 for each month counted", arguments: [1, 2, 3])
    func fine(months: Int) throws {
        let result = try MoneyBench.calculator().administrativeFine(
            on: Rupiah(10_000_000),
            .allDue,
            secondWarningEnded: legalDay("2026-09-01"),
            imposed: legalDay("2026-09-20"),
            months: months
        )
        #expect(result.amount == Rupiah(10_000 * Int64(months)))
        #expect(
            result.lines[0].formula.id == "0,1 % × Rp10.000.000 × \(months) bulan = \(Rupiah(10_000 * Int64(months)))"
        )
        #expect(result.sources.contains { $0.basis == .law("PP 86/2013 P10(4)-(5)", .read) })
    }

    @Test(
        "The fine has two clocks: imposed within 30 days of the second warning's end, paid with the next contribution"
    )
    func clocks() throws {
        func fine(_ imposed: String) throws -> Calculation {
            try MoneyBench.calculator().administrativeFine(
                on: Rupiah(10_000_000),
                .jhtArrears,
                secondWarningEnded: legalDay("2026-09-01"),
                imposed: legalDay(imposed)
            )
        }
        let result = try fine("2026-10-01")
        #expect(result.milestones.map(\.day) == [legalDay("2026-10-01"), legalDay("2026-11-16")])
        #expect(result.amount == Rupiah(10_000))
        #expect(#expect(throws: CalculationFailure.self) { try fine("2026-10-02") }?.code == "too_late")
        #expect(#expect(throws: CalculationFailure.self) { try fine("2026-09-01") }?.code == "too_early")
        #expect(result.sources.contains { $0.basis.citation.contains("PP 46/2015 P33(1)") && $0.note != nil })
    }

    /// What happened, the wage reported, the months in arrears, and what the employer pays on a wage of 4,000,000.
    static let benefits: [(event: BenefitEvent, reported: Int64?, months: Int, amount: Int64)] = [
        (.death, nil, 0, 42_000_000), (.death, 3_000_000, 3, 0), (.death, 3_000_000, 4, 42_000_000),
        (.deathAtWork, nil, 0, 214_000_000), (.deathAtWork, 3_000_000, 0, 48_000_000), (.deathAtWork, 5_000_000, 0, 0),
        (.totalDisability, nil, 0, 236_000_000),
    ]

    @Test("The benefit that the employer must pay itself", arguments: 0..<benefits.count)
    func benefit(index: Int) throws {
        let row = Self.benefits[index]
        let result = try MoneyBench.calculator().employersBenefit(
            BenefitQuestion(
                row.event,
                on: legalDay("2026-05-05"),
                wage: Rupiah(4_000_000),
                reportedWage: row.reported.map { Rupiah($0) },
                monthsInArrears: row.months
            )
        )
        #expect(result.amount == Rupiah(row.amount))
        #expect(result.sources.contains { $0.basis == .law("PP 44/2015 P27", .read) })
    }

    @Test(
        "Fines are never below zero, grow with days and amounts, and refuse what is beyond 64 bits",
        arguments: 0..<200
    )
    func properties(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let calculator = try MoneyBench.calculator()
        let amount = Int64.random(in: 0...1_000_000_000_000, using: &random)
        let start = try CalendarMonth("2024-01").advanced(by: .random(in: 0...30, using: &random))
        let day = legalDay("2025-06-01").adding(days: .random(in: 0...500, using: &random))
        func fine(_ amount: Int64, _ day: LocalDate) throws -> Calculation {
            try calculator.arrears([OverdueContribution(.jp, start, Rupiah(amount))], asOf: day)
        }
        let result = try fine(amount, day)
        #expect(result.amount >= Rupiah(amount))
        #expect(try fine(amount, day.adding(days: 40)).amount >= result.amount)
        #expect(try fine(amount + 1_000, day).amount >= result.amount)
        #expect(throws: CalculationFailure.overflow) { try fine(.max, legalDay("2027-06-01")) }
        #expect(throws: CalculationFailure.self) { try fine(-1, day) }
    }
}

import Foundation
import Testing

@testable import Domain

@Suite("Parameters")
struct ParameterTests {
    let parameters = Parameters()

    @Test("Every parameter has a row with its basis, and none claims more certainty than it has")
    func complete() {
        let keys = Set(ParameterDefault.all.map(\.key))
        #expect(keys == Set(ParameterKey.allCases))
        for row in ParameterDefault.all where row.basis.citation.contains("Permenaker 11/2026") {
            #expect(row.basis.certainty == .uncertain)
            #expect(row.label?.id.contains("belum dimasukkan") == true)
        }
    }

    @Test("The row in force is the latest that has begun")
    func dated() {
        let before = parameters.row(.firstNoteDays, on: legalDay("2026-07-02"))
        let after = parameters.row(.firstNoteDays, on: legalDay("2026-07-03"))
        #expect(before?.basis.citation == "Permenaker 33/2016 jo 1/2020")
        #expect(after?.basis.citation == "Permenaker 11/2026")
        #expect(parameters.whole(.firstNoteDays, on: legalDay("2026-07-03")) == 14)
        #expect(parameters.value(.spdpDays, on: legalDay("2026-01-01")) == nil)
        #expect(parameters.value(.spdpDays, on: legalDay("2026-01-02")) == 7)
    }

    @Test(
        "Defaults are those of the sources",
        arguments: [
            (ParameterKey.firstNoteDays, 14, ParameterUnit.calendarDays), (.secondNoteDays, 7, .calendarDays),
            (.noteDaysCap, 30, .calendarDays), (.firstWarningDays, 10, .workingDays),
            (.secondWarningDays, 10, .workingDays), (.fineImpositionDays, 30, .calendarDays),
            (.objectionFilingDays, 21, .workingDays), (.objectionAnswerDays, 10, .workingDays),
            (.objectionDecisionDays, 5, .workingDays), (.appealFilingDays, 10, .workingDays),
            (.spdpDays, 7, .calendarDays), (.verificationDays, 5, .workingDays), (.queueDueSoonDays, 3, .workingDays),
            (.pupnMinimum, 8_000_000, .rupiah), (.latePaymentRate, 2, .percentPerMonth),
        ]
    )
    func values(key: ParameterKey, value: Int, unit: ParameterUnit) {
        let row = parameters.row(key, on: legalDay("2026-11-01"))
        #expect(row?.value == Decimal(value))
        #expect(row?.unit == unit)
    }

    @Test("The fine's rate is exactly 0.1 % a month")
    func rate() { #expect(parameters.value(.fineRate, on: legalDay("2026-11-01")) == Decimal(string: "0.1")) }

    @Test("A later row of the same day replaces an earlier one, and fractions are no whole numbers")
    func later() {
        let day = legalDay("2027-01-01")
        let rows =
            ParameterDefault.all + [
                ParameterDefault(.firstNoteDays, 21, .calendarDays, from: day, basis: .practice),
                ParameterDefault(.firstNoteDays, Decimal(string: "10.5"), .calendarDays, from: day, basis: .practice),
            ]
        let changed = Parameters(rows)
        #expect(changed.value(.firstNoteDays, on: day) == Decimal(string: "10.5"))
        #expect(changed.whole(.firstNoteDays, on: day) == nil)
        #expect(changed.whole(.firstNoteDays, on: legalDay("2026-12-31")) == 14)
    }
}

import Testing

@testable import Domain

@Suite("Contributions that should have been paid")
struct ContributionTests {
    private func ask(
        _ earners: [Earners],
        _ first: String = "2026-04",
        _ last: String = "2026-04",
        scale: CompanyScale? = .besar,
        programmes: ProgrammeSet? = nil,
        risk: RiskClass? = .medium,
        segment: Segment = .employed,
        sector: String? = nil
    ) throws -> Calculation {
        try MoneyBench.calculator().contributions(
            ContributionQuestion(
                segment: segment,
                months: MoneyBench.months(first, last),
                scale: scale,
                programmes: programmes,
                riskClass: risk,
                sector: sector,
                earners: earners
            )
        )
    }

    @Test("One worker of a large business at 4,000,000 a month, medium risk")
    func one() throws {
        let result = try ask([Earners(wage: Rupiah(4_000_000))])
        #expect(result.total(.jkk) == Rupiah(35_600))
        #expect(result.total(.jkm) == Rupiah(12_000))
        #expect(result.total(.jht) == Rupiah(228_000))
        #expect(result.total(.jp) == Rupiah(120_000))
        #expect(result.amount == Rupiah(395_600))
        #expect(
            result.lines.map(\.formula.id).contains("(3,7 % × Rp4.000.000 = Rp148.000) × 1 orang × 1 bulan = Rp148.000")
        )
        #expect(result.sources.contains { $0.basis == .law("PP 46/2015 P16", .read) })
        #expect(result.sources.contains { $0.basis.citation == "Perpres 109/2013 P6(3)" })
    }

    @Test("Above the cap the pension is reckoned on the cap alone, whose change in March parts the months")
    func capped() throws {
        let result = try ask([Earners(count: 10, wage: Rupiah(15_000_000))], "2026-01", "2026-04", programmes: .jp)
        // 3 % of 10,547,400 is 316,422 (210,948 + 105,474); of 11,086,300 it is 332,589 (221,726 + 110,863).
        #expect(result.lines.map(\.amount) == [4_218_960, 2_109_480, 4_434_520, 2_217_260].map { Rupiah($0) })
        #expect(result.amount == Rupiah(10 * 2 * (316_422 + 332_589)))
        #expect(result.lines.allSatisfy { $0.formula.id.contains("batas upah") })
    }

    @Test("Of a wage reported too low, the shortfall is owed; of a programme not reported, all")
    func shortfall() throws {
        let earners = Earners(
            count: 2,
            wage: Rupiah(4_000_000),
            reported: .init(wage: Rupiah(3_000_000), programmes: [.jkk, .jkm, .jht])
        )
        let result = try ask([earners])
        #expect(result.total(.jht) == Rupiah(2 * 57_000))
        #expect(result.total(.jkk) == Rupiah(2 * 8_900))
        #expect(result.total(.jp) == Rupiah(2 * 120_000))
        let over = try ask([
            Earners(
                wage: Rupiah(4_000_000),
                reported: .init(wage: Rupiah(9_000_000), programmes: [.jkk, .jkm, .jht, .jp])
            )
        ])
        #expect(over.amount == .zero)
    }

    @Test("Job-loss insurance costs the employer nothing on top, and says why")
    func jobLoss() throws {
        let result = try ask([Earners(wage: Rupiah(4_000_000))], programmes: .jkp)
        #expect(result.amount == .zero)
        #expect(result.sources.map(\.what.id).contains("JKP, Pemerintah: 0,22 %"))
        #expect(result.sources.map(\.what.id).contains("JKP, rekomposisi iuran JKK: 0,14 %"))
    }

    @Test("A member on own account pays 16,800 a month, 36,800 with old age")
    func ownAccount() throws {
        let member = Earners(wage: Rupiah(1_000_000))
        #expect(try ask([member], programmes: [.jkk, .jkm], segment: .ownAccount).amount == Rupiah(16_800))
        #expect(try ask([member], programmes: [.jkk, .jkm, .jht], segment: .ownAccount).amount == Rupiah(36_800))
    }

    @Test("3,450 vulnerable workers for the year 2026: in full, and with the relief of April to December")
    func vulnerable() throws {
        let members = [Earners(count: 3_450, wage: Rupiah(1_000_000))]
        let full = try ask(members, "2026-01", "2026-12", programmes: [.jkk, .jkm], segment: .ownAccount)
        #expect(full.amount == Rupiah(695_520_000))
        let relieved = try ask(
            members,
            "2026-01",
            "2026-12",
            programmes: [.jkk, .jkm],
            segment: .ownAccount,
            sector: "other"
        )
        #expect(relieved.amount == Rupiah(434_700_000))
        #expect(relieved.sources.contains { $0.basis == .law("PP 50/2025", .secondHand) })
    }

    @Test("Half a rupiah is rounded upwards, once for each worker and month")
    func rounding() throws {
        // 0.89 % of 4,050 is 36.045; 0.3 % of 500 is 1.5; of 499 it is 1.497.
        #expect(try ask([Earners(wage: Rupiah(500))], programmes: .jkm).amount == Rupiah(2))
        #expect(try ask([Earners(wage: Rupiah(499))], programmes: .jkm).amount == Rupiah(1))
        #expect(
            try ask([Earners(count: 3, wage: Rupiah(500))], "2026-04", "2026-05", programmes: .jkm).amount == Rupiah(12)
        )
    }

    @Test("What is beyond 64 bits, or no question, is an error and never a trap")
    func errors() throws {
        func code(
            _ earners: Earners,
            programmes: ProgrammeSet? = .jht,
            scale: CompanyScale? = nil,
            risk: RiskClass? = nil
        ) -> String? {
            do {
                _ = try ask([earners], "2026-01", "2026-12", scale: scale, programmes: programmes, risk: risk)
                return nil
            } catch { return (error as? CalculationFailure)?.code }
        }
        #expect(code(Earners(count: .max, wage: Rupiah(.max))) == "amount_too_large")
        #expect(code(Earners(count: 2, wage: Rupiah(.max))) == "amount_too_large")
        #expect(code(Earners(wage: Rupiah(-1))) == "out_of_range")
        #expect(code(Earners(count: 0, wage: Rupiah(1))) == "out_of_range")
        #expect(code(Earners(wage: Rupiah(1)), programmes: nil) == "missing")
        #expect(code(Earners(wage: Rupiah(1)), programmes: .jkk) == "missing")
        #expect(throws: CalculationFailure.self) { try ask([Earners(wage: Rupiah(1))], "1900-01", "2026-01") }
        #expect(throws: CalculationFailure.self) { try ask([Earners(wage: Rupiah(1))], "2014-01", "2014-02") }
    }

    @Test(
        "Amounts are never below zero, grow with wage, workers and months, and do not depend on order",
        arguments: 0..<200
    )
    func properties(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        func earners() -> Earners {
            let isReported = Bool.random(using: &random)
            return Earners(
                count: .random(in: 1...50, using: &random),
                wage: Rupiah(.random(in: 0...30_000_000, using: &random)),
                reported: isReported
                    ? .init(
                        wage: Rupiah(.random(in: 0...30_000_000, using: &random)),
                        programmes: ProgrammeSet(rawValue: .random(in: 0...15, using: &random))
                    ) : nil
            )
        }
        let groups = (0..<3).map { _ in earners() }
        let whole = try ask(groups, "2025-01", "2026-06")
        #expect(whole.lines.allSatisfy { $0.amount >= .zero })
        #expect(try ask(groups.reversed(), "2025-01", "2026-06").amount == whole.amount)
        #expect(try Rupiah.sum(of: groups.map { try ask([$0], "2025-01", "2026-06").amount }) == whole.amount)
        let parts = try ask(groups, "2025-01", "2025-09").amount.adding(ask(groups, "2025-10", "2026-06").amount)
        #expect(parts == whole.amount)
        let more = groups.map {
            Earners(count: $0.count, wage: Rupiah($0.wage.amount + 100_000), reported: $0.reported)
        }
        #expect(try ask(more, "2025-01", "2026-06").amount >= whole.amount)
        #expect(try Rupiah.sum(of: whole.totals.map(\.amount)) == whole.amount)
    }
}

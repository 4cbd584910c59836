import Domain
import Testing

@Suite("Contributions short, by worker") struct WorkerShortfallTests {
    private func shortfall(_ member: String?, scale: CompanyScale) throws -> WorkerShortfall? {
        let calculator = try MoneyBench.calculator()
        let comparison = try WorkerListBench.compare(
            "6202011503880001;Budi;15/03/1988;5000000\n",
            member.map { "6202011503880001;Budi;15/03/1988;\($0)\n" } ?? "",
            mandatory: scale.mandatoryProgrammes
        )
        let question = ShortfallQuestion(
            months: try MoneyBench.months("2026-01", "2026-03"),
            scale: scale,
            riskClass: .low
        )
        var reckoner = ShortfallReckoner(calculator, question, mandatory: scale.mandatoryProgrammes)
        return try reckoner.shortfall(of: try #require(comparison.results.first))
    }

    @Test("Of somebody missing all mandatory contributions are short")
    func missing() throws {
        // 5,000,000 × (0.54 + 0.30 + 5.7 + 3) % × 3 months.
        let shortfall = try #require(try shortfall(nil, scale: .menengah))
        #expect(try shortfall.amount() == Rupiah(1_431_000))
        #expect(shortfall.parts.map(\.outcome) == [.missing])
        // JKK, JKM, two payers of JHT, and two of JP before and after its cap changes in March.
        #expect(shortfall.parts.first?.calculation.lines.count == 8)
    }

    @Test("Of a wage reported too low the difference is short, and whole programmes on top: nothing twice")
    func wageAndProgrammes() throws {
        // JKK and JKM on 1,000,000 less: 0.84 % = 8,400 a month; JHT and JP on 5,000,000: 8.7 % = 435,000 a month.
        let shortfall = try #require(try shortfall("4000000;JKK,JKM", scale: .menengah))
        #expect(shortfall.parts.map(\.outcome) == [.underReported, .tooFewProgrammes])
        #expect(shortfall.parts.map(\.calculation.amount) == [Rupiah(25_200), Rupiah(1_305_000)])
        #expect(try shortfall.amount() == Rupiah(1_330_200))
    }

    @Test("Where all agrees nothing is short")
    func nothing() throws {
        #expect(try shortfall("5000000;JKK,JKM", scale: .mikro) == nil)
    }

    @Test("A comparison proposes findings by kind, with counts and sums and nobody's name")
    func proposals() throws {
        let comparison = try WorkerListBench.compare(
            "6202011503880001;Budi;15/03/1988;5000000\n6202021503880002;Rahmat;15/03/1988;5000000\n",
            "6202011503880001;Budi;15/03/1988;4000000;JKK\n",
            mandatory: [.jkk, .jkm]
        )
        let proposals = WorkerProposal.all(
            of: comparison,
            days: (WorkerListBench.day, WorkerListBench.day),
            amounts: [.missing: Rupiah(1_000)],
            months: try MoneyBench.months("2026-01", "2026-03")
        )
        #expect(proposals.map(\.kind) == [.partialWorkers, .partialWages, .partialProgrammes])
        #expect(proposals.map(\.workersAffected) == [1, 1, 1])
        #expect(
            proposals.first?.facts.id
                == "Dari 2 pekerja pada daftar perusahaan per 1 November 2026, 1 orang tidak tercantum pada daftar peserta "
                + "BPJS Ketenagakerjaan per 1 November 2026. Kekurangan iuran Januari 2026 s.d. Maret 2026 menurut "
                + "hitungan: Rp1.000."
        )
        #expect(proposals.allSatisfy { !$0.facts.id.contains("Budi") && !$0.facts.id.contains("Rahmat") })
    }

    @Test("An empty membership list proposes that the firm is not registered")
    func unregistered() throws {
        let comparison = try WorkerListBench.compare("6202011503880001;Budi;15/03/1988;5000000\n", "")
        let proposals = WorkerProposal.all(
            of: comparison,
            days: (WorkerListBench.day, WorkerListBench.day),
            amounts: [:],
            months: nil
        )
        #expect(proposals.map(\.kind) == [.unregistered])
    }
}

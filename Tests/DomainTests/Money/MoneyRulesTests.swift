import Testing

@testable import Domain

@Suite("The dated rules about money")
struct MoneyRulesTests {
    @Test(
        "The wage cap of the pension is that of its year, from each March",
        arguments: [
            ("2022-03", "9077600"), ("2023-02", "9077600"), ("2023-03", "9559600"), ("2024-03", "10042300"),
            ("2025-02", "10042300"), ("2025-03", "10547400"), ("2026-02", "10547400"), ("2026-03", "11086300"),
            ("2027-02", "11086300"),
        ]
    )
    func caps(month: String, amount: String) throws {
        let cap = try MoneyBench.rules.get().cap(.jp, in: CalendarMonth(month))
        #expect(try cap?.amount == ExactDecimal(amount))
        #expect(cap?.term.basis.certainty == .read)
    }

    @Test("From March 2027 no cap is known, so nothing is reckoned on it")
    func unknownCap() throws {
        let question = ContributionQuestion(
            months: try MoneyBench.months("2027-02", "2027-03"),
            programmes: .jp,
            earners: [Earners(wage: Rupiah(5_000_000))]
        )
        let failure = #expect(throws: CalculationFailure.self) {
            try MoneyBench.calculator().contributions(question)
        }
        #expect(failure?.code == "no_rule")
        #expect(failure?.words.id.contains("Maret 2027") == true)
    }

    @Test(
        "The rates are those of the regulations",
        arguments: [
            (Programme.jkk, RiskClass?.some(.veryLow), ["0.24"]), (.jkk, .low, ["0.54"]), (.jkk, .medium, ["0.89"]),
            (.jkk, .high, ["1.27"]), (.jkk, .veryHigh, ["1.74"]), (.jkm, nil, ["0.3"]), (.jht, nil, ["3.7", "2"]),
            (.jp, nil, ["2", "1"]), (.jkp, nil, ["0.22", "0.14"]),
        ]
    )
    func rates(programme: Programme, risk: RiskClass?, percents: [String]) throws {
        let rates = try MoneyBench.rules.get().rates(.employed, programme, risk, in: CalendarMonth("2026-01"))
        #expect(rates.map(\.measure) == (try percents.map { .percent(try ExactDecimal($0)) }))
    }

    @Test(
        "A scale of business must follow its programmes",
        arguments: [
            (CompanyScale.mikro, "JKK,JKM"), (.kecil, "JKK,JKM,JHT"), (.menengah, "JKK,JKM,JHT,JP"),
            (.besar, "JKK,JKM,JHT,JP"),
        ]
    )
    func duties(scale: CompanyScale, programmes: String) throws {
        let duties = try MoneyBench.rules.get().duties(of: scale, on: legalDay("2026-05-01"))
        #expect(ProgrammeSet(duties.map(\.programme)).description == programmes)
        #expect(ProgrammeSet(duties.map(\.programme)) == scale.mandatoryProgrammes)
    }

    @Test("The lowest wage is the regency's, to the cent, and else the province's; after its year there is none")
    func minimumWages() throws {
        let rules = try MoneyBench.rules.get()
        let palangkaRaya = try RegionCode("62.71.01")
        let day = legalDay("2026-06-01")
        #expect(rules.minimumWage(in: palangkaRaya, on: day)?.amount.description == "3724677.99")
        #expect(rules.minimumWage(in: palangkaRaya, on: legalDay("2025-06-01"))?.amount.description == "3473621.04")
        #expect(rules.minimumWage(in: palangkaRaya, sector: "palm_oil", on: day)?.amount.description == "3692907")
        #expect(rules.minimumWage(in: palangkaRaya, on: legalDay("2027-01-01")) == nil)
        #expect(rules.minimumWages.filter { $0.region.level == .regency }.count == 14)
    }

    @Test("Every rule has its basis, ends after it begins, and says where it comes from memory or is uncertain")
    func complete() throws {
        let rules = try MoneyBench.rules.get()
        let terms: [RuleTerm] =
            rules.rates.map(\.term) + rules.caps.map(\.term) + rules.duties.map(\.term) + rules.minimumWages.map(\.term)
            + rules.reliefs.map(\.term) + rules.benefits.map(\.term)
        #expect(terms.count > 60)
        for term in terms {
            #expect(!term.basis.citation.isEmpty)
            if let until = term.until { #expect(until > term.from) }
            if [.memory, .uncertain].contains(term.basis.certainty) { #expect(term.note != nil, "\(term)") }
        }
    }

    @Test("No two rules of one key hold on one day")
    func single() throws {
        let rules = try MoneyBench.rules.get()
        func overlaps(_ terms: [RuleTerm]) -> Bool {
            let sorted = terms.sorted { $0.from < $1.from }
            return zip(sorted, sorted.dropFirst()).contains { earlier, later in
                guard let until = earlier.until else { return true }
                return until > later.from
            }
        }
        let rates = Dictionary(grouping: rules.rates) {
            "\($0.segment) \($0.programme) \($0.payer) \(String(describing: $0.riskClass))"
        }
        let caps = Dictionary(grouping: rules.caps, by: \.programme)
        let wages = Dictionary(grouping: rules.minimumWages) { "\($0.region) \($0.sector ?? "")" }
        #expect(rates.values.allSatisfy { !overlaps($0.map(\.term)) })
        #expect(caps.values.allSatisfy { !overlaps($0.map(\.term)) })
        #expect(wages.values.allSatisfy { !overlaps($0.map(\.term)) })
    }

    @Test("A decimal is read and written exactly", arguments: ["0.24", "3724677.99", "11086300", "0", "1.000001"])
    func decimals(text: String) throws { #expect(try ExactDecimal(text).description == text) }

    @Test(
        "What is no decimal is refused",
        arguments: ["", "-1", "1,5", ".5", "5.", "1.0000001", "1e3", "99999999999999"]
    )
    func noDecimals(text: String) { #expect(throws: ParseFailure.self) { try ExactDecimal(text) } }
}

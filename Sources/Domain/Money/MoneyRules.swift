/// Every dated rule about money: what the tables of `sql/reference` and of the database hold.
///
/// A question that no row answers on its day is a failure, never a guess: next year's cap is not this year's.
public struct MoneyRules: Sendable, Hashable {
    /// Contributions by programme, payer and risk class.
    public let rates: [ContributionRate]
    /// Highest wages that contributions are reckoned on.
    public let caps: [WageCap]
    /// Programmes that a scale of business must follow.
    public let duties: [ProgrammeDuty]
    /// Lowest wages by region.
    public let minimumWages: [MinimumWage]
    /// Contributions waived in part.
    public let reliefs: [ContributionRelief]
    /// Benefits in money.
    public let benefits: [BenefitRate]

    /// The tables with their columns, in the order of ``init(_:)``.
    public static let tables: [(name: String, columns: [String])] = [
        ("contribution_rate", ContributionRate.columns), ("wage_cap", WageCap.columns),
        ("programme_duty", ProgrammeDuty.columns), ("minimum_wage", MinimumWage.columns),
        ("contribution_relief", ContributionRelief.columns), ("benefit_rate", BenefitRate.columns),
    ]

    /// Reads the rows of every table, in the order of ``tables``.
    ///
    /// - Throws: what is wrong with a field.
    public init(_ rows: [[MoneyRow]]) throws(ParseFailure) {
        func read<Rule: MoneyRule>(_ index: Int, as type: Rule.Type) throws(ParseFailure) -> [Rule] {
            var rules: [Rule] = []
            if rows.indices.contains(index) { for row in rows[index] { rules.append(try Rule(row)) } }
            return rules
        }
        rates = try read(0, as: ContributionRate.self)
        caps = try read(1, as: WageCap.self)
        duties = try read(2, as: ProgrammeDuty.self)
        minimumWages = try read(3, as: MinimumWage.self)
        reliefs = try read(4, as: ContributionRelief.self)
        benefits = try read(5, as: BenefitRate.self)
    }

    /// Reads one reference file.
    ///
    /// - Parameter columns: the table's own columns; those of the term are asked for besides.
    /// - Throws: `missing_column`, or what is wrong with a row, naming its line.
    public static func rows(csv: String, columns: [String]) throws(ParseFailure) -> [MoneyRow] {
        let all = columns + MoneyRow.termColumns
        return try CSVTable.rows(csv, columns: all) { (row) throws(ParseFailure) in
            MoneyRow(Dictionary(uniqueKeysWithValues: all.map { ($0, row[$0]) }))
        }
    }

    /// The contributions to a programme in a month, by payer. Empty before the first and after the last.
    func rates(
        _ segment: Segment,
        _ programme: Programme,
        _ risk: RiskClass?,
        in month: CalendarMonth
    )
        -> [ContributionRate]
    {
        rates.filter {
            $0.segment == segment && $0.programme == programme && ($0.riskClass == nil || $0.riskClass == risk)
                && $0.term.holds(on: month.firstDay)
        }
    }

    /// The cap on the wage that a programme's contributions are reckoned on, in a month.
    func cap(_ programme: Programme, in month: CalendarMonth) -> WageCap? {
        caps.first { $0.programme == programme && $0.term.holds(on: month.firstDay) }
    }

    /// Whether a programme has a cap at all, so that a month without one is a gap.
    func isCapped(_ programme: Programme) -> Bool { caps.contains { $0.programme == programme } }

    /// What of a contribution is waived in a month, for a sector.
    func relief(
        _ segment: Segment,
        _ programme: Programme,
        _ sector: String?,
        in month: CalendarMonth
    )
        -> ContributionRelief?
    {
        reliefs.first {
            $0.segment == segment && $0.programme == programme && $0.sector == sector
                && $0.term.holds(on: month.firstDay)
        }
    }

    /// The programmes that a scale of business must follow on a day.
    public func duties(of scale: CompanyScale, on day: LocalDate) -> [ProgrammeDuty] {
        duties.filter { $0.scale == scale && $0.term.holds(on: day) }
    }

    /// The lowest wage on a day: the regency's, and the province's where the regency has none; nil where neither is
    /// known.
    public func minimumWage(in region: RegionCode, sector: String? = nil, on day: LocalDate) -> MinimumWage? {
        func wage(_ place: RegionCode) -> MinimumWage? {
            minimumWages.first { $0.region == place && $0.sector == sector && $0.term.holds(on: day) }
        }
        return region.regency.flatMap(wage) ?? wage(region.province)
    }

    /// The parts of a benefit on a day.
    func benefits(_ event: BenefitEvent, on day: LocalDate) -> [BenefitRate] {
        benefits.filter { $0.event == event && $0.term.holds(on: day) }
    }
}

/// The highest monthly wage that contributions to a programme are reckoned on.
public struct WageCap: MoneyRule {
    /// The programme.
    public let programme: Programme
    /// The wage.
    public let amount: ExactDecimal
    /// When and why it holds.
    public let term: RuleTerm

    /// The columns of its table.
    public static let columns = ["programme", "amount"]

    /// Reads a row.
    ///
    /// - Throws: what is wrong with a field.
    public init(_ row: MoneyRow) throws(ParseFailure) {
        programme = try row.code("programme")
        amount = try ExactDecimal(try row.required("amount"))
        term = try row.term()
    }
}

/// A programme that an employer of a scale must follow (Perpres 109/2013 art. 6(3)).
public struct ProgrammeDuty: MoneyRule {
    /// The scale of business.
    public let scale: CompanyScale
    /// The programme.
    public let programme: Programme
    /// When and why it holds.
    public let term: RuleTerm

    /// The columns of its table.
    public static let columns = ["scale", "programme"]

    /// Reads a row.
    ///
    /// - Throws: what is wrong with a field.
    public init(_ row: MoneyRow) throws(ParseFailure) {
        scale = try row.code("scale")
        programme = try row.code("programme")
        term = try row.term()
    }
}

/// The lowest wage of a region, in all sectors or in one. A reported wage below it is an indication, never a finding.
public struct MinimumWage: MoneyRule {
    /// The province or regency.
    public let region: RegionCode
    /// The sector; nil for all.
    public let sector: String?
    /// The wage for a month.
    public let amount: ExactDecimal
    /// When and why it holds.
    public let term: RuleTerm

    /// The columns of its table.
    public static let columns = ["region_code", "sector", "amount"]

    /// Reads a row.
    ///
    /// - Throws: what is wrong with a field.
    public init(_ row: MoneyRow) throws(ParseFailure) {
        region = try RegionCode(try row.required("region_code"))
        sector = row["sector"]
        amount = try ExactDecimal(try row.required("amount"))
        term = try row.term()
    }
}

/// A part of a contribution that is not collected for a time.
public struct ContributionRelief: MoneyRule {
    /// Whose contributions.
    public let segment: Segment
    /// To which programme.
    public let programme: Programme
    /// In which line of work.
    public let sector: String
    /// Percent of the contribution that is waived.
    public let percentWaived: ExactDecimal
    /// When and why it holds.
    public let term: RuleTerm

    /// The columns of its table.
    public static let columns = ["segment", "programme", "sector", "percent_waived"]

    /// Reads a row.
    ///
    /// - Throws: what is wrong with a field.
    public init(_ row: MoneyRow) throws(ParseFailure) {
        segment = try row.code("segment")
        programme = try row.code("programme")
        sector = try row.required("sector")
        percentWaived = try ExactDecimal(try row.required("percent_waived"))
        term = try row.term()
    }
}

/// What happened to a worker, as far as a benefit in money follows from it.
public enum BenefitEvent: String, Sendable, Hashable, Codable, CaseIterable {
    /// Death that is no work accident.
    case death
    /// Death by a work accident or occupational disease.
    case deathAtWork = "death_at_work"
    /// Total and lasting disability by a work accident or occupational disease.
    case totalDisability = "total_disability"

    /// The event in words.
    public var words: Words {
        switch self {
        case .death: Words(id: "meninggal bukan akibat kecelakaan kerja", en: "death, no work accident")
        case .deathAtWork: Words(id: "meninggal akibat kecelakaan kerja", en: "death by a work accident")
        case .totalDisability:
            Words(id: "cacat total tetap akibat kecelakaan kerja", en: "total disability by a work accident")
        }
    }

    /// The programme that insures against it.
    public var programme: Programme {
        switch self {
        case .death: .jkm
        case .deathAtWork, .totalDisability: .jkk
        }
    }
}

/// One part of a benefit in money.
public struct BenefitRate: MoneyRule {
    /// So many monthly wages, or an amount that is the same for everybody.
    public enum Measure: Sendable, Hashable {
        /// Monthly wages.
        case wages(ExactDecimal)
        /// An amount.
        case amount(Rupiah)
    }

    /// What must have happened.
    public let event: BenefitEvent
    /// The part's name.
    public let name: Words
    /// How much.
    public let measure: Measure
    /// When and why it holds.
    public let term: RuleTerm

    /// The columns of its table.
    public static let columns = ["event", "name_id", "name_en", "wage_months", "amount"]

    /// Reads a row.
    ///
    /// - Throws: what is wrong with a field; `malformed` unless it has either wages or an amount.
    public init(_ row: MoneyRow) throws(ParseFailure) {
        event = try row.code("event")
        name = Words(id: try row.required("name_id"), en: try row.required("name_en"))
        switch (row["wage_months"], row["amount"]) {
        case (let months?, nil): measure = .wages(try ExactDecimal(months))
        case (nil, let amount?): measure = .amount(try Rupiah(amount))
        default:
            throw ParseFailure(
                .malformed,
                id: "Isilah kelipatan upah atau jumlah, salah satu.",
                en: "Give either monthly wages or an amount."
            )
        }
        term = try row.term()
    }
}

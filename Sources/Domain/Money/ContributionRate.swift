/// Who is insured, as far as contributions differ.
public enum Segment: String, Sendable, Hashable, Codable, CaseIterable {
    /// Penerima Upah: earns a wage from an employer.
    case employed
    /// Bukan Penerima Upah: works on own account.
    case ownAccount = "own_account"
}

/// Who bears a contribution.
public enum Payer: String, Sendable, Hashable, Codable, CaseIterable {
    /// The employer.
    case employer
    /// The worker; the employer deducts and remits it (UU 24/2011 art. 19(1)).
    case worker
    /// The member who works on own account.
    case member
    /// The government.
    case government
    /// What is taken out of the contribution to work accident insurance: nobody pays it on top.
    case accidentFund = "accident_fund"

    /// Whether it is owed by the one from whom contributions are collected: employer, or member on own account.
    public var isOwed: Bool {
        switch self {
        case .employer, .worker, .member: true
        case .government, .accidentFund: false
        }
    }

    /// The payer's name.
    public var words: Words {
        switch self {
        case .employer: Words(id: "pemberi kerja", en: "employer")
        case .worker: Words(id: "pekerja, dipungut pemberi kerja", en: "worker, deducted by the employer")
        case .member: Words(id: "peserta", en: "member")
        case .government: Words(id: "Pemerintah", en: "government")
        case .accidentFund: Words(id: "rekomposisi iuran JKK", en: "recomposed from JKK")
        }
    }
}

/// The class of work accident risk of a line of business (PP 44/2015, annex I).
public enum RiskClass: String, Sendable, Hashable, Codable, CaseIterable {
    /// Sangat rendah.
    case veryLow = "very_low"
    /// Rendah.
    case low
    /// Sedang.
    case medium
    /// Tinggi.
    case high
    /// Sangat tinggi.
    case veryHigh = "very_high"

    /// The class's name.
    public var words: Words {
        switch self {
        case .veryLow: Words(id: "sangat rendah", en: "very low")
        case .low: Words(id: "rendah", en: "low")
        case .medium: Words(id: "sedang", en: "medium")
        case .high: Words(id: "tinggi", en: "high")
        case .veryHigh: Words(id: "sangat tinggi", en: "very high")
        }
    }
}

/// What one payer owes to one programme for a month.
public struct ContributionRate: MoneyRule {
    /// A part of the wage, or the same for everybody.
    public enum Measure: Sendable, Hashable {
        /// Percent of the wage.
        case percent(ExactDecimal)
        /// So much for each month.
        case amount(Rupiah)
    }

    /// Who is insured.
    public let segment: Segment
    /// The programme.
    public let programme: Programme
    /// Who bears it.
    public let payer: Payer
    /// The risk class; nil for a programme without.
    public let riskClass: RiskClass?
    /// How much.
    public let measure: Measure
    /// When and why it holds.
    public let term: RuleTerm

    /// The columns of its table.
    public static let columns = ["segment", "programme", "payer", "risk_class", "percent", "amount"]

    /// Reads a row.
    ///
    /// - Throws: what is wrong with a field; `malformed` unless it has either a percentage or an amount.
    public init(_ row: MoneyRow) throws(ParseFailure) {
        segment = try row.code("segment")
        programme = try row.code("programme")
        payer = try row.code("payer")
        riskClass = row["risk_class"] == nil ? nil : try row.code("risk_class", as: RiskClass.self)
        switch (row["percent"], row["amount"]) {
        case (let percent?, nil): measure = .percent(try ExactDecimal(percent))
        case (nil, let amount?): measure = .amount(try Rupiah(amount))
        default:
            throw ParseFailure(
                .malformed,
                id: "Isilah persen atau jumlah, salah satu.",
                en: "Give either a percentage or an amount."
            )
        }
        term = try row.term()
    }
}

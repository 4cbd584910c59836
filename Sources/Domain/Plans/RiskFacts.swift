/// What the score of a firm rests on. There is no place in it for a complaint: a visit that follows one must not be told
/// from a visit that does not (ILO C81 art. 15(c)).
public struct RiskFacts: Sendable, Hashable {
    /// What lists suggest of the firm, each kind once, with the workers that it concerns where that is known.
    public var indications: [FindingKind: Int?] = [:]
    /// How many workers the firm reports.
    public var workers: Int?
    /// Its class of work accident risk, where a source names it.
    public var riskClass: RiskClass?
    /// Examined findings in the years that count.
    public var findings = 0
    /// The last visit on record.
    public var lastVisitOn: LocalDate?

    /// Nothing known.
    public init() {}
}

/// What each part of the score may count for, in points, as the office has set it on a day. No law sets any of it: the
/// weights say what the office thinks worth a visit, and every score shows them.
public struct RiskWeights: Sendable, Hashable {
    /// What lists suggest, by kind.
    public var indications: [FindingKind: Int]
    /// A firm of five hundred and twelve workers or more.
    public var workers: Int
    /// The highest risk class of work accidents.
    public var riskClass: Int
    /// Two examined findings or more in the years looked at.
    public var history: Int
    /// Never visited, or not for as long as is looked at.
    public var lastVisit: Int
    /// How many years back findings and visits count.
    public var years: Int

    /// The weights in force on a day; what has no value counts for nothing.
    public init(_ parameters: Parameters, on day: LocalDate) {
        func points(_ key: ParameterKey) -> Int { max(0, parameters.whole(key, on: day) ?? 0) }
        indications = [
            .unregistered: points(.riskUnregistered),
            .partialWorkers: points(.riskPartialWorkers),
            .partialWages: points(.riskPartialWages),
            .partialProgrammes: points(.riskPartialProgrammes),
            .arrears: points(.riskArrears),
        ]
        workers = points(.riskWorkers)
        riskClass = points(.riskClass)
        history = points(.riskHistory)
        lastVisit = points(.riskLastVisit)
        years = max(1, parameters.whole(.riskYears, on: day) ?? 1)
    }
}

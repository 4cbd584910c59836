/// What was paid too little for one person, by what it is for.
public struct WorkerShortfall: Sendable, Hashable {
    /// One part of it: for being missing, for the wage, or for the programmes.
    public struct Part: Sendable, Hashable {
        /// What it is for.
        public let outcome: WorkerOutcome
        /// The sum with its lines and sources.
        public let calculation: Calculation
    }

    /// The parts; nobody owes twice what stands in two of them.
    public let parts: [Part]

    /// The sum.
    ///
    /// - Throws: ``Rupiah/Overflow`` beyond what 64 bits hold.
    public func amount() throws(Rupiah.Overflow) -> Rupiah { try Rupiah.sum(of: parts.map(\.calculation.amount)) }
}

/// Which contributions are to be reckoned of whoever is missing, under-reported or in too few programmes.
public struct ShortfallQuestion: Sendable, Hashable {
    /// First and last month.
    public let months: ClosedRange<CalendarMonth>
    /// The firm's scale, which says what is mandatory.
    public let scale: CompanyScale
    /// The class of risk.
    public let riskClass: RiskClass
    /// The sector, for waived contributions.
    public let sector: String?

    /// Makes a question.
    public init(
        months: ClosedRange<CalendarMonth>,
        scale: CompanyScale,
        riskClass: RiskClass,
        sector: String? = nil
    ) {
        self.months = months
        self.scale = scale
        self.riskClass = riskClass
        self.sector = sector
    }
}

/// Reckons shortfalls, those of equal wages once.
public struct ShortfallReckoner {
    private let calculator: MoneyCalculator
    private let question: ShortfallQuestion
    private let mandatory: ProgrammeSet
    private var known: [Key: Calculation] = [:]

    private struct Key: Hashable {
        let programmes: ProgrammeSet
        let earners: Earners
    }

    /// - Parameter mandatory: the programmes that the scale demands.
    public init(_ calculator: MoneyCalculator, _ question: ShortfallQuestion, mandatory: ProgrammeSet) {
        self.calculator = calculator
        self.question = question
        self.mandatory = mandatory
    }

    /// What was paid too little for one person; nil where nothing is known to be.
    ///
    /// - Throws: as ``MoneyCalculator/contributions(_:)``.
    public mutating func shortfall(of result: WorkerResult) throws(CalculationFailure) -> WorkerShortfall? {
        guard let wage = result.wage else { return nil }
        var parts: [WorkerShortfall.Part] = []
        for outcome in result.outcomes {
            switch outcome {
            case .missing:
                parts.append(.init(outcome: outcome, calculation: try reckon(mandatory, Earners(wage: wage))))
            case .underReported:
                // Of a list without programmes those are supposed that are mandatory; the others are no part of this.
                let programmes = result.programmes ?? mandatory
                guard let reported = result.reportedWage, !programmes.isEmpty else { continue }
                let earners = Earners(wage: wage, reported: .init(wage: reported, programmes: programmes))
                parts.append(.init(outcome: outcome, calculation: try reckon(programmes, earners)))
            case .tooFewProgrammes:
                parts.append(.init(outcome: outcome, calculation: try reckon(result.lacking, Earners(wage: wage))))
            case .notAnEmployee, .duplicate, .unclear, .ok: continue
            }
        }
        return parts.isEmpty ? nil : WorkerShortfall(parts: parts)
    }

    private mutating func reckon(
        _ programmes: ProgrammeSet,
        _ earners: Earners
    ) throws(CalculationFailure) -> Calculation {
        let key = Key(programmes: programmes, earners: earners)
        if let calculation = known[key] { return calculation }
        let calculation = try calculator.contributions(
            ContributionQuestion(
                months: question.months,
                scale: question.scale,
                programmes: programmes,
                riskClass: question.riskClass,
                sector: question.sector,
                earners: [earners]
            )
        )
        known[key] = calculation
        return calculation
    }
}

extension Wire {
    /// Which contributions should have been paid.
    public struct ContributionCalculationRequest: Codable, Hashable, Sendable {
        /// Who is insured; employees without it.
        public var segment: String?
        /// First month.
        public var firstMonth: String
        /// Last month.
        public var lastMonth: String
        /// The scale of business; decides the programmes where none are named.
        public var scale: String?
        /// The programmes.
        public var programmes: [String]?
        /// The class of risk; needed for JKK of employees.
        public var riskClass: String?
        /// The sector, for waived contributions.
        public var sector: String?
        /// The workers.
        public var workers: [WorkerGroup]

        /// Puts the fields together.
        public init(
            segment: String? = nil,
            firstMonth: String,
            lastMonth: String,
            scale: String? = nil,
            programmes: [String]? = nil,
            riskClass: String? = nil,
            sector: String? = nil,
            workers: [WorkerGroup]
        ) {
            self.segment = segment
            self.firstMonth = firstMonth
            self.lastMonth = lastMonth
            self.scale = scale
            self.programmes = programmes
            self.riskClass = riskClass
            self.sector = sector
            self.workers = workers
        }
    }
}

extension Wire {
    /// Workers of one wage, with what was reported of them.
    public struct WorkerGroup: Codable, Hashable, Sendable {
        /// How the lines name them.
        public var label: String?
        /// How many; one without it.
        public var count: Int?
        /// Basic wage and fixed allowances for a month; the wage class of members on own account.
        public var wage: Int64
        /// The wage that BPJS was told; without it they are not registered.
        public var reportedWage: Int64?
        /// The programmes in which they are registered.
        public var reportedProgrammes: [String]?

        /// Puts the fields together.
        public init(
            label: String? = nil,
            count: Int? = nil,
            wage: Int64,
            reportedWage: Int64? = nil,
            reportedProgrammes: [String]? = nil
        ) {
            self.label = label
            self.count = count
            self.wage = wage
            self.reportedWage = reportedWage
            self.reportedProgrammes = reportedProgrammes
        }
    }
}

extension Wire {
    /// What is owed for contributions that were not paid in time.
    public struct ArrearsCalculationRequest: Codable, Hashable, Sendable {
        /// The day up to which fines are counted.
        public var asOf: String
        /// The contributions.
        public var overdue: [OverdueContribution]

        /// Puts the fields together.
        public init(
            asOf: String,
            overdue: [OverdueContribution]
        ) {
            self.asOf = asOf
            self.overdue = overdue
        }
    }
}

extension Wire {
    /// Contributions of one programme and month that were not paid in time.
    public struct OverdueContribution: Codable, Hashable, Sendable {
        /// The programme.
        public var programme: String
        /// The month that they are for.
        public var month: String
        /// How much was not paid in time.
        public var amount: Int64
        /// When it was paid after all.
        public var paidOn: String?

        /// Puts the fields together.
        public init(
            programme: String,
            month: String,
            amount: Int64,
            paidOn: String? = nil
        ) {
            self.programme = programme
            self.month = month
            self.amount = amount
            self.paidOn = paidOn
        }
    }
}

extension Wire {
    /// The administrative fine after two warnings.
    public struct FineCalculationRequest: Codable, Hashable, Sendable {
        /// The contributions that it is reckoned on.
        public var amount: Int64
        /// What they are.
        public var base: String
        /// The last day of the second warning.
        public var secondWarningEndedOn: String
        /// The day of the decision.
        public var imposedOn: String
        /// How many months count; without it those from the end of the second warning to the decision.
        public var months: Int?

        /// Puts the fields together.
        public init(
            amount: Int64,
            base: String,
            secondWarningEndedOn: String,
            imposedOn: String,
            months: Int? = nil
        ) {
            self.amount = amount
            self.base = base
            self.secondWarningEndedOn = secondWarningEndedOn
            self.imposedOn = imposedOn
            self.months = months
        }
    }
}

extension Wire {
    /// The benefit that the employer must pay itself.
    public struct BenefitCalculationRequest: Codable, Hashable, Sendable {
        /// What happened.
        public var event: String
        /// When.
        public var occurredOn: String
        /// The wage for a month.
        public var wage: Int64
        /// The wage that BPJS was told; without it the worker was not registered.
        public var reportedWage: Int64?
        /// Months of contributions unpaid; none without it.
        public var monthsInArrears: Int?

        /// Puts the fields together.
        public init(
            event: String,
            occurredOn: String,
            wage: Int64,
            reportedWage: Int64? = nil,
            monthsInArrears: Int? = nil
        ) {
            self.event = event
            self.occurredOn = occurredOn
            self.wage = wage
            self.reportedWage = reportedWage
            self.monthsInArrears = monthsInArrears
        }
    }
}

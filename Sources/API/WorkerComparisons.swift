public import Domain

extension Wire {
    /// How many persons an outcome concerns.
    public struct WorkerCount: Codable, Hashable, Sendable {
        /// The outcome's code.
        public var outcome: String
        /// In words.
        public var words: Words
        /// Persons.
        public var count: Int
        /// Contributions short for them, where reckoned.
        public var amount: Int64?

        /// Puts the fields together.
        public init(
            outcome: String,
            words: Words,
            count: Int,
            amount: Int64? = nil
        ) {
            self.outcome = outcome
            self.words = words
            self.count = count
            self.amount = amount
        }
    }
}

extension Wire {
    /// A finding that a comparison suggests. It is none until an inspector records it.
    public struct WorkerProposal: Codable, Hashable, Sendable {
        /// Kind of finding.
        public var kind: String
        /// In words.
        public var words: Words
        /// Workers affected.
        public var workersAffected: Int
        /// Contributions short for them, where reckoned.
        public var amount: Int64?
        /// What may stand in the finding; nobody is named.
        public var facts: Words
        /// The finding that was recorded of it.
        public var findingId: String?

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            workersAffected: Int,
            amount: Int64? = nil,
            facts: Words,
            findingId: String? = nil
        ) {
            self.kind = kind
            self.words = words
            self.workersAffected = workersAffected
            self.amount = amount
            self.facts = facts
            self.findingId = findingId
        }
    }
}

extension Wire {
    /// What came of a worker list held against a membership list; nothing of it ever changes.
    public struct WorkerComparison: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The inspection.
        public var inspectionId: String
        /// The case.
        public var caseId: String
        /// The firm's list.
        public var workersListId: String
        /// The membership list.
        public var membershipListId: String
        /// The day of the firm's list.
        public var workersOn: String
        /// The day of the membership list.
        public var membershipOn: String
        /// The scale that decides the programmes.
        public var scale: String?
        /// The mandatory programmes.
        public var programmes: [String]?
        /// First month reckoned.
        public var firstMonth: String?
        /// Last month reckoned.
        public var lastMonth: String?
        /// The class of risk.
        public var riskClass: String?
        /// What a person said of rows in doubt.
        public var rulings: [WorkerRuling]
        /// Persons by outcome.
        public var counts: [WorkerCount]
        /// Contributions short in all, where reckoned.
        public var amount: Int64?
        /// How it was reckoned.
        public var formula: Words?
        /// Sums by programme.
        public var totals: [CalculationTotal]?
        /// The rules used, with their certainty.
        public var sources: [CalculationSource]?
        /// Findings that it suggests.
        public var proposals: [WorkerProposal]
        /// What limits it.
        public var remarks: [Words]
        /// When it was made, UTC.
        public var madeAt: String
        /// Who made it.
        public var madeBy: PersonRef?

        /// Puts the fields together.
        public init(
            id: String,
            inspectionId: String,
            caseId: String,
            workersListId: String,
            membershipListId: String,
            workersOn: String,
            membershipOn: String,
            scale: String? = nil,
            programmes: [String]? = nil,
            firstMonth: String? = nil,
            lastMonth: String? = nil,
            riskClass: String? = nil,
            rulings: [WorkerRuling],
            counts: [WorkerCount],
            amount: Int64? = nil,
            formula: Words? = nil,
            totals: [CalculationTotal]? = nil,
            sources: [CalculationSource]? = nil,
            proposals: [WorkerProposal],
            remarks: [Words],
            madeAt: String,
            madeBy: PersonRef? = nil
        ) {
            self.id = id
            self.inspectionId = inspectionId
            self.caseId = caseId
            self.workersListId = workersListId
            self.membershipListId = membershipListId
            self.workersOn = workersOn
            self.membershipOn = membershipOn
            self.scale = scale
            self.programmes = programmes
            self.firstMonth = firstMonth
            self.lastMonth = lastMonth
            self.riskClass = riskClass
            self.rulings = rulings
            self.counts = counts
            self.amount = amount
            self.formula = formula
            self.totals = totals
            self.sources = sources
            self.proposals = proposals
            self.remarks = remarks
            self.madeAt = madeAt
            self.madeBy = madeBy
        }
    }
}

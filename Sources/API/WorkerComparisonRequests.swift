extension Wire {
    /// What a person says of two rows in doubt.
    public struct WorkerRuling: Codable, Hashable, Sendable {
        /// The line of the firm's list.
        public var workerLine: Int
        /// The line of the membership list.
        public var memberLine: Int
        /// Whether they are one person.
        public var same: Bool

        /// Puts the fields together.
        public init(
            workerLine: Int,
            memberLine: Int,
            same: Bool
        ) {
            self.workerLine = workerLine
            self.memberLine = memberLine
            self.same = same
        }
    }
}

extension Wire {
    /// A worker list to be held against a membership list. With months and class of risk, contributions short are reckoned.
    public struct WorkerComparisonRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// The firm's list; the latest of the inspection without it.
        public var workersListId: String?
        /// The membership list; the latest of the inspection without it.
        public var membershipListId: String?
        /// The firm's scale; that of the register without it.
        public var scale: String?
        /// First month to reckon.
        public var firstMonth: String?
        /// Last month to reckon.
        public var lastMonth: String?
        /// The class of risk.
        public var riskClass: String?
        /// The sector, for waived contributions.
        public var sector: String?
        /// What a person says of rows in doubt.
        public var rulings: [WorkerRuling]?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            workersListId: String? = nil,
            membershipListId: String? = nil,
            scale: String? = nil,
            firstMonth: String? = nil,
            lastMonth: String? = nil,
            riskClass: String? = nil,
            sector: String? = nil,
            rulings: [WorkerRuling]? = nil
        ) {
            self.id = id
            self.workersListId = workersListId
            self.membershipListId = membershipListId
            self.scale = scale
            self.firstMonth = firstMonth
            self.lastMonth = lastMonth
            self.riskClass = riskClass
            self.sector = sector
            self.rulings = rulings
        }
    }
}

extension Wire {
    /// A proposal of a comparison, to be recorded as a finding by whoever examined.
    public struct WorkerFindingRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// Which proposal.
        public var kind: String
        /// What was seen; that of the proposal without it.
        public var facts: String?
        /// The visit it rests on; the latest that can carry it without it.
        public var visitId: String?
        /// The legal day.
        public var occurredOn: String
        /// The reason; needed when an act is entered late.
        public var reason: String?
        /// Evidence of the case that the record rests on.
        public var evidenceIds: [String]?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            kind: String,
            facts: String? = nil,
            visitId: String? = nil,
            occurredOn: String,
            reason: String? = nil,
            evidenceIds: [String]? = nil
        ) {
            self.id = id
            self.kind = kind
            self.facts = facts
            self.visitId = visitId
            self.occurredOn = occurredOn
            self.reason = reason
            self.evidenceIds = evidenceIds
        }
    }
}

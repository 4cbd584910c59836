extension Wire {
    /// A plan to be drafted.
    public struct PlanRequest: Codable, Hashable, Sendable {
        /// UUIDv7 of the client's making.
        public var id: String?
        /// The month, `YYYY-MM`; not over.
        public var month: String
        /// The unit, by code or id; needed where the coordinator has several.
        public var office: String?
        /// Firms at most; without it as many as the inspectors' quotas leave room for.
        public var firms: Int?

        /// Puts the fields together.
        public init(id: String? = nil, month: String, office: String? = nil, firms: Int? = nil) {
            self.id = id
            self.month = month
            self.office = office
            self.firms = firms
        }
    }
}

extension Wire {
    /// Something to be done with a plan or with lines of it.
    public struct PlanStepRequest: Codable, Hashable, Sendable {
        /// One of `add`, `assign`, `remove`, `withdraw`.
        public var action: String
        /// The plan's version that the sender has seen.
        public var expectedVersion: Int?
        /// The lines.
        public var lines: [Int]?
        /// The firm to be added.
        public var companyId: String?
        /// The inspector, by login or id.
        public var inspector: String?
        /// Why.
        public var reason: String?

        /// Puts the fields together.
        public init(
            action: String,
            expectedVersion: Int? = nil,
            lines: [Int]? = nil,
            companyId: String? = nil,
            inspector: String? = nil,
            reason: String? = nil
        ) {
            self.action = action
            self.expectedVersion = expectedVersion
            self.lines = lines
            self.companyId = companyId
            self.inspector = inspector
            self.reason = reason
        }
    }
}

extension Wire {
    /// Lines of a plan that are to become proposals of inspections.
    public struct PlanProposalRequest: Codable, Hashable, Sendable {
        /// The lines; without it every line that has no inspection yet.
        public var lines: [Int]?
        /// Kind of inspection; periodic without it.
        public var kind: String?
        /// A note for the record.
        public var note: String?
        /// The legal day.
        public var occurredOn: String

        /// Puts the fields together.
        public init(lines: [Int]? = nil, kind: String? = nil, note: String? = nil, occurredOn: String) {
            self.lines = lines
            self.kind = kind
            self.note = note
            self.occurredOn = occurredOn
        }
    }
}

extension Wire {
    /// Lines of a plan that are to be ordered: a letter of assignment for each inspector.
    public struct PlanOrderRequest: Codable, Hashable, Sendable {
        /// The lines; without it every line that is proposed and given to an inspector.
        public var lines: [Int]?
        /// First day; the later of the month's first day and the day of the order without it.
        public var validFrom: String?
        /// Last day, inclusive; the month's last day without it.
        public var validTo: String?
        /// A note for the record.
        public var note: String?
        /// The legal day.
        public var occurredOn: String

        /// Puts the fields together.
        public init(
            lines: [Int]? = nil,
            validFrom: String? = nil,
            validTo: String? = nil,
            note: String? = nil,
            occurredOn: String
        ) {
            self.lines = lines
            self.validFrom = validFrom
            self.validTo = validTo
            self.note = note
            self.occurredOn = occurredOn
        }
    }
}

public import Domain

extension Wire {
    /// A part of a firm's score.
    public struct RiskPart: Codable, Hashable, Sendable {
        /// What it speaks of. One of `indication`, `workers`, `risk_class`, `history`, `last_visit`.
        public var aspect: String
        /// Finding kind of what is suggested.
        public var kind: String?
        /// Points.
        public var points: Int
        /// Points at most.
        public var most: Int
        /// Why, in words.
        public var words: Words

        /// Puts the fields together.
        public init(aspect: String, kind: String? = nil, points: Int, most: Int, words: Words) {
            self.aspect = aspect
            self.kind = kind
            self.points = points
            self.most = most
            self.words = words
        }
    }
}

extension Wire {
    /// Why a firm should be inspected before others.
    public struct RiskScore: Codable, Hashable, Sendable {
        /// The firm.
        public var company: CompanyRef
        /// The day on which it was scored.
        public var scoredOn: String
        /// The sum.
        public var points: Int
        /// What it is made of, the largest first.
        public var parts: [RiskPart]

        /// Puts the fields together.
        public init(company: CompanyRef, scoredOn: String, points: Int, parts: [RiskPart]) {
            self.company = company
            self.scoredOn = scoredOn
            self.points = points
            self.parts = parts
        }
    }
}

extension Wire {
    /// An inspector of the unit in the plan's month.
    public struct PlanInspector: Codable, Hashable, Sendable {
        /// Who.
        public var person: PersonRef
        /// Firms of the month: of this plan, and otherwise ordered to be inspected.
        public var firms: Int
        /// Firms that an inspector inspects in a month.
        public var quota: Int

        /// Puts the fields together.
        public init(person: PersonRef, firms: Int, quota: Int) {
            self.person = person
            self.firms = firms
            self.quota = quota
        }
    }
}

extension Wire {
    /// A unit's work plan of a month.
    public struct Plan: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// The unit.
        public var office: OfficeRef
        /// The month, `YYYY-MM`.
        public var month: String
        /// Where it stands. One of `draft`, `proposed`, `ordered`, `withdrawn`.
        public var status: String
        /// The status in words.
        public var words: Words
        /// Why it was given up.
        public var reason: String?
        /// Firms on it.
        public var firms: Int
        /// Those of them that have been visited since they were ordered.
        public var visited: Int
        /// Who drafted it.
        public var madeBy: PersonRef
        /// When.
        public var madeAt: String
        /// The unit's inspectors; with a single plan only.
        public var inspectors: [PlanInspector]?
        /// Counts what was done with it.
        public var version: Int

        /// Puts the fields together.
        public init(
            id: String,
            office: OfficeRef,
            month: String,
            status: String,
            words: Words,
            reason: String? = nil,
            firms: Int,
            visited: Int,
            madeBy: PersonRef,
            madeAt: String,
            inspectors: [PlanInspector]? = nil,
            version: Int
        ) {
            self.id = id
            self.office = office
            self.month = month
            self.status = status
            self.words = words
            self.reason = reason
            self.firms = firms
            self.visited = visited
            self.madeBy = madeBy
            self.madeAt = madeAt
            self.inspectors = inspectors
            self.version = version
        }
    }
}

extension Wire {
    /// A firm on a plan.
    public struct PlanEntry: Codable, Hashable, Sendable {
        /// Number on the plan.
        public var line: Int
        /// The firm.
        public var company: CompanyRef
        /// How it came there. One of `score`, `chosen`.
        public var origin: String
        /// Why somebody chose it, or took it off.
        public var reason: String?
        /// The score on the day of the draft.
        public var points: Int?
        /// What the score was made of.
        public var parts: [RiskPart]?
        /// The inspector.
        public var inspector: PersonRef?
        /// Whether it was taken off.
        public var removed: Bool
        /// Where it stands.
        public var stage: String
        /// The stage in words.
        public var words: Words
        /// The inspection's case.
        public var caseId: String?
        /// The letter of assignment.
        public var assignmentId: String?
        /// The letter's number.
        public var assignmentNumber: String?

        /// Puts the fields together.
        public init(
            line: Int,
            company: CompanyRef,
            origin: String,
            reason: String? = nil,
            points: Int? = nil,
            parts: [RiskPart]? = nil,
            inspector: PersonRef? = nil,
            removed: Bool,
            stage: String,
            words: Words,
            caseId: String? = nil,
            assignmentId: String? = nil,
            assignmentNumber: String? = nil
        ) {
            self.line = line
            self.company = company
            self.origin = origin
            self.reason = reason
            self.points = points
            self.parts = parts
            self.inspector = inspector
            self.removed = removed
            self.stage = stage
            self.words = words
            self.caseId = caseId
            self.assignmentId = assignmentId
            self.assignmentNumber = assignmentNumber
        }
    }
}

extension Wire {
    /// What became of a plan's lines that were to be proposed.
    public struct PlanProposals: Codable, Hashable, Sendable {
        /// The plan after it.
        public var plan: Plan
        /// Each line.
        public var items: [LineProposal]

        /// Puts the fields together.
        public init(plan: Plan, items: [LineProposal]) {
            self.plan = plan
            self.items = items
        }
    }
}

extension Wire {
    /// The letters of assignment that a plan was ordered by.
    public struct PlanOrders: Codable, Hashable, Sendable {
        /// The plan after it.
        public var plan: Plan
        /// A letter for each inspector.
        public var assignments: [Assignment]

        /// Puts the fields together.
        public init(plan: Plan, assignments: [Assignment]) {
            self.plan = plan
            self.assignments = assignments
        }
    }
}

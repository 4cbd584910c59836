extension Wire {
    /// Which open cases of the territory.
    public struct RuleMigrationFilter: Codable, Hashable, Sendable {
        /// Only in these states.
        public var states: [String]?
        /// Only those that follow this version.
        public var procedureVersion: Int?

        /// Puts the fields together.
        public init(
            states: [String]? = nil,
            procedureVersion: Int? = nil
        ) {
            self.states = states
            self.procedureVersion = procedureVersion
        }
    }
}

extension Wire {
    /// Which cases move to which rules. Either `cases` or `filter`; at least one of `version` and `rules_on`.
    public struct RuleMigrationRequest: Codable, Hashable, Sendable {
        /// The client's own identity.
        public var id: String?
        /// The version to move to; each keeps its own without it.
        public var version: Int?
        /// The day whose law to stay with from now on; each keeps its own without it.
        public var rulesOn: String?
        /// These cases.
        public var cases: [String]?
        /// Or all open ones like these.
        public var filter: RuleMigrationFilter?
        /// Why, for the log of each case.
        public var reason: String

        /// Puts the fields together.
        public init(
            id: String? = nil,
            version: Int? = nil,
            rulesOn: String? = nil,
            cases: [String]? = nil,
            filter: RuleMigrationFilter? = nil,
            reason: String
        ) {
            self.id = id
            self.version = version
            self.rulesOn = rulesOn
            self.cases = cases
            self.filter = filter
            self.reason = reason
        }
    }
}

extension Wire {
    /// A migration of running cases.
    public struct RuleMigration: Codable, Hashable, Sendable {
        /// Its identity.
        public var id: String
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// The version moved to.
        public var version: Int?
        /// The day moved to.
        public var rulesOn: String?
        /// Why.
        public var reason: String
        /// By whom.
        public var requestedBy: PersonRef?
        /// When.
        public var requestedAt: String
        /// Chosen.
        public var cases: Int
        /// Not yet looked at.
        public var pending: Int
        /// Moved, each by an act.
        public var moved: Int
        /// Followed these rules already.
        public var unchanged: Int
        /// Refused with a reason.
        public var refused: Int

        /// Puts the fields together.
        public init(
            id: String,
            track: String,
            version: Int? = nil,
            rulesOn: String? = nil,
            reason: String,
            requestedBy: PersonRef? = nil,
            requestedAt: String,
            cases: Int,
            pending: Int,
            moved: Int,
            unchanged: Int,
            refused: Int
        ) {
            self.id = id
            self.track = track
            self.version = version
            self.rulesOn = rulesOn
            self.reason = reason
            self.requestedBy = requestedBy
            self.requestedAt = requestedAt
            self.cases = cases
            self.pending = pending
            self.moved = moved
            self.unchanged = unchanged
            self.refused = refused
        }
    }
}

extension Wire {
    /// What became of a case.
    public struct RuleMigrationCase: Codable, Hashable, Sendable {
        /// The case.
        public var caseId: String
        /// One of `pending`, `moved`, `unchanged`, `refused`.
        public var outcome: String
        /// The act that moved it.
        public var seq: Int?
        /// Why it was refused.
        public var reason: Reason?

        /// Puts the fields together.
        public init(
            caseId: String,
            outcome: String,
            seq: Int? = nil,
            reason: Reason? = nil
        ) {
            self.caseId = caseId
            self.outcome = outcome
            self.seq = seq
            self.reason = reason
        }
    }
}

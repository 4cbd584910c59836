extension Wire {
    /// What the branch's question is narrowed by, by the names of its parameters.
    public struct NoncomplianceFilters: Codable, Hashable, Sendable {
        /// Territory of this BPJS office, by its id or name.
        public var branch: String?
        /// Region code.
        public var region: String?
        /// Kinds of finding, with commas.
        public var finding: String?
        /// States of the case, with commas.
        public var state: String?
        /// Found before this day.
        public var sinceBefore: String?
        /// Found on this day or later.
        public var sinceAfter: String?
        /// Least age of the finding, in days.
        public var minDays: Int?
        /// Fewest workers affected.
        public var minWorkers: Int?
        /// Least owed by bills, in rupiah.
        public var minAmount: Int?
        /// Only what is overdue.
        public var overdue: Bool?
        /// Words of a name, or a number.
        public var q: String?
        /// `finding` or `indication`.
        public var basis: String?

        /// Puts the fields together.
        public init(
            branch: String? = nil,
            region: String? = nil,
            finding: String? = nil,
            state: String? = nil,
            sinceBefore: String? = nil,
            sinceAfter: String? = nil,
            minDays: Int? = nil,
            minWorkers: Int? = nil,
            minAmount: Int? = nil,
            overdue: Bool? = nil,
            q: String? = nil,
            basis: String? = nil
        ) {
            self.branch = branch
            self.region = region
            self.finding = finding
            self.state = state
            self.sinceBefore = sinceBefore
            self.sinceAfter = sinceAfter
            self.minDays = minDays
            self.minWorkers = minWorkers
            self.minAmount = minAmount
            self.overdue = overdue
            self.q = q
            self.basis = basis
        }
    }
}

extension Wire {
    /// A question to be saved.
    public struct SavedQueryRequest: Codable, Hashable, Sendable {
        /// UUIDv7 of the client's making.
        public var id: String?
        /// What it is called.
        public var name: String
        /// The office that it is shared with, by code or id; nobody without.
        public var office: String?
        /// What it asks.
        public var filters: NoncomplianceFilters

        /// Puts the fields together.
        public init(id: String? = nil, name: String, office: String? = nil, filters: NoncomplianceFilters) {
            self.id = id
            self.name = name
            self.office = office
            self.filters = filters
        }
    }
}

extension Wire {
    /// A question that somebody saved.
    public struct SavedQuery: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// What it is called.
        public var name: String
        /// Who saved it.
        public var person: PersonRef
        /// The office that it is shared with.
        public var office: OfficeRef?
        /// What it asks.
        public var filters: NoncomplianceFilters
        /// When it was saved.
        public var savedAt: String

        /// Puts the fields together.
        public init(
            id: String,
            name: String,
            person: PersonRef,
            office: OfficeRef? = nil,
            filters: NoncomplianceFilters,
            savedAt: String
        ) {
            self.id = id
            self.name = name
            self.person = person
            self.office = office
            self.filters = filters
            self.savedAt = savedAt
        }
    }
}

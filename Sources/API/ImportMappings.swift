extension Wire {
    /// What a title of a source's lists means.
    public struct MappedTitle: Codable, Hashable, Sendable {
        /// The title.
        public var title: String
        /// A field of that source, or `ignore`.
        public var field: String

        /// Puts the fields together.
        public init(title: String, field: String) {
            self.title = title
            self.field = field
        }
    }

    /// What is to be remembered of a source's titles, beyond the usual ones.
    public struct ImportMappingRequest: Codable, Hashable, Sendable {
        /// All titles; those remembered before are forgotten.
        public var titles: [MappedTitle]
        /// The version that this was decided on; 0 where nothing was remembered.
        public var expectedVersion: Int?

        /// Puts the fields together.
        public init(titles: [MappedTitle], expectedVersion: Int? = nil) {
            self.titles = titles
            self.expectedVersion = expectedVersion
        }
    }

    /// What is remembered of a source's titles, beyond the usual ones.
    public struct ImportMapping: Codable, Hashable, Sendable {
        /// Which lists. One of `oss`, `wlkp`, `bpjs`.
        public var source: String
        /// Counts up with every change; 0 where nothing was ever remembered.
        public var version: Int
        /// The titles.
        public var titles: [MappedTitle]
        /// What a title may mean.
        public var fields: [String]
        /// What every list must have.
        public var requiredFields: [String]
        /// When it was set, UTC.
        public var setAt: String?
        /// Who set it.
        public var person: PersonRef?

        /// Puts the fields together.
        public init(
            source: String,
            version: Int,
            titles: [MappedTitle],
            fields: [String],
            requiredFields: [String],
            setAt: String? = nil,
            person: PersonRef? = nil
        ) {
            self.source = source
            self.version = version
            self.titles = titles
            self.fields = fields
            self.requiredFields = requiredFields
            self.setAt = setAt
            self.person = person
        }
    }

    /// A number that earlier lists had and a later complete one does not. It says nothing of the firm.
    public struct GoneListing: Codable, Hashable, Sendable {
        /// The source's own number: NIB, WLKP number or NPP.
        public var number: String
        /// The name as the list had it.
        public var name: String
        /// The branch as the list had it.
        public var branch: String?
        /// The firm.
        public var company: CompanyRef
        /// The day of the last list that had it.
        public var lastListedOn: String
        /// The day of the list that no longer had it.
        public var goneOn: String
        /// The day of a later list that had it again.
        public var backOn: String?

        /// Puts the fields together.
        public init(
            number: String,
            name: String,
            branch: String? = nil,
            company: CompanyRef,
            lastListedOn: String,
            goneOn: String,
            backOn: String? = nil
        ) {
            self.number = number
            self.name = name
            self.branch = branch
            self.company = company
            self.lastListedOn = lastListedOn
            self.goneOn = goneOn
            self.backOn = backOn
        }
    }
}

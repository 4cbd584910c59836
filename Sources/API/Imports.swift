extension Wire {
    /// A list that was read.
    public struct Import: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// Which list. One of `oss`, `wlkp`, `bpjs`.
        public var source: String
        /// Whether nothing was changed.
        public var dryRun: Bool
        /// The day the list was drawn.
        public var listDate: String
        /// What the file is called.
        public var fileName: String?
        /// One of `running`, `finished`, `failed`.
        public var status: String
        /// What became of the rows.
        public var counts: ImportCounts
        /// When reading began, UTC.
        public var startedAt: String
        /// When it ended, UTC.
        public var finishedAt: String?
        /// The person.
        public var person: PersonRef
        /// Why it failed.
        public var problem: Reason?
        /// Titles that mean nothing here; their columns were passed over.
        public var ignoredColumns: [String]?
        /// Which title was read as which field, and by what that is known.
        public var columns: [ReadColumn]?
        /// Since when and by whom the titles are remembered of which some served.
        public var remembered: RememberedTitles?
        /// The sheet of a workbook that was read.
        public var sheet: String?
        /// Whether the list was said to have every firm of what it covers.
        public var complete: Bool?
        /// How many numbers of earlier lists a complete one does not have.
        public var gone: Int?
        /// How many more numbers it does not have, which a list of the same day or a later one has: these are not marked.
        public var listedSince: Int?
        /// How many rows of a complete list have no readable number; where there is one, nothing is marked as gone.
        public var unreadNumbers: Int?
        /// The import whose rows are corrected.
        public var corrects: String?
        /// The import of the same file, after which nothing has changed.
        public var sameAs: String?
        /// While it runs, what is done: `receiving`, `unpacking`, `matching`, `entering`, `comparing`, `writing`,
        /// `reporting`.
        public var stage: String?
        /// While it runs, rows read so far.
        public var rowsRead: Int?
        /// While it runs, bytes received so far.
        public var bytesRead: Int?

        /// Puts the fields together.
        public init(
            id: String,
            source: String,
            dryRun: Bool,
            listDate: String,
            fileName: String? = nil,
            status: String,
            counts: ImportCounts,
            startedAt: String,
            finishedAt: String? = nil,
            person: PersonRef,
            problem: Reason? = nil
        ) {
            self.id = id
            self.source = source
            self.dryRun = dryRun
            self.listDate = listDate
            self.fileName = fileName
            self.status = status
            self.counts = counts
            self.startedAt = startedAt
            self.finishedAt = finishedAt
            self.person = person
            self.problem = problem
        }
    }
}

extension Wire {
    /// What became of the rows.
    public struct ImportCounts: Codable, Hashable, Sendable {
        /// Rows read.
        public var read: Int
        /// New firms.
        public var created: Int
        /// Firms changed.
        public var updated: Int
        /// Firms that were so already.
        public var unchanged: Int
        /// Rows that a person must look at.
        public var review: Int
        /// Rows that cannot be taken.
        public var rejected: Int

        /// Puts the fields together.
        public init(read: Int, created: Int, updated: Int, unchanged: Int, review: Int, rejected: Int) {
            self.read = read
            self.created = created
            self.updated = updated
            self.unchanged = unchanged
            self.review = review
            self.rejected = rejected
        }
    }
}

extension Wire {
    /// What became of one row.
    public struct ImportRow: Codable, Hashable, Sendable {
        /// Line of the file where the row begins; the header is line 1.
        public var line: Int
        /// One of `created`, `updated`, `unchanged`, `review`, `rejected`.
        public var status: String
        /// The name.
        public var name: String?
        /// The firm.
        public var companyId: String?
        /// The column that is wrong.
        public var field: String?
        /// Why, and what would help.
        public var reason: Reason?

        /// Puts the fields together.
        public init(
            line: Int,
            status: String,
            name: String? = nil,
            companyId: String? = nil,
            field: String? = nil,
            reason: Reason? = nil
        ) {
            self.line = line
            self.status = status
            self.name = name
            self.companyId = companyId
            self.field = field
            self.reason = reason
        }
    }
}

extension Wire {
    /// A column of a list as it was read.
    public struct ReadColumn: Codable, Hashable, Sendable {
        /// The title as the file writes it.
        public var title: String
        /// The field, or `ignore`.
        public var field: String
        /// By what that is known. One of `usual`, `remembered`, `given`, `corrected`.
        public var basis: String

        /// Puts the fields together.
        public init(title: String, field: String, basis: String) {
            self.title = title
            self.field = field
            self.basis = basis
        }
    }

    /// What was remembered of a source's titles when a list was read.
    public struct RememberedTitles: Codable, Hashable, Sendable {
        /// Its version.
        public var version: Int
        /// When it was set, UTC.
        public var setAt: String?
        /// Who set it.
        public var person: PersonRef?

        /// Puts the fields together.
        public init(version: Int, setAt: String? = nil, person: PersonRef? = nil) {
            self.version = version
            self.setAt = setAt
            self.person = person
        }
    }
}

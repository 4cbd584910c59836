public import Domain

extension Wire {
    /// A column of a list that was recognised.
    public struct WorkerListColumn: Codable, Hashable, Sendable {
        /// What it holds.
        public var column: String
        /// The title as the file writes it.
        public var title: String

        /// Puts the fields together.
        public init(
            column: String,
            title: String
        ) {
            self.column = column
            self.title = title
        }
    }
}

extension Wire {
    /// Something in a list that could not be read.
    public struct WorkerListFault: Codable, Hashable, Sendable {
        /// The line of the file; the header is line 1.
        public var line: Int
        /// The column's title; nil for the whole row.
        public var column: String?
        /// Why, for programs.
        public var code: String
        /// Why, and what helps. A NIK is masked in it.
        public var detail: Words
        /// Whether the row was not taken at all.
        public var leftOut: Bool

        /// Puts the fields together.
        public init(
            line: Int,
            column: String? = nil,
            code: String,
            detail: Words,
            leftOut: Bool
        ) {
            self.line = line
            self.column = column
            self.code = code
            self.detail = detail
            self.leftOut = leftOut
        }
    }
}

extension Wire {
    /// A list of persons that belongs to an inspection; nothing of it ever changes.
    public struct WorkerList: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The inspection.
        public var inspectionId: String
        /// The case.
        public var caseId: String
        /// `workers` (the firm's) or `membership` (of BPJS).
        public var kind: String
        /// In words.
        public var words: Words
        /// The day for which it speaks.
        public var listedOn: String
        /// Who gave it.
        public var source: String
        /// The name under which it came.
        public var fileName: String?
        /// Bytes.
        public var size: Int64
        /// SHA-256 of the bytes, in hexadecimal.
        public var digest: String
        /// The columns that were recognised.
        public var columns: [WorkerListColumn]
        /// Titles that were passed over; nothing of them is kept.
        public var ignoredColumns: [String]
        /// Rows that were taken.
        public var rows: Int
        /// Rows that were not.
        public var leftOut: Int
        /// What could not be read, the first 200; of a single list.
        public var faults: [WorkerListFault]?
        /// When it was received, UTC.
        public var receivedAt: String
        /// Who brought it.
        public var receivedBy: PersonRef?

        /// Puts the fields together.
        public init(
            id: String,
            inspectionId: String,
            caseId: String,
            kind: String,
            words: Words,
            listedOn: String,
            source: String,
            fileName: String? = nil,
            size: Int64,
            digest: String,
            columns: [WorkerListColumn],
            ignoredColumns: [String],
            rows: Int,
            leftOut: Int,
            faults: [WorkerListFault]? = nil,
            receivedAt: String,
            receivedBy: PersonRef? = nil
        ) {
            self.id = id
            self.inspectionId = inspectionId
            self.caseId = caseId
            self.kind = kind
            self.words = words
            self.listedOn = listedOn
            self.source = source
            self.fileName = fileName
            self.size = size
            self.digest = digest
            self.columns = columns
            self.ignoredColumns = ignoredColumns
            self.rows = rows
            self.leftOut = leftOut
            self.faults = faults
            self.receivedAt = receivedAt
            self.receivedBy = receivedBy
        }
    }
}

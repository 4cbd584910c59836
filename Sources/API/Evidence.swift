public import Domain

extension Wire {
    /// A file that proves something in a case.
    public struct Evidence: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The case.
        public var caseId: String
        /// Kind code.
        public var kind: String
        /// In words.
        public var kindWords: Words
        /// What it shows.
        public var title: String
        /// The name under which it came.
        public var fileName: String
        /// What its content is (RFC 6838).
        public var mediaType: String
        /// Bytes.
        public var size: Int64
        /// SHA-256 of the bytes, in hexadecimal.
        public var digest: String
        /// The day of the paper or the picture.
        public var datedOn: String?
        /// The letter that it belongs to.
        public var letterId: String?
        /// The visit on which it was made.
        public var visitId: String?
        /// When it was received, UTC.
        public var receivedAt: String
        /// Who brought it.
        public var receivedBy: PersonRef?
        /// Through whose hands it went; of a single piece.
        public var custody: [CustodyEntry]?

        /// Puts the fields together.
        public init(
            id: String,
            caseId: String,
            kind: String,
            kindWords: Words,
            title: String,
            fileName: String,
            mediaType: String,
            size: Int64,
            digest: String,
            datedOn: String? = nil,
            letterId: String? = nil,
            visitId: String? = nil,
            receivedAt: String,
            receivedBy: PersonRef? = nil,
            custody: [CustodyEntry]? = nil
        ) {
            self.id = id
            self.caseId = caseId
            self.kind = kind
            self.kindWords = kindWords
            self.title = title
            self.fileName = fileName
            self.mediaType = mediaType
            self.size = size
            self.digest = digest
            self.datedOn = datedOn
            self.letterId = letterId
            self.visitId = visitId
            self.receivedAt = receivedAt
            self.receivedBy = receivedBy
            self.custody = custody
        }
    }

    /// One entry of the chain of custody.
    public struct CustodyEntry: Codable, Hashable, Sendable {
        /// What happened: `received`, `opened`, `found_intact`, `found_altered`, `found_missing`.
        public var event: String
        /// In words.
        public var words: Words
        /// When, UTC.
        public var at: String
        /// Who; nobody where the system itself looked.
        public var person: PersonRef?

        /// Puts the fields together.
        public init(event: String, words: Words, at: String, person: PersonRef? = nil) {
            self.event = event
            self.words = words
            self.at = at
            self.person = person
        }
    }
}

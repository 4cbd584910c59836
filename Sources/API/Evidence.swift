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
        /// The acts that cite it; of a single piece.
        public var citedBy: [CitingAct]?

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
            custody: [CustodyEntry]? = nil,
            citedBy: [CitingAct]? = nil
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
            self.citedBy = citedBy
        }
    }

    /// A piece of evidence as what cites it names it.
    public struct EvidenceRef: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// Kind code.
        public var kind: String
        /// In words.
        public var words: Words
        /// What it shows.
        public var title: String

        /// Puts the fields together.
        public init(id: String, kind: String, words: Words, title: String) {
            self.id = id
            self.kind = kind
            self.words = words
            self.title = title
        }
    }

    /// An act as the evidence that it cites names it.
    public struct CitingAct: Codable, Hashable, Sendable {
        /// Place in the case's log.
        public var seq: Int
        /// The action's code.
        public var action: String
        /// In words.
        public var words: Words
        /// The legal day.
        public var occurredOn: String
        /// Who did it.
        public var actor: PersonRef?

        /// Puts the fields together.
        public init(seq: Int, action: String, words: Words, occurredOn: String, actor: PersonRef? = nil) {
            self.seq = seq
            self.action = action
            self.words = words
            self.occurredOn = occurredOn
            self.actor = actor
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

public import Domain

extension Wire {
    /// What somebody is told of a case, or of a list handed over; it says nothing of the act itself.
    public struct Notice: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// What it is about: an effect's code, or `followed_up` for a case in the investigators' closed file.
        public var topic: String
        /// The topic in words.
        public var words: Words
        /// The case; none for a list.
        public var caseId: String?
        /// `inspection` or `bpjs_sanction`.
        public var track: String?
        /// State code of the case, as it is now.
        public var state: String?
        /// The state in words.
        public var stateWords: Words?
        /// The hand-over list; none for a case.
        public var handoverId: String?
        /// The firm; none once it has moved out of the reader's territory.
        public var company: CompanyRef?
        /// Role code of those it is addressed to; none where it is addressed to the reader by name.
        public var role: String?
        /// The office at which they hold it.
        public var office: OfficeRef?
        /// `unread` or `read`.
        public var status: String
        /// When it was written, UTC.
        public var createdAt: String
        /// When it was first read, UTC.
        public var readAt: String?
        /// Who read it first.
        public var readBy: PersonRef?

        /// Puts the fields together.
        public init(
            id: String,
            topic: String,
            words: Words,
            caseId: String? = nil,
            track: String? = nil,
            state: String? = nil,
            stateWords: Words? = nil,
            handoverId: String? = nil,
            company: CompanyRef? = nil,
            role: String? = nil,
            office: OfficeRef? = nil,
            status: String,
            createdAt: String,
            readAt: String? = nil,
            readBy: PersonRef? = nil
        ) {
            self.id = id
            self.topic = topic
            self.words = words
            self.caseId = caseId
            self.track = track
            self.state = state
            self.stateWords = stateWords
            self.handoverId = handoverId
            self.company = company
            self.role = role
            self.office = office
            self.status = status
            self.createdAt = createdAt
            self.readAt = readAt
            self.readBy = readBy
        }
    }

    /// A page of notices, with how many wait unread.
    public struct NoticePage: Codable, Hashable, Sendable {
        /// The notices, latest first.
        public var items: [Notice]
        /// Where the next page begins; nil on the last. On the wire always there, `null` on the last.
        public var nextCursor: String?
        /// How many are unread in all; 1000 stands for that many or more.
        public var unread: Int

        /// Puts the page together.
        public init(items: [Notice], nextCursor: String? = nil, unread: Int) {
            self.items = items
            self.nextCursor = nextCursor
            self.unread = unread
        }

        private enum CodingKeys: CodingKey {
            case items, nextCursor, unread
        }

        /// Writes the page, `next_cursor` even when there is none.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(items, forKey: .items)
            try container.encode(nextCursor, forKey: .nextCursor)
            try container.encode(unread, forKey: .unread)
        }
    }
}

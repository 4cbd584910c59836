public import Domain

extension Wire {
    /// Guidance or an information meeting that took place.
    public struct GuidanceRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// `guidance` or `information_meeting`.
        public var kind: String
        /// The day; not after today.
        public var occurredOn: String
        /// The regency in which it took place.
        public var regionCode: String
        /// Where.
        public var place: String
        /// What about.
        public var topic: String
        /// How many people took part.
        public var peopleReached: Int
        /// The firms that took part.
        public var companyIds: [String]?
        /// Who held it, of either organisation, by login or id; the sender without it.
        public var officers: [String]?
        /// A note for the record.
        public var note: String?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            kind: String,
            occurredOn: String,
            regionCode: String,
            place: String,
            topic: String,
            peopleReached: Int,
            companyIds: [String]? = nil,
            officers: [String]? = nil,
            note: String? = nil
        ) {
            self.id = id
            self.kind = kind
            self.occurredOn = occurredOn
            self.regionCode = regionCode
            self.place = place
            self.topic = topic
            self.peopleReached = peopleReached
            self.companyIds = companyIds
            self.officers = officers
            self.note = note
        }
    }
}

extension Wire {
    /// Guidance or an information meeting; no sanction follows from it.
    public struct GuidanceActivity: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// `guidance` or `information_meeting`.
        public var kind: String
        /// In words.
        public var words: Words
        /// The day.
        public var occurredOn: String
        /// The regency.
        public var regionCode: String
        /// Where.
        public var place: String
        /// What about.
        public var topic: String
        /// How many people took part.
        public var peopleReached: Int
        /// The firms that took part, as far as the reader's territory reaches.
        public var companies: [CompanyRef]
        /// Who held it.
        public var officers: [PersonRef]
        /// A note for the record.
        public var note: String?
        /// Who logged it.
        public var recordedBy: PersonRef?
        /// When the server learned of it, UTC.
        public var recordedAt: String

        /// Puts the fields together.
        public init(
            id: String,
            kind: String,
            words: Words,
            occurredOn: String,
            regionCode: String,
            place: String,
            topic: String,
            peopleReached: Int,
            companies: [CompanyRef],
            officers: [PersonRef],
            note: String? = nil,
            recordedBy: PersonRef? = nil,
            recordedAt: String
        ) {
            self.id = id
            self.kind = kind
            self.words = words
            self.occurredOn = occurredOn
            self.regionCode = regionCode
            self.place = place
            self.topic = topic
            self.peopleReached = peopleReached
            self.companies = companies
            self.officers = officers
            self.note = note
            self.recordedBy = recordedBy
            self.recordedAt = recordedAt
        }
    }
}

public import Domain

extension Wire {
    /// A fact about a firm, with its source and the time in which it held.
    public struct CompanyFact: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The firm.
        public var companyId: String
        /// Kind code. One of `establishment`, `number`, `name`, `link`, `classification`, `scale`, `contact`, `registration_check`.
        public var kind: String
        /// In words.
        public var words: Words
        /// Who says so. One of `oss`, `wlkp`, `bpjs`, `ahu`, `tax`, `firm`, `inspection`, `document`.
        public var source: String
        /// The source in words.
        public var sourceWords: Words
        /// In what it was read; a scale needs it.
        public var evidence: String?
        /// The day on which the source said so.
        public var statedOn: String
        /// Since when it holds.
        public var validFrom: String?
        /// The first day on which it no longer holds.
        public var validUntil: String?
        /// Whether it holds on the day asked for; today unless another was.
        public var holds: Bool
        /// Its end, entered later.
        public var ended: FactEnd?
        /// Who entered it.
        public var recordedBy: PersonRef?
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// Head office, branch or site.
        public var establishment: EstablishmentFact?
        /// A number in a register.
        public var number: NumberFact?
        /// A former or trading name.
        public var name: NameFact?
        /// Another firm.
        public var link: LinkFact?
        /// A line of business.
        public var classification: ClassificationFact?
        /// How large the business is.
        public var scale: ScaleFact?
        /// How to reach it.
        public var contact: ContactFact?
        /// BPJS' answer on the whole country.
        public var registrationCheck: RegistrationCheckFact?

        /// Puts the fields together.
        public init(
            id: String,
            companyId: String,
            kind: String,
            words: Words,
            source: String,
            sourceWords: Words,
            evidence: String? = nil,
            statedOn: String,
            validFrom: String? = nil,
            validUntil: String? = nil,
            holds: Bool,
            ended: FactEnd? = nil,
            recordedBy: PersonRef? = nil,
            recordedAt: String,
            establishment: EstablishmentFact? = nil,
            number: NumberFact? = nil,
            name: NameFact? = nil,
            link: LinkFact? = nil,
            classification: ClassificationFact? = nil,
            scale: ScaleFact? = nil,
            contact: ContactFact? = nil,
            registrationCheck: RegistrationCheckFact? = nil
        ) {
            self.id = id
            self.companyId = companyId
            self.kind = kind
            self.words = words
            self.source = source
            self.sourceWords = sourceWords
            self.evidence = evidence
            self.statedOn = statedOn
            self.validFrom = validFrom
            self.validUntil = validUntil
            self.holds = holds
            self.ended = ended
            self.recordedBy = recordedBy
            self.recordedAt = recordedAt
            self.establishment = establishment
            self.number = number
            self.name = name
            self.link = link
            self.classification = classification
            self.scale = scale
            self.contact = contact
            self.registrationCheck = registrationCheck
        }
    }
}

extension Wire {
    /// The end of a fact.
    public struct FactEnd: Codable, Hashable, Sendable {
        /// The first day on which it no longer holds.
        public var endedOn: String
        /// Why.
        public var reason: String
        /// Who entered it.
        public var endedBy: PersonRef?
        /// When the server learned of it, UTC.
        public var recordedAt: String

        /// Puts the fields together.
        public init(endedOn: String, reason: String, endedBy: PersonRef? = nil, recordedAt: String) {
            self.endedOn = endedOn
            self.reason = reason
            self.endedBy = endedBy
            self.recordedAt = recordedAt
        }
    }
}

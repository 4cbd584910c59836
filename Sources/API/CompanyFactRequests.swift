extension Wire {
    /// A fact about a firm, with what its kind names and nothing else.
    public struct CompanyFactRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// Kind code. One of `establishment`, `number`, `name`, `link`, `classification`, `scale`, `contact`, `registration_check`.
        public var kind: String
        /// Who says so. One of `oss`, `wlkp`, `bpjs`, `ahu`, `tax`, `firm`, `inspection`, `document`.
        public var source: String
        /// In what it was read; a scale needs it.
        public var evidence: String?
        /// The day on which the source said so.
        public var statedOn: String
        /// Since when it holds.
        public var validFrom: String?
        /// The first day on which it no longer holds.
        public var validUntil: String?
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
            id: String? = nil,
            kind: String,
            source: String,
            evidence: String? = nil,
            statedOn: String,
            validFrom: String? = nil,
            validUntil: String? = nil,
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
            self.kind = kind
            self.source = source
            self.evidence = evidence
            self.statedOn = statedOn
            self.validFrom = validFrom
            self.validUntil = validUntil
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
    /// That a fact no longer holds.
    public struct FactEndRequest: Codable, Hashable, Sendable {
        /// The first day on which it no longer holds.
        public var endedOn: String
        /// Why.
        public var reason: String

        /// Puts the fields together.
        public init(endedOn: String, reason: String) {
            self.endedOn = endedOn
            self.reason = reason
        }
    }
}

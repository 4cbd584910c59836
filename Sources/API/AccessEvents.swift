public import Domain

extension Wire {
    /// Why a second factor is taken away.
    public struct SecondFactorRemovalRequest: Codable, Hashable, Sendable {
        /// What happened, and how it was made sure who asked.
        public var reason: String

        /// Puts the fields together.
        public init(reason: String) { self.reason = reason }
    }

    /// Something that was done to somebody's access, or to an office's territory.
    public struct AccessEvent: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// When.
        public var recordedAt: String
        /// What: `post_given`, `one_time_password_given`, `second_factor_removed` and so on.
        public var kind: String
        /// In words.
        public var words: Words
        /// Whose access.
        public var person: PersonRef?
        /// The offices that it concerns.
        public var offices: [OfficeRef]
        /// The post's role code.
        public var role: String?
        /// The territory's region code.
        public var regionCode: String?
        /// First day of post or territory.
        public var validFrom: String?
        /// Last day of post or territory, inclusive.
        public var validTo: String?
        /// The reason, the basis, a token's name, or an address.
        public var reason: String?
        /// Who did it; nobody where no session was open: the operator, or the person herself on her way in.
        public var by: PersonRef?

        /// Puts the fields together.
        public init(
            id: String,
            recordedAt: String,
            kind: String,
            words: Words,
            person: PersonRef? = nil,
            offices: [OfficeRef],
            role: String? = nil,
            regionCode: String? = nil,
            validFrom: String? = nil,
            validTo: String? = nil,
            reason: String? = nil,
            by: PersonRef? = nil
        ) {
            self.id = id
            self.recordedAt = recordedAt
            self.kind = kind
            self.words = words
            self.person = person
            self.offices = offices
            self.role = role
            self.regionCode = regionCode
            self.validFrom = validFrom
            self.validTo = validTo
            self.reason = reason
            self.by = by
        }
    }
}

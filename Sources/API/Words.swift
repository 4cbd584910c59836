public import Domain

extension Wire {
    /// The same text in Indonesian and English, `{id, en}` on the wire too.
    public typealias Words = Domain.Words

    /// The language that a person reads.
    public typealias Language = Domain.Language
}

extension Wire {
    /// A person, named.
    public struct PersonRef: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The name.
        public var name: String
        /// The login.
        public var login: String?

        /// Puts the fields together.
        public init(id: String, name: String, login: String? = nil) {
            self.id = id
            self.name = name
            self.login = login
        }
    }
}

extension Wire {
    /// An office, named.
    public struct OfficeRef: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The name.
        public var name: String

        /// Puts the fields together.
        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }
}

extension Wire {
    /// A firm, named.
    public struct CompanyRef: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The name.
        public var name: String
        /// Kemendagri code of the regency.
        public var regionCode: String

        /// Puts the fields together.
        public init(id: String, name: String, regionCode: String) {
            self.id = id
            self.name = name
            self.regionCode = regionCode
        }
    }
}

extension Wire {
    /// An action, named.
    public struct ActionRef: Codable, Hashable, Sendable {
        /// The action's code.
        public var action: String
        /// In words.
        public var words: Words

        /// Puts the fields together.
        public init(action: String, words: Words) {
            self.action = action
            self.words = words
        }
    }
}

extension Wire {
    /// Who has the next move.
    public struct Responsible: Codable, Hashable, Sendable {
        /// Role codes.
        public var roles: [String]
        /// In words.
        public var words: Words
        /// The office.
        public var office: OfficeRef?
        /// The person.
        public var person: PersonRef?

        /// Puts the fields together.
        public init(roles: [String], words: Words, office: OfficeRef? = nil, person: PersonRef? = nil) {
            self.roles = roles
            self.words = words
            self.office = office
            self.person = person
        }
    }
}

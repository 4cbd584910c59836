public import Domain

extension Wire {
    /// Sign-in.
    public struct SessionRequest: Codable, Hashable, Sendable {
        /// The login.
        public var login: String
        /// The password.
        public var password: String
        /// Where there is a second factor: what the authenticator shows, or a recovery code.
        public var code: String?
        /// In place of a one-time password.
        public var newPassword: String?

        /// Puts the fields together.
        public init(login: String, password: String, code: String? = nil, newPassword: String? = nil) {
            self.login = login
            self.password = password
            self.code = code
            self.newPassword = newPassword
        }
    }
}

extension Wire {
    /// A session just opened.
    public struct Session: Codable, Hashable, Sendable {
        /// Send it as `Authorization: Bearer`.
        public var token: String
        /// When the token stops working, UTC.
        public var expiresAt: String
        /// The person.
        public var person: PersonRef

        /// Puts the fields together.
        public init(token: String, expiresAt: String, person: PersonRef) {
            self.token = token
            self.expiresAt = expiresAt
            self.person = person
        }
    }
}

extension Wire {
    /// The person who holds the token.
    public struct Me: Codable, Hashable, Sendable {
        /// The person.
        public var person: PersonRef
        /// Posts held today.
        public var posts: [Post]
        /// Role codes.
        public var roles: [String]
        /// Operations, each with whether this person may do it.
        public var permissions: [Permission]

        /// Puts the fields together.
        public init(person: PersonRef, posts: [Post], roles: [String], permissions: [Permission]) {
            self.person = person
            self.posts = posts
            self.roles = roles
            self.permissions = permissions
        }
    }
}

extension Wire {
    /// A dated post in an office.
    public struct Post: Codable, Hashable, Sendable {
        /// Role code.
        public var role: String
        /// In words.
        public var words: Words
        /// The office.
        public var office: OfficeRef
        /// Region codes of the territory.
        public var regions: [String]
        /// First day.
        public var validFrom: String
        /// Last day, inclusive.
        public var validTo: String?
        /// Where somebody acts for the holder: `plt`, `plh`, `an`.
        public var capacity: String?
        /// The name of the holder acted for.
        public var standsFor: String?

        /// Puts the fields together.
        public init(
            role: String,
            words: Words,
            office: OfficeRef,
            regions: [String],
            validFrom: String,
            validTo: String? = nil,
            capacity: String? = nil,
            standsFor: String? = nil
        ) {
            self.role = role
            self.words = words
            self.office = office
            self.regions = regions
            self.validFrom = validFrom
            self.validTo = validTo
            self.capacity = capacity
            self.standsFor = standsFor
        }
    }
}

extension Wire {
    /// An operation, and whether this person may do it.
    public struct Permission: Codable, Hashable, Sendable {
        /// The operation's code.
        public var operation: String
        /// In words.
        public var words: Words
        /// Whether this person may do it now.
        public var allowed: Bool

        /// Puts the fields together.
        public init(operation: String, words: Words, allowed: Bool) {
            self.operation = operation
            self.words = words
            self.allowed = allowed
        }
    }
}

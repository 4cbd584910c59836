extension Wire {
    /// Another password for oneself.
    public struct PasswordChangeRequest: Codable, Hashable, Sendable {
        /// The password as it is.
        public var currentPassword: String
        /// The password as it shall be, 15 to 256 characters.
        public var newPassword: String

        /// Puts the fields together.
        public init(currentPassword: String, newPassword: String) {
            self.currentPassword = currentPassword
            self.newPassword = newPassword
        }
    }
}

extension Wire {
    /// A session or token of a person.
    public struct SignInSession: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// `session`: a person signed in; `token`: a program in her name.
        public var kind: String
        /// How it was opened.
        public var method: String
        /// A token's name.
        public var name: String?
        /// Whose it is.
        public var person: PersonRef
        /// When it was opened, UTC.
        public var openedAt: String
        /// The address it was opened from; of IPv6 the network.
        public var openedFrom: String?
        /// What the client said of itself.
        public var device: String?
        /// When it was used last, to the minute, UTC.
        public var lastUsedAt: String
        /// From where.
        public var lastUsedFrom: String?
        /// When it ends if it is not used, UTC.
        public var expiresAt: String
        /// When it ends however much it is used, UTC.
        public var longestUntil: String?
        /// The operations that a token is for; all without it.
        public var scopes: [String]?
        /// It changes nothing.
        public var readsOnly: Bool
        /// This request came with it.
        public var current: Bool

        /// Puts the fields together.
        public init(
            id: String,
            kind: String,
            method: String,
            name: String? = nil,
            person: PersonRef,
            openedAt: String,
            openedFrom: String? = nil,
            device: String? = nil,
            lastUsedAt: String,
            lastUsedFrom: String? = nil,
            expiresAt: String,
            longestUntil: String? = nil,
            scopes: [String]? = nil,
            readsOnly: Bool,
            current: Bool
        ) {
            self.id = id
            self.kind = kind
            self.method = method
            self.name = name
            self.person = person
            self.openedAt = openedAt
            self.openedFrom = openedFrom
            self.device = device
            self.lastUsedAt = lastUsedAt
            self.lastUsedFrom = lastUsedFrom
            self.expiresAt = expiresAt
            self.longestUntil = longestUntil
            self.scopes = scopes
            self.readsOnly = readsOnly
            self.current = current
        }
    }
}

extension Wire {
    /// What was ended.
    public struct EndedSessions: Codable, Hashable, Sendable {
        /// How many sessions and tokens.
        public var ended: Int

        /// Puts the fields together.
        public init(ended: Int) {
            self.ended = ended
        }
    }
}

extension Wire {
    /// A token for a program, in one's own name.
    public struct TokenRequest: Codable, Hashable, Sendable {
        /// What it is for.
        public var name: String
        /// Codes of operations, as `GET /v1/me` lists them; without them all that one may.
        public var scopes: [String]?
        /// Only what changes nothing.
        public var readsOnly: Bool?
        /// For how many days; an access rule sets the most.
        public var days: Int

        /// Puts the fields together.
        public init(name: String, scopes: [String]? = nil, readsOnly: Bool? = nil, days: Int) {
            self.name = name
            self.scopes = scopes
            self.readsOnly = readsOnly
            self.days = days
        }
    }
}

extension Wire {
    /// A token just made.
    public struct Token: Codable, Hashable, Sendable {
        /// Identifier, to revoke it by.
        public var id: String
        /// Send it as `Authorization: Bearer`; it is shown this once.
        public var token: String
        /// What it is for.
        public var name: String
        /// The operations that it is for; all without them.
        public var scopes: [String]?
        /// It changes nothing.
        public var readsOnly: Bool
        /// When it ends, UTC.
        public var expiresAt: String

        /// Puts the fields together.
        public init(
            id: String,
            token: String,
            name: String,
            scopes: [String]? = nil,
            readsOnly: Bool,
            expiresAt: String
        ) {
            self.id = id
            self.token = token
            self.name = name
            self.scopes = scopes
            self.readsOnly = readsOnly
            self.expiresAt = expiresAt
        }
    }
}

extension Wire {
    /// Somebody who shall work with Patuh.
    public struct PersonRequest: Codable, Hashable, Sendable {
        /// What she signs in with: a–z, 0–9, `.`, `_`, `-`.
        public var login: String
        /// Her name.
        public var name: String
        /// The civil servant's number, 18 digits.
        public var nip: String?
        /// Her address at the office, by which an OpenID provider's word links her.
        public var email: String?

        /// Puts the fields together.
        public init(login: String, name: String, nip: String? = nil, email: String? = nil) {
            self.login = login
            self.name = name
            self.nip = nip
            self.email = email
        }
    }
}

extension Wire {
    /// A password for one sign-in, to be handed over in person; shown this once.
    public struct OneTimePassword: Codable, Hashable, Sendable {
        /// It is replaced at the sign-in.
        public var password: String
        /// Until when it serves, UTC.
        public var until: String

        /// Puts the fields together.
        public init(password: String, until: String) {
            self.password = password
            self.until = until
        }
    }
}

extension Wire {
    /// Whose an identity at an OpenID provider is.
    public struct IdentityRequest: Codable, Hashable, Sendable {
        /// The provider, as it writes itself.
        public var issuer: String
        /// The person's name there, as the provider writes it (`sub`).
        public var subject: String

        /// Puts the fields together.
        public init(issuer: String, subject: String) {
            self.issuer = issuer
            self.subject = subject
        }
    }
}

extension Wire {
    /// An identity at an OpenID provider, and whose it is.
    public struct Identity: Codable, Hashable, Sendable {
        /// The provider, as it writes itself.
        public var issuer: String
        /// The person's name there (`sub`).
        public var subject: String
        /// Whose it is.
        public var personId: String

        /// Puts the fields together.
        public init(issuer: String, subject: String, personId: String) {
            self.issuer = issuer
            self.subject = subject
            self.personId = personId
        }
    }
}

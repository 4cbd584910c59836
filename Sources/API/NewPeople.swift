extension Wire {
    /// Somebody who shall work with Patuh.
    public struct PersonRequest: Codable, Hashable, Sendable {
        /// What she signs in with: a–z, 0–9, `.`, `_`, `-`.
        public var login: String
        /// Her name.
        public var name: String
        /// The civil servant's number, 18 digits.
        public var nip: String?

        /// Puts the fields together.
        public init(login: String, name: String, nip: String? = nil) {
            self.login = login
            self.name = name
            self.nip = nip
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

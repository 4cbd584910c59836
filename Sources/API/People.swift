extension Wire {
    /// Someone who works with Patuh.
    public struct Person: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The name.
        public var name: String
        /// The login.
        public var login: String
        /// Role codes.
        public var roles: [String]
        /// Offices in which a post is held today.
        public var offices: [OfficeRef]?

        /// Puts the fields together.
        public init(id: String, name: String, login: String, roles: [String], offices: [OfficeRef]? = nil) {
            self.id = id
            self.name = name
            self.login = login
            self.roles = roles
            self.offices = offices
        }
    }
}

extension Wire {
    /// An office with its territory.
    public struct Office: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The short name by which commands and filters know it, as `kc-sampit`.
        public var code: String
        /// The name.
        public var name: String
        /// Kind code.
        public var kind: String
        /// Time zone: `wib`, `wita` or `wit`.
        public var zone: String
        /// Region codes of the territory.
        public var regions: [String]
        /// The office above it.
        public var parent: OfficeRef?

        /// Puts the fields together.
        public init(
            id: String,
            code: String,
            name: String,
            kind: String,
            zone: String,
            regions: [String],
            parent: OfficeRef? = nil
        ) {
            self.id = id
            self.code = code
            self.name = name
            self.kind = kind
            self.zone = zone
            self.regions = regions
            self.parent = parent
        }
    }
}

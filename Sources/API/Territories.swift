extension Wire {
    /// An office to be entered.
    public struct OfficeRequest: Codable, Hashable, Sendable {
        /// A short name that stays: lower-case letters, digits and hyphens.
        public var code: String
        /// Kind code.
        public var kind: String
        /// The name.
        public var name: String
        /// Time zone: `wib`, `wita` or `wit`.
        public var zone: String
        /// The office above it, by id.
        public var parentId: String?

        /// Puts the fields together.
        public init(code: String, kind: String, name: String, zone: String, parentId: String? = nil) {
            self.code = code
            self.kind = kind
            self.name = name
            self.zone = zone
            self.parentId = parentId
        }
    }

    /// Another name for an office.
    public struct OfficeNameRequest: Codable, Hashable, Sendable {
        /// The name.
        public var name: String

        /// Puts the fields together.
        public init(name: String) { self.name = name }
    }
}

extension Wire {
    /// A region for an office's territory.
    public struct TerritoryRequest: Codable, Hashable, Sendable {
        /// Region code.
        public var regionCode: String
        /// First day.
        public var validFrom: String
        /// Last day, inclusive.
        public var validTo: String?
        /// On what it rests.
        public var basis: String

        /// Puts the fields together.
        public init(regionCode: String, validFrom: String, validTo: String? = nil, basis: String) {
            self.regionCode = regionCode
            self.validFrom = validFrom
            self.validTo = validTo
            self.basis = basis
        }
    }

    /// The last day of a region in an office's territory.
    public struct TerritoryEndRequest: Codable, Hashable, Sendable {
        /// Last day, inclusive; yesterday at the earliest, which ends it now.
        public var validTo: String

        /// Puts the fields together.
        public init(validTo: String) { self.validTo = validTo }
    }

    /// A region that belongs, belonged or will belong to an office's territory.
    public struct Territory: Codable, Hashable, Sendable {
        /// Region code.
        public var regionCode: String
        /// The region's name.
        public var region: String
        /// First day.
        public var validFrom: String
        /// Last day, inclusive.
        public var validTo: String?
        /// On what it rests.
        public var basis: String?
        /// Who entered it; nobody for what the operator entered.
        public var givenBy: PersonRef?
        /// Whether it belongs to it today.
        public var held: Bool

        /// Puts the fields together.
        public init(
            regionCode: String,
            region: String,
            validFrom: String,
            validTo: String? = nil,
            basis: String? = nil,
            givenBy: PersonRef? = nil,
            held: Bool
        ) {
            self.regionCode = regionCode
            self.region = region
            self.validFrom = validFrom
            self.validTo = validTo
            self.basis = basis
            self.givenBy = givenBy
            self.held = held
        }
    }
}

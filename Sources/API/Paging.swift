extension Wire {
    /// One page of a list. The schemas `…Page` are all of this form.
    public struct Page<Item: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
        /// The items, in the list's order.
        public var items: [Item]
        /// Where the next page begins; nil on the last. On the wire always there, `null` on the last.
        public var nextCursor: String?

        /// Puts the page together.
        public init(items: [Item], nextCursor: String? = nil) {
            self.items = items
            self.nextCursor = nextCursor
        }

        private enum CodingKeys: CodingKey {
            case items, nextCursor
        }

        /// Writes the page, `next_cursor` even when there is none.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(items, forKey: .items)
            try container.encode(nextCursor, forKey: .nextCursor)
        }
    }

    /// A page of firms that do not comply, with what it was asked.
    public struct NoncompliantCompanyPage: Codable, Hashable, Sendable {
        /// The firms.
        public var items: [NoncompliantCompany]
        /// Where the next page begins; nil on the last. On the wire always there, `null` on the last.
        public var nextCursor: String?
        /// The day it tells of: what was known then.
        public var asOf: String
        /// `finding` or `indication`.
        public var basis: String

        /// Puts the page together.
        public init(items: [NoncompliantCompany], nextCursor: String? = nil, asOf: String, basis: String) {
            self.items = items
            self.nextCursor = nextCursor
            self.asOf = asOf
            self.basis = basis
        }

        private enum CodingKeys: CodingKey {
            case items, nextCursor, asOf, basis
        }

        /// Writes the page, `next_cursor` even when there is none.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(items, forKey: .items)
            try container.encode(nextCursor, forKey: .nextCursor)
            try container.encode(asOf, forKey: .asOf)
            try container.encode(basis, forKey: .basis)
        }
    }
}

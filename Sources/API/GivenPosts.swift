public import Domain

extension Wire {
    /// A post for somebody.
    public struct PostRequest: Codable, Hashable, Sendable {
        /// Who, by login or id.
        public var personId: String
        /// The office.
        public var officeId: String
        /// Role code.
        public var role: String
        /// `holder`, or whoever acts for the holder: `plt`, `plh`, `an`, who need a last day and a basis.
        public var capacity: String?
        /// The holder acted for, by login or id.
        public var standsFor: String?
        /// On what it rests: number and day of the order.
        public var basis: String?
        /// First day.
        public var validFrom: String
        /// Last day, inclusive.
        public var validTo: String?

        /// Puts the fields together.
        public init(
            personId: String,
            officeId: String,
            role: String,
            capacity: String? = nil,
            standsFor: String? = nil,
            basis: String? = nil,
            validFrom: String,
            validTo: String? = nil
        ) {
            self.personId = personId
            self.officeId = officeId
            self.role = role
            self.capacity = capacity
            self.standsFor = standsFor
            self.basis = basis
            self.validFrom = validFrom
            self.validTo = validTo
        }
    }
}

extension Wire {
    /// The last day of a post.
    public struct PostEndRequest: Codable, Hashable, Sendable {
        /// Last day, inclusive; yesterday at the earliest, which ends it now.
        public var validTo: String

        /// Puts the fields together.
        public init(validTo: String) {
            self.validTo = validTo
        }
    }
}

extension Wire {
    /// A post that somebody holds, held or will hold.
    public struct GivenPost: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// Who.
        public var person: PersonRef
        /// The office.
        public var office: OfficeRef
        /// Role code.
        public var role: String
        /// The role in words.
        public var words: Words
        /// As what: the holder, or who acts for the holder.
        public var capacity: String
        /// The holder acted for.
        public var standsFor: PersonRef?
        /// On what it rests.
        public var basis: String?
        /// First day.
        public var validFrom: String
        /// Last day, inclusive.
        public var validTo: String?
        /// Who gave it; nobody for what the operator entered.
        public var givenBy: PersonRef?
        /// Whether it is held today.
        public var held: Bool

        /// Puts the fields together.
        public init(
            id: String,
            person: PersonRef,
            office: OfficeRef,
            role: String,
            words: Words,
            capacity: String,
            standsFor: PersonRef? = nil,
            basis: String? = nil,
            validFrom: String,
            validTo: String? = nil,
            givenBy: PersonRef? = nil,
            held: Bool
        ) {
            self.id = id
            self.person = person
            self.office = office
            self.role = role
            self.words = words
            self.capacity = capacity
            self.standsFor = standsFor
            self.basis = basis
            self.validFrom = validFrom
            self.validTo = validTo
            self.givenBy = givenBy
            self.held = held
        }
    }
}

extension Wire {
    /// As what an act was done by somebody who acted for the holder of the post.
    public struct ActingRef: Codable, Hashable, Sendable {
        /// `plt`, `plh` or `an`.
        public var capacity: String
        /// In words.
        public var words: Words
        /// The holder acted for.
        public var standsFor: PersonRef?
        /// On what it rests.
        public var basis: String?

        /// Puts the fields together.
        public init(capacity: String, words: Words, standsFor: PersonRef? = nil, basis: String? = nil) {
            self.capacity = capacity
            self.words = words
            self.standsFor = standsFor
            self.basis = basis
        }
    }
}

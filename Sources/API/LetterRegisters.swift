public import Domain

extension Wire {
    /// A register in a year. `missing` is empty: numbers have no gaps.
    public struct LetterRegisterYear: Codable, Hashable, Sendable {
        /// The office; none stands for all.
        public var office: OfficeRef
        /// Register code; none stands for all.
        public var register: String
        /// The same in words.
        public var words: Words
        /// The year.
        public var year: Int
        /// The last number given; 0 for none.
        public var last: Int
        /// Numbers up to the last that stand for nothing; there are none.
        public var missing: [Int]
        /// The numbers, from the first.
        public var items: [RegisterNumber]
        /// Where the next page begins; nil on the last. On the wire always there, `null` on the last.
        public var nextCursor: String?

        /// Puts the fields together.
        public init(
            office: OfficeRef,
            register: String,
            words: Words,
            year: Int,
            last: Int,
            missing: [Int],
            items: [RegisterNumber],
            nextCursor: String? = nil
        ) {
            self.office = office
            self.register = register
            self.words = words
            self.year = year
            self.last = last
            self.missing = missing
            self.items = items
            self.nextCursor = nextCursor
        }

        private enum CodingKeys: CodingKey {
            case office, register, words, year, last, missing, items, nextCursor
        }

        /// Writes the page, `next_cursor` even when there is none.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(office, forKey: .office)
            try container.encode(register, forKey: .register)
            try container.encode(words, forKey: .words)
            try container.encode(year, forKey: .year)
            try container.encode(last, forKey: .last)
            try container.encode(missing, forKey: .missing)
            try container.encode(items, forKey: .items)
            try container.encode(nextCursor, forKey: .nextCursor)
        }
    }

    /// A number that a register gave: to a letter, or to none with the reason.
    public struct RegisterNumber: Codable, Hashable, Sendable {
        /// The place in the register, from 1.
        public var sequence: Int
        /// The number as it is printed.
        public var number: String?
        /// `letter`, `void` or `elsewhere`.
        public var purpose: String
        /// The same in words.
        public var words: Words
        /// The reason.
        public var reason: String?
        /// The day of the letter, or on which the number was spent.
        public var givenOn: String
        /// When the register gave it, UTC.
        public var givenAt: String
        /// Who took it.
        public var givenBy: PersonRef?
        /// The letter.
        public var letterId: String?
        /// Kind code of the letter, where the reader may see it.
        public var letterKind: String?
        /// The case.
        public var caseId: String?
        /// Why the letter itself lost its force.
        public var voidReason: String?

        /// Puts the fields together.
        public init(
            sequence: Int,
            number: String? = nil,
            purpose: String,
            words: Words,
            reason: String? = nil,
            givenOn: String,
            givenAt: String,
            givenBy: PersonRef? = nil,
            letterId: String? = nil,
            letterKind: String? = nil,
            caseId: String? = nil,
            voidReason: String? = nil
        ) {
            self.sequence = sequence
            self.number = number
            self.purpose = purpose
            self.words = words
            self.reason = reason
            self.givenOn = givenOn
            self.givenAt = givenAt
            self.givenBy = givenBy
            self.letterId = letterId
            self.letterKind = letterKind
            self.caseId = caseId
            self.voidReason = voidReason
        }
    }

    /// What the next number is spent on.
    public struct SpentNumberRequest: Codable, Hashable, Sendable {
        /// `letter`, `void` or `elsewhere`.
        public var purpose: String
        /// The reason.
        public var reason: String
        /// The place in the register, from 1.
        public var sequence: Int?
        /// The day of the letter, or on which the number was spent.
        public var givenOn: String?

        /// Puts the fields together.
        public init(purpose: String, reason: String, sequence: Int? = nil, givenOn: String? = nil) {
            self.purpose = purpose
            self.reason = reason
            self.sequence = sequence
            self.givenOn = givenOn
        }
    }
}

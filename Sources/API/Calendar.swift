extension Wire {
    /// The days of a year on which no work is done.
    public struct CalendarYear: Codable, Hashable, Sendable {
        /// The year.
        public var year: Int
        /// Deadlines may be counted through it.
        public var published: Bool
        /// Law and article.
        public var legalBasis: String?
        /// How many days.
        public var days: [CalendarDay]

        /// Puts the fields together.
        public init(year: Int, published: Bool, legalBasis: String? = nil, days: [CalendarDay]) {
            self.year = year
            self.published = published
            self.legalBasis = legalBasis
            self.days = days
        }
    }
}

extension Wire {
    /// A holiday or day of collective leave.
    public struct CalendarDay: Codable, Hashable, Sendable {
        /// The day.
        public var date: String
        /// Kind code. One of `national_holiday`, `collective_leave`.
        public var kind: String
        /// The name.
        public var name: String
        /// One of `official`, `estimated`.
        public var status: String

        /// Puts the fields together.
        public init(date: String, kind: String, name: String, status: String) {
            self.date = date
            self.kind = kind
            self.name = name
            self.status = status
        }
    }
}

extension Wire {
    /// A day to add (`date`, `kind`, `name`) or a year to publish (`year`, `legal_basis`).
    public struct CalendarRequest: Codable, Hashable, Sendable {
        /// The day.
        public var date: String?
        /// Kind code. One of `national_holiday`, `collective_leave`.
        public var kind: String?
        /// The name.
        public var name: String?
        /// The year.
        public var year: Int?
        /// Law and article.
        public var legalBasis: String?

        /// Puts the fields together.
        public init(
            date: String? = nil,
            kind: String? = nil,
            name: String? = nil,
            year: Int? = nil,
            legalBasis: String? = nil
        ) {
            self.date = date
            self.kind = kind
            self.name = name
            self.year = year
            self.legalBasis = legalBasis
        }
    }
}

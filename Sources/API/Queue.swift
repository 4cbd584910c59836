public import Domain

extension Wire {
    /// A case in the supervisor's queue.
    public struct QueueItem: Codable, Hashable, Sendable {
        /// The case.
        public var caseId: String
        /// The firm.
        public var companyId: String?
        /// The firm's name.
        public var companyName: String
        /// Business number (NIB), 13 digits.
        public var nib: String?
        /// Kemendagri code of the regency.
        public var regionCode: String
        /// The regency in words.
        public var regionName: String
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// State code.
        public var state: String
        /// The state in words.
        public var stateWords: Words
        /// Urgency. One of `overdue`, `due_soon`, `on_time`, `no_clock`.
        public var bucket: String
        /// The deadline's day.
        public var dueOn: String?
        /// Negative when overdue.
        public var daysLeft: Int?
        /// Which deadline.
        public var clockKind: String?
        /// The deadline in words.
        public var clockWords: Words?
        /// Who has the next move.
        public var responsible: Responsible?
        /// What may be done next.
        public var nextActions: [ActionRef]
        /// Version; counts the record's changes.
        public var version: Int

        /// Puts the fields together.
        public init(
            caseId: String,
            companyId: String? = nil,
            companyName: String,
            nib: String? = nil,
            regionCode: String,
            regionName: String,
            track: String,
            state: String,
            stateWords: Words,
            bucket: String,
            dueOn: String? = nil,
            daysLeft: Int? = nil,
            clockKind: String? = nil,
            clockWords: Words? = nil,
            responsible: Responsible? = nil,
            nextActions: [ActionRef],
            version: Int
        ) {
            self.caseId = caseId
            self.companyId = companyId
            self.companyName = companyName
            self.nib = nib
            self.regionCode = regionCode
            self.regionName = regionName
            self.track = track
            self.state = state
            self.stateWords = stateWords
            self.bucket = bucket
            self.dueOn = dueOn
            self.daysLeft = daysLeft
            self.clockKind = clockKind
            self.clockWords = clockWords
            self.responsible = responsible
            self.nextActions = nextActions
            self.version = version
        }
    }
}

extension Wire {
    /// How many cases are in each bucket.
    public struct QueueCounts: Codable, Hashable, Sendable {
        /// Whose cases. One of `mine`, `team`, `all`.
        public var scope: String
        /// Past their deadline.
        public var overdue: Int
        /// Due within three working days.
        public var dueSoon: Int
        /// Due later.
        public var onTime: Int
        /// Without a running deadline.
        public var noClock: Int
        /// All of them.
        public var total: Int
        /// The day it tells of.
        public var asOf: String

        /// Puts the fields together.
        public init(scope: String, overdue: Int, dueSoon: Int, onTime: Int, noClock: Int, total: Int, asOf: String) {
            self.scope = scope
            self.overdue = overdue
            self.dueSoon = dueSoon
            self.onTime = onTime
            self.noClock = noClock
            self.total = total
            self.asOf = asOf
        }
    }
}

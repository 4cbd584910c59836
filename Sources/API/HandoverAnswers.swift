public import Domain

extension Wire {
    /// What became of each line that was to be proposed.
    public struct HandoverProposals: Codable, Hashable, Sendable {
        /// Lines for which an inspection was proposed.
        public var proposed: Int
        /// Lines that an inspection under way is about.
        public var linked: Int
        /// Lines refused.
        public var refused: Int
        /// Each line.
        public var items: [LineProposal]

        /// Puts the fields together.
        public init(proposed: Int, linked: Int, refused: Int, items: [LineProposal]) {
            self.proposed = proposed
            self.linked = linked
            self.refused = refused
            self.items = items
        }
    }
}

extension Wire {
    /// How a list stood for a meeting.
    public struct HandoverSnapshot: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// The meeting.
        public var meeting: String
        /// The day.
        public var takenOn: String
        /// When, UTC.
        public var takenAt: String
        /// Who kept it.
        public var takenBy: PersonRef
        /// SHA-256 of what is kept, the same for both sides.
        public var contentDigest: String
        /// What the list had come to.
        public var totals: HandoverTotals

        /// Puts the fields together.
        public init(
            id: String,
            meeting: String,
            takenOn: String,
            takenAt: String,
            takenBy: PersonRef,
            contentDigest: String,
            totals: HandoverTotals
        ) {
            self.id = id
            self.meeting = meeting
            self.takenOn = takenOn
            self.takenAt = takenAt
            self.takenBy = takenBy
            self.contentDigest = contentDigest
            self.totals = totals
        }
    }
}

extension Wire {
    /// A line that stands elsewhere than at the meeting before.
    public struct HandoverChange: Codable, Hashable, Sendable {
        /// The line.
        public var line: Int
        /// The firm's name.
        public var name: String
        /// Where it stood.
        public var from: String
        /// In words.
        public var fromWords: Words
        /// Where it stands.
        public var to: String
        /// In words.
        public var toWords: Words
        /// Rupiah paid between the two; less than nothing where a payment was reversed.
        public var paid: Int64
        /// Workers covered between the two.
        public var workersCovered: Int

        /// Puts the fields together.
        public init(
            line: Int,
            name: String,
            from: String,
            fromWords: Words,
            to: String,
            toWords: Words,
            paid: Int64,
            workersCovered: Int
        ) {
            self.line = line
            self.name = name
            self.from = from
            self.fromWords = fromWords
            self.to = to
            self.toWords = toWords
            self.paid = paid
            self.workersCovered = workersCovered
        }
    }
}

extension Wire {
    /// A list at two meetings, or at one and now.
    public struct HandoverComparison: Codable, Hashable, Sendable {
        /// The earlier.
        public var from: HandoverSnapshot
        /// The later; none where it is compared with now.
        public var to: HandoverSnapshot?
        /// What it had come to.
        public var fromTotals: HandoverTotals
        /// What it has come to.
        public var toTotals: HandoverTotals
        /// The lines that changed.
        public var changes: [HandoverChange]

        /// Puts the fields together.
        public init(
            from: HandoverSnapshot,
            to: HandoverSnapshot? = nil,
            fromTotals: HandoverTotals,
            toTotals: HandoverTotals,
            changes: [HandoverChange]
        ) {
            self.from = from
            self.to = to
            self.fromTotals = fromTotals
            self.toTotals = toTotals
            self.changes = changes
        }
    }
}

extension Wire {
    /// Which record is to be merged into the firm of the path.
    public struct CompanyMergeRequest: Codable, Hashable, Sendable {
        /// The record that goes into it.
        public var companyId: String
        /// Why; needed where registry numbers contradict each other.
        public var reason: String?

        /// Puts the fields together.
        public init(
            companyId: String,
            reason: String? = nil
        ) {
            self.companyId = companyId
            self.reason = reason
        }
    }
}

extension Wire {
    /// That two records were found to be one firm.
    public struct CompanyMerge: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The firm that stands.
        public var survivorId: String
        /// Its name.
        public var survivorName: String
        /// The record that went into it.
        public var mergedId: String
        /// Its name.
        public var mergedName: String
        /// Whether nobody had to decide: names, numbers and the rest left no doubt.
        public var automatic: Bool
        /// Why.
        public var reason: String?
        /// How well the two fitted, 1 to 100, for the eye alone.
        public var score: Int?
        /// Word by word; empty where a person linked by herself.
        public var names: [MatchWord]
        /// Beside the names.
        public var facts: [MatchFact]
        /// The numbers that went over, as `npp D3317153`.
        public var movedNumbers: [String]
        /// How many facts went along.
        public var movedFacts: Int
        /// How many lines went along of the hand-over lists that the reader may see.
        public var movedHandoverLines: Int
        /// Who decided; nobody where it was automatic.
        public var decidedBy: PersonRef?
        /// When, UTC.
        public var decidedAt: String
        /// Who took it back.
        public var undoneBy: PersonRef?
        /// When it was taken back, UTC.
        public var undoneAt: String?
        /// Why it was taken back.
        public var undoReason: String?

        /// Puts the fields together.
        public init(
            id: String,
            survivorId: String,
            survivorName: String,
            mergedId: String,
            mergedName: String,
            automatic: Bool,
            reason: String? = nil,
            score: Int? = nil,
            names: [MatchWord],
            facts: [MatchFact],
            movedNumbers: [String],
            movedFacts: Int,
            movedHandoverLines: Int,
            decidedBy: PersonRef? = nil,
            decidedAt: String,
            undoneBy: PersonRef? = nil,
            undoneAt: String? = nil,
            undoReason: String? = nil
        ) {
            self.id = id
            self.survivorId = survivorId
            self.survivorName = survivorName
            self.mergedId = mergedId
            self.mergedName = mergedName
            self.automatic = automatic
            self.reason = reason
            self.score = score
            self.names = names
            self.facts = facts
            self.movedNumbers = movedNumbers
            self.movedFacts = movedFacts
            self.movedHandoverLines = movedHandoverLines
            self.decidedBy = decidedBy
            self.decidedAt = decidedAt
            self.undoneBy = undoneBy
            self.undoneAt = undoneAt
            self.undoReason = undoReason
        }
    }
}

public import Domain

extension Wire {
    /// What a comparison says of one person. Without `X-Purpose` the NIK is masked, and birth date, wages and amounts are left out.
    public struct WorkerResult: Codable, Hashable, Sendable {
        /// The place in the comparison.
        public var place: Int
        /// The line of the firm's list.
        public var workerLine: Int?
        /// The line of the membership list.
        public var memberLine: Int?
        /// The line of the other list that may be meant.
        public var candidateLine: Int?
        /// The name, as the firm's list has it where it does.
        public var name: String
        /// The NIK, masked or whole.
        public var nik: String?
        /// The birth date.
        public var birthDate: String?
        /// Whether it is masked.
        public var isMasked: Bool
        /// What is said.
        public var outcomes: [String]
        /// The outcomes in words.
        public var words: [Words]
        /// Why.
        public var explanation: [Words]
        /// The programmes in which the person is a member.
        public var programmes: [String]?
        /// Mandatory programmes that are lacking.
        public var lacking: [String]?
        /// The wage that the firm's list shows.
        public var wage: Int64?
        /// The wage reported to BPJS.
        public var reportedWage: Int64?
        /// By how much it is too low.
        public var wageShort: Int64?
        /// Contributions short, where reckoned.
        public var shortfall: Int64?
        /// How they were reckoned.
        public var lines: [CalculationLine]?

        /// Puts the fields together.
        public init(
            place: Int,
            workerLine: Int? = nil,
            memberLine: Int? = nil,
            candidateLine: Int? = nil,
            name: String,
            nik: String? = nil,
            birthDate: String? = nil,
            isMasked: Bool,
            outcomes: [String],
            words: [Words],
            explanation: [Words],
            programmes: [String]? = nil,
            lacking: [String]? = nil,
            wage: Int64? = nil,
            reportedWage: Int64? = nil,
            wageShort: Int64? = nil,
            shortfall: Int64? = nil,
            lines: [CalculationLine]? = nil
        ) {
            self.place = place
            self.workerLine = workerLine
            self.memberLine = memberLine
            self.candidateLine = candidateLine
            self.name = name
            self.nik = nik
            self.birthDate = birthDate
            self.isMasked = isMasked
            self.outcomes = outcomes
            self.words = words
            self.explanation = explanation
            self.programmes = programmes
            self.lacking = lacking
            self.wage = wage
            self.reportedWage = reportedWage
            self.wageShort = wageShort
            self.shortfall = shortfall
            self.lines = lines
        }
    }
}

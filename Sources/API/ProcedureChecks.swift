public import Domain

extension Wire {
    /// What was checked and what is wrong.
    public struct ProcedureCheck: Codable, Hashable, Sendable {
        /// Whether all is well.
        public var ok: Bool
        /// What was checked.
        public var procedures: [CheckedProcedure]
        /// What is wrong.
        public var problems: [ProcedureProblem]

        /// Puts the fields together.
        public init(ok: Bool, procedures: [CheckedProcedure], problems: [ProcedureProblem]) {
            self.ok = ok
            self.procedures = procedures
            self.problems = problems
        }
    }
}

extension Wire {
    /// A procedure that was checked.
    public struct CheckedProcedure: Codable, Hashable, Sendable {
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// Version; counts the record's changes.
        public var version: Int
        /// States.
        public var states: Int
        /// Transitions.
        public var transitions: Int
        /// Deadlines.
        public var clocks: Int

        /// Puts the fields together.
        public init(track: String, version: Int, states: Int, transitions: Int, clocks: Int) {
            self.track = track
            self.version = version
            self.states = states
            self.transitions = transitions
            self.clocks = clocks
        }
    }
}

extension Wire {
    /// Something wrong with a procedure.
    public struct ProcedureProblem: Codable, Hashable, Sendable {
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// Version; counts the record's changes.
        public var version: Int
        /// Stable word for programs.
        public var code: String
        /// The state, action or clock.
        public var subject: String
        /// In words.
        public var words: Words

        /// Puts the fields together.
        public init(track: String, version: Int, code: String, subject: String, words: Words) {
            self.track = track
            self.version = version
            self.code = code
            self.subject = subject
            self.words = words
        }
    }
}

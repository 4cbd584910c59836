public import Domain

extension Wire {
    /// What became of one line that was to be proposed.
    public struct LineProposal: Codable, Hashable, Sendable {
        /// The line.
        public var line: Int
        /// `proposed`, `linked` to an inspection under way, or `refused`.
        public var result: String
        /// The inspection's case.
        public var caseId: String?
        /// Why it was refused, for programs.
        public var code: String?
        /// Why it was refused, and what would help.
        public var detail: Words?

        /// Puts the fields together.
        public init(line: Int, result: String, caseId: String? = nil, code: String? = nil, detail: Words? = nil) {
            self.line = line
            self.result = result
            self.caseId = caseId
            self.code = code
            self.detail = detail
        }
    }
}

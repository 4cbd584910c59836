extension Wire {
    /// That somebody looked at a complaint, opened its source, handled it, or tried to.
    public struct ComplaintAccess: Codable, Hashable, Sendable {
        /// When, UTC.
        public var recordedAt: String
        /// Who.
        public var person: PersonRef
        /// `read` or `write`.
        public var kind: String
        /// `METHOD /path`.
        public var operation: String
        /// The step that was taken.
        public var action: String?
        /// `allowed`, `refused` or `not_found`.
        public var outcome: String
        /// The posts held at that moment, as `role@office`.
        public var posts: [String]?
        /// The IP address it came from.
        public var address: String?
        /// The family of the program.
        public var agent: String?
        /// What for.
        public var purpose: String?

        /// Puts the fields together.
        public init(
            recordedAt: String,
            person: PersonRef,
            kind: String,
            operation: String,
            action: String? = nil,
            outcome: String,
            posts: [String]? = nil,
            address: String? = nil,
            agent: String? = nil,
            purpose: String? = nil
        ) {
            self.recordedAt = recordedAt
            self.person = person
            self.kind = kind
            self.operation = operation
            self.action = action
            self.outcome = outcome
            self.posts = posts
            self.address = address
            self.agent = agent
            self.purpose = purpose
        }
    }
}

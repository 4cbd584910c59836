extension Wire {
    /// How the service is.
    public struct Health: Codable, Hashable, Sendable {
        /// One of `ok`, `starting`, `unavailable`.
        public var status: String
        /// What was looked at.
        public var checks: [HealthCheck]

        /// Puts the fields together.
        public init(status: String, checks: [HealthCheck]) {
            self.status = status
            self.checks = checks
        }
    }
}

extension Wire {
    /// One thing that was looked at.
    public struct HealthCheck: Codable, Hashable, Sendable {
        /// The name.
        public var name: String
        /// Whether all is well.
        public var ok: Bool
        /// What is wrong, in the language asked for.
        public var detail: String?

        /// Puts the fields together.
        public init(name: String, ok: Bool, detail: String? = nil) {
            self.name = name
            self.ok = ok
            self.detail = detail
        }
    }
}

extension Wire {
    /// Why a request was refused (RFC 9457).
    public struct Problem: Codable, Hashable, Sendable {
        /// A name for the kind of problem; `about:blank` where the status says it all.
        public var type: String
        /// What kind of problem, in a few words.
        public var title: String
        /// The HTTP status.
        public var status: Int
        /// What is wrong, in the language asked for.
        public var detail: String
        /// Stable word for programs.
        public var code: String
        /// What is wrong, field by field.
        public var errors: [FieldError]?
        /// Why not, and what would help.
        public var reasons: [Reason]?
        /// The version that the record has now.
        public var currentVersion: Int?
        /// Names the request in the server's log.
        public var requestId: String?

        /// Puts the fields together.
        public init(
            type: String,
            title: String,
            status: Int,
            detail: String,
            code: String,
            errors: [FieldError]? = nil,
            reasons: [Reason]? = nil,
            currentVersion: Int? = nil,
            requestId: String? = nil
        ) {
            self.type = type
            self.title = title
            self.status = status
            self.detail = detail
            self.code = code
            self.errors = errors
            self.reasons = reasons
            self.currentVersion = currentVersion
            self.requestId = requestId
        }
    }
}

extension Wire {
    /// What is wrong with one field.
    public struct FieldError: Codable, Hashable, Sendable {
        /// Where: `details.letter.number`, `case_ids[1]`.
        public var field: String
        /// Stable word for programs.
        public var code: String
        /// What is wrong, in the language asked for.
        public var detail: String
        /// What would help.
        public var remedy: String?

        /// Puts the fields together.
        public init(field: String, code: String, detail: String, remedy: String? = nil) {
            self.field = field
            self.code = code
            self.detail = detail
            self.remedy = remedy
        }
    }
}

extension Wire {
    /// Why something may not be done, and what would help.
    public struct Reason: Codable, Hashable, Sendable {
        /// Stable word for programs.
        public var code: String
        /// What is wrong, in the language asked for.
        public var detail: String
        /// What would help.
        public var remedy: String

        /// Puts the fields together.
        public init(code: String, detail: String, remedy: String) {
            self.code = code
            self.detail = detail
            self.remedy = remedy
        }
    }
}

extension Wire.Problem: Error {}

extension Wire.Problem {
    /// The media type of problem documents (RFC 9457).
    public static let mediaType = "application/problem+json"
}

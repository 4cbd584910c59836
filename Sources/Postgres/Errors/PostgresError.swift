/// What went wrong between here and the database.
///
/// It names the condition and the objects of the schema, and keeps no values. ``message`` is the server's primary
/// message, which may quote a value: log ``description``, which leaves it out.
public struct PostgresError: Error, Sendable {
    /// What kind of failure it is.
    public var code: Code
    /// The server's code, where the server spoke.
    public var sqlState: SQLState?
    /// The server's primary message, or this client's own words.
    public var message: String
    /// `ERROR`, `FATAL` or `PANIC`, never translated.
    public var severity: String?
    /// The violated constraint.
    public var constraint: String?
    /// The schema of `table`.
    public var schema: String?
    /// The table that the error is about.
    public var table: String?
    /// The column that the error is about.
    public var column: String?
    /// Where in the statement's text, in characters from 1.
    public var position: Int?
    /// Which statement of a pipeline failed, from 0.
    public var statement: Int?
    /// The prepared statement had outlived its plan or its session; running it again prepares it anew.
    var isStaleStatement = false
    /// No connection is made until somebody changes something: a password, a database, a permission.
    var isLasting = false

    /// An error of this client.
    public init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    static func decoding(_ message: String) -> PostgresError {
        PostgresError(code: .decoding, message: message)
    }
}

extension PostgresError {
    /// A kind of failure. Open: kinds may be added.
    public struct Code: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        /// A stable name in snake case.
        public let rawValue: String

        /// A kind by its name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The stable name.
        public var description: String { rawValue }

        /// The server refused the statement; see ``PostgresError/sqlState``.
        public static let server = Code(rawValue: "server")
        /// No connection could be made.
        public static let connectionFailed = Code(rawValue: "connection_failed")
        /// The connection broke; the statement may or may not have run.
        public static let connectionLost = Code(rawValue: "connection_lost")
        /// No connection became free within the pool's wait limit: answer 503.
        public static let poolTimeout = Code(rawValue: "pool_timeout")
        /// The pool is closed or closing.
        public static let poolClosed = Code(rawValue: "pool_closed")
        /// The task was cancelled, and its statement with it.
        public static let cancelled = Code(rawValue: "cancelled")
        /// The server did not end the statement within its own timeout; the client gave up.
        public static let clientTimeout = Code(rawValue: "client_timeout")
        /// COMMIT was sent and the connection broke before the answer: it may or may not have happened.
        public static let commitOutcomeUnknown = Code(rawValue: "commit_outcome_unknown")
        /// A column does not hold what was asked of it.
        public static let decoding = Code(rawValue: "decoding")
        /// Text that PostgreSQL can't hold: a NUL, or bytes that are not UTF-8.
        public static let invalidText = Code(rawValue: "invalid_text")
        /// A row was expected and none came, or more than one.
        public static let rowCount = Code(rawValue: "row_count")
        /// The connection string or a setting is wrong.
        public static let configuration = Code(rawValue: "configuration")
        /// A connection was used by two tasks at once, or after its scope had ended.
        public static let misuse = Code(rawValue: "misuse")
        /// The server sent what the protocol does not foresee.
        public static let protocolViolation = Code(rawValue: "protocol_violation")
        /// The migrations and the database disagree.
        public static let migration = Code(rawValue: "migration")
    }
}

extension PostgresError: CustomStringConvertible {
    /// The kind, the server's code and the schema objects. Never a value, never SQL text.
    public var description: String {
        var parts = ["PostgresError \(code)"]
        if let sqlState { parts.append("SQLSTATE \(sqlState)") }
        if let constraint { parts.append("constraint \(constraint)") }
        if let table { parts.append("table \(table)") }
        if let column { parts.append("column \(column)") }
        if let statement { parts.append("statement \(statement)") }
        if sqlState == nil || code == .connectionFailed { parts.append(message) }
        return parts.joined(separator: ", ")
    }
}

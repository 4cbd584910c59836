/// One statement on its way to the server.
struct Statement: Sendable {
    var sql: SQL
    /// Whether it is worth keeping prepared. BEGIN, COMMIT and their like are not.
    var isCached: Bool

    init(_ sql: SQL, isCached: Bool = true) {
        self.sql = sql
        self.isCached = isCached
    }

    static func control(_ sql: SQL) -> Statement {
        Statement(sql, isCached: false)
    }

    /// Why it can't be sent.
    var refusal: PostgresError? {
        if let reason = sql.refusal ?? sql.binds.refusal {
            return PostgresError(code: .invalidText, message: reason)
        }
        if sql.parameterCount > 65_535 {
            return PostgresError(code: .misuse, message: "more than 65,535 values in one statement; pass an array")
        }
        return nil
    }
}

/// What a piece of work on a connection ends with.
typealias Outcome = Result<[ResultBox], PostgresError>

/// How long the client waits for the server: the backstop behind `statement_timeout`.
struct Patience: Sendable {
    /// `nil` waits without end.
    var limit: Duration?
    /// A shielded piece of work is not cancelled with its task.
    var isShielded = false
}

/// A piece of work under way on a connection.
struct Job {
    enum Kind {
        case pipeline(Pipeline)
        /// A script or the start or end of a COPY, by the simple protocol.
        case simple(Simple)
        /// Data on its way to a COPY: done when everything is written.
        case sending
        /// Rows of a COPY on their way to the client: done when there are enough of them, or no more.
        case receiving(Simple)
    }

    let token: UInt64
    var kind: Kind
    var deadline: ContinuousClock.Instant?
    var continuation: CheckedContinuation<Outcome, Never>
    var interruption: Interruption?
    /// The outcome, held back while a cancel request is still on its way.
    var outcome: Outcome?
}

/// Why and how a piece of work is being cancelled in the server.
struct Interruption {
    enum Reason { case cancelled, timeout }

    var reason: Reason
    /// A request is on its way: nothing else may run on the connection until it has been delivered.
    var isInFlight: Bool
    /// A request may reach the server before the statement does and miss it; it is sent again until the work ends.
    var nextAttempt: ContinuousClock.Instant
    /// When the connection is given up.
    var giveUp: ContinuousClock.Instant
}

/// What has come back of a text in the simple protocol. A class, so that it is changed in place inside its job.
final class Simple {
    /// Whether the text may be a COPY to the client.
    var takesRows = false
    var results: [ResultBox] = []
    var error: PostgresError?
}

/// The expected answers of one pipeline. A class, so that it is changed in place inside its job.
final class Pipeline {
    enum Step {
        case deallocate(String)
        case prepare(StatementCache.Key, name: String, statement: Int)
        case execute(statement: Int, key: StatementCache.Key?)
        /// Ends the deallocations, so that a failure among them harms nothing else.
        case housekeepingSync
        case sync
    }

    var steps: [Step] = []
    var position = 0
    var awaitsEnd = false
    var results: [ResultBox] = []
    var error: PostgresError?
}

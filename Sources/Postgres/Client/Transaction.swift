import CLibPQ

/// A transaction, lent by ``Pool/transaction(isolation:readOnly:preamble:retries:statementTimeout:_:)``.
///
/// BEGIN, the preamble and the first statement travel together; a body that sends nothing begins nothing. Like a
/// ``Connection`` it runs one piece of work at a time.
public final class Transaction: Queryable {
    private struct State {
        var hasBegun = false
        /// How many savepoints and cursors have been named.
        var names = 0
        /// The server's first refusal since the beginning or the last undone savepoint.
        var failure: PostgresError?
    }

    let connection: Connection
    private let opening: [Statement]
    private let state = Locked(State())

    init(connection: Connection, opening: [Statement]) {
        self.connection = connection
        self.opening = opening
    }

    /// The back-end's process id, as in `pg_stat_activity.pid`.
    public var processID: Int32 { connection.processID }

    /// Runs the statements in one round trip.
    public func pipeline(_ statements: [SQL]) async throws -> [Rows] {
        try await run(statements.map { Statement($0) })
    }

    /// Runs `body` so that its statements can fail without the whole transaction: when it throws, what it did is
    /// undone and the transaction goes on.
    ///
    /// ```swift
    /// do {
    ///     try await tx.savepoint { try await $0.execute("INSERT INTO company …") }
    /// } catch let error as PostgresError where error.sqlState == .uniqueViolation { … }
    /// ```
    @discardableResult
    public func savepoint<Value>(_ body: (Transaction) async throws -> Value) async throws -> Value {
        let name = SQL(unchecked: "savepoint_\(nextNumber())")
        _ = try await run([.control("SAVEPOINT \(name)")])
        do {
            let value = try await body(self)
            _ = try await run([.control("RELEASE SAVEPOINT \(name)")])
            return value
        } catch {
            try await undo(to: name)
            throw error
        }
    }

    private func undo(to name: SQL) async throws {
        guard connection.link.isOpen else { return }
        let statements: [Statement] = [
            .control("ROLLBACK TO SAVEPOINT \(name)"), .control("RELEASE SAVEPOINT \(name)"),
        ]
        _ = try await connection.run(statements, patience: .shielded)
        state.withLock { $0.failure = nil }
    }

    // MARK: Inside the module

    /// For a name that nothing else in the transaction has.
    func nextNumber() -> Int {
        state.withLock { state in
            state.names += 1
            return state.names
        }
    }

    func run(_ statements: [Statement]) async throws(PostgresError) -> [Rows] {
        let first = state.withLock { !$0.hasBegun }
        if !first, connection.link.transactionStatus == PQTRANS_IDLE {
            throw PostgresError(code: .misuse, message: "the transaction was ended by hand")
        }
        do {
            defer { noteBeginning() }
            let results = try await connection.run(first ? opening + statements : statements)
            return first ? Array(results.dropFirst(opening.count)) : results
        } catch {
            var error = error
            if first { error.statement = error.statement.flatMap { $0 < opening.count ? nil : $0 - opening.count } }
            let failure = error
            state.withLock { $0.failure = $0.failure ?? failure }
            throw error
        }
    }

    /// Begins without a statement, for what can't travel in a pipeline.
    func begin() async throws(PostgresError) {
        if state.withLock({ !$0.hasBegun }) { _ = try await run([]) }
    }

    private func noteBeginning() {
        guard connection.link.transactionStatus != PQTRANS_IDLE else { return }
        state.withLock { $0.hasBegun = true }
    }

    /// Commits. Shielded: once COMMIT is on its way, only its answer counts.
    func commit() async throws(PostgresError) {
        guard state.withLock({ $0.hasBegun }) else { return }
        guard !Task.isCancelled else {
            throw PostgresError(code: .cancelled, message: "the task was cancelled before COMMIT")
        }
        guard connection.link.isOpen else {
            throw PostgresError(code: .connectionLost, message: "the connection broke before COMMIT")
        }
        switch connection.link.transactionStatus {
        case PQTRANS_INTRANS: break
        case PQTRANS_INERROR:
            // The body swallowed an error; PostgreSQL would answer COMMIT with a silent ROLLBACK.
            throw state.withLock { $0.failure } ?? .rolledBack
        default: throw PostgresError(code: .misuse, message: "the transaction was ended by hand")
        }
        do throws(PostgresError) {
            let results = try await connection.run([.control("COMMIT")], patience: connection.patience.shielded)
            guard results.first?.commandTag == "COMMIT" else { throw PostgresError.rolledBack }
        } catch {
            guard connection.link.isOpen || error.code == .misuse else {
                throw PostgresError(code: .commitOutcomeUnknown, message: "the connection broke during COMMIT")
            }
            throw error
        }
    }

    /// Rolls back, shielded from cancellation, with a deadline of its own. A connection that can't is closed later.
    func rollback() async {
        let link = connection.link
        guard link.isOpen, link.transactionStatus != PQTRANS_IDLE else { return }
        _ = try? await connection.run([.control("ROLLBACK")], patience: .shielded)
    }

    /// Whether the server's refusal is of the kind that goes away when the whole body runs again.
    var isWorthRetrying: Bool {
        guard let failure = state.withLock({ $0.failure }) else { return false }
        return failure.isWorthRetrying
    }
}

extension PostgresError {
    /// A serialization failure, a deadlock, or a plan that a migration has outdated.
    var isWorthRetrying: Bool {
        sqlState == .serializationFailure || sqlState == .deadlockDetected || isStaleStatement
    }

    static let rolledBack = PostgresError(
        code: .server,
        message: "the transaction had failed before COMMIT and was rolled back"
    )
}

extension Patience {
    /// For what must be done even in a cancelled task, in a few seconds or not at all.
    static let shielded = Patience(limit: LinkState.cancelGrace, isShielded: true)

    /// The same limit, without cancellation.
    var shielded: Patience { Patience(limit: limit, isShielded: true) }
}

extension Pool {
    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws or its task is cancelled.
    ///
    /// ```swift
    /// try await pool.transaction(preamble: ["SELECT set_config('app.secret', \(secret), true)"]) { tx in
    ///     let current = try await tx.one("SELECT … FOR UPDATE", as: CaseRow.self)
    ///     try await tx.execute("INSERT INTO case_event …")
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - isolation: What the transaction sees of others.
    ///   - readOnly: Whether the server refuses writes.
    ///   - preamble: Statements that travel with BEGIN, before the body's first one. Their results are dropped.
    ///   - retries: How often the whole body is run again after a serialization failure or a deadlock. It must
    ///     therefore have no effects outside the transaction.
    ///   - statementTimeout: A limit for each statement instead of the pool's; `.zero` for none.
    ///   - body: The work.
    /// - Throws: What `body` throws; ``PostgresError/Code/commitOutcomeUnknown`` when the connection broke during
    ///   COMMIT; the first refusal of the server when `body` swallowed it.
    @discardableResult
    public func transaction<Value>(
        isolation: IsolationLevel = .readCommitted,
        readOnly: Bool = false,
        preamble: [SQL] = [],
        retries: Int = 3,
        statementTimeout: Duration? = nil,
        _ body: (Transaction) async throws -> Value
    ) async throws -> Value {
        let opening = opening(isolation, readOnly, preamble, statementTimeout)
        var attempt = 0
        while true {
            let lease = try await core.acquire()
            let connection = Connection(link: lease.link, patience: patience(statementTimeout), watch: core.watch)
            let transaction = Transaction(connection: connection, opening: opening)
            do {
                let value = try await body(transaction)
                try await transaction.commit()
                await end(connection, lease)
                return value
            } catch {
                await transaction.rollback()
                await end(connection, lease)
                let isTransient = transaction.isWorthRetrying || (error as? PostgresError)?.isWorthRetrying == true
                guard isTransient, attempt < retries, !Task.isCancelled else { throw error }
                attempt += 1
                core.watch.metrics.retried()
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...(10 << min(attempt, 6)))))
            }
        }
    }

    private func opening(
        _ isolation: IsolationLevel,
        _ readOnly: Bool,
        _ preamble: [SQL],
        _ statementTimeout: Duration?
    ) -> [Statement] {
        let access: SQL = readOnly ? "READ ONLY" : "READ WRITE"
        var opening: [Statement] = [.control("BEGIN ISOLATION LEVEL \(isolation.sql) \(access)")]
        if let statementTimeout {
            let limit = String(Int((statementTimeout / .milliseconds(1)).rounded(.up)))
            opening.append(Statement("SELECT set_config('statement_timeout', \(limit), true)"))
        }
        return opening + preamble.map { Statement($0) }
    }

    private func patience(_ statementTimeout: Duration?) -> Patience {
        guard let statementTimeout else { return configuration.statementPatience }
        return Patience(limit: statementTimeout == .zero ? nil : statementTimeout + configuration.clientGrace)
    }
}

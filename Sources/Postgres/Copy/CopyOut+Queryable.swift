extension Pool {
    /// Streams rows out of the database; see ``Connection/copyOut(from:_:)``.
    public func copyOut<Value>(from statement: SQL, _ body: (CopyOut) async throws -> Value) async throws -> Value {
        try await withConnection { try await $0.copyOut(from: statement, body) }
    }
}

extension Transaction {
    /// Streams rows out of the database, inside the transaction; see ``Connection/copyOut(from:_:)``.
    ///
    /// A COPY that is left early is cancelled in the server, which would take the transaction along. It therefore
    /// runs under a savepoint: the transaction goes on after a `break`, and after an error that is caught.
    public func copyOut<Value>(from statement: SQL, _ body: (CopyOut) async throws -> Value) async throws -> Value {
        try await begin()
        var value: Value?
        do {
            try await savepoint { _ in
                let isComplete: Bool
                (value, isComplete) = try await connection.copyOutReportingEnd(from: statement, body)
                if !isComplete { throw LeftEarly() }
            }
        } catch is LeftEarly {}
        guard let value else { throw PostgresError(code: .misuse, message: "the COPY had no outcome") }
        return value
    }
}

/// Undoes the savepoint of a COPY that was not read to its end.
private struct LeftEarly: Error {}

extension Connection {
    /// Streams rows out of the database and returns what `body` makes of them.
    ///
    /// ```swift
    /// let size = try await pool.copyOut(from: "COPY company TO STDOUT") { rows in
    ///     var size = 0
    ///     for try await chunk in rows { size += chunk.count }
    ///     return size
    /// }
    /// ```
    ///
    /// When `body` leaves early, throws, or its task is cancelled, the COPY is cancelled in the server and what has
    /// been sent is read away, so that the connection can go on; one that does not answer is closed. The server's
    /// `statement_timeout` counts the whole COPY, a slow consumer included; the client's own limit counts only the
    /// wait for each chunk.
    ///
    /// - Throws: What `body` throws; what went wrong while reading, even when `body` swallowed it, so that half of the
    ///   rows never pass for all; ``PostgresError/Code/misuse`` when the statement is not `COPY … TO STDOUT`.
    public func copyOut<Value>(from statement: SQL, _ body: (CopyOut) async throws -> Value) async throws -> Value {
        try await copyOutReportingEnd(from: statement, body).value
    }

    /// Returns also whether every row was read.
    func copyOutReportingEnd<Value>(
        from statement: SQL,
        _ body: (CopyOut) async throws -> Value
    ) async throws -> (value: Value, isComplete: Bool) {
        guard statement.parameterCount == 0 else {
            throw PostgresError(code: .misuse, message: "COPY takes no values")
        }
        try enter()
        defer { leave() }
        _ = try await link.startCopyOut(statement.text, patience: patience).get()
        guard link.isReceiving else {
            if link.isCopying { _ = await link.endCopy(abandoning: "not asked for", patience: .shielded) }
            throw PostgresError(code: .misuse, message: "the statement is not COPY … TO STDOUT")
        }
        let source = CopyOut.Source(link: link, patience: patience)
        let value: Value
        do {
            value = try await body(CopyOut(source: source))
        } catch {
            _ = await source.end()
            throw error
        }
        if let failure = await source.end() { throw failure }
        return (value, source.isComplete)
    }
}

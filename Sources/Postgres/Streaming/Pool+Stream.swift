extension Pool: RowStreaming {
    /// Streams the rows of a query in a read-only transaction of its own; see
    /// ``Transaction/stream(_:batch:_:)``. Nothing is retried, since rows have been handed out.
    ///
    /// ```swift
    /// try await pool.stream("SELECT id, name FROM company") { rows in
    ///     for try await row in rows { print(try row.column("name", as: String.self)) }
    /// }
    /// ```
    public func stream<Value>(
        _ statement: SQL,
        batch: Int = 1000,
        _ body: (RowStream<Row>) async throws -> Value
    ) async throws -> Value {
        try await transaction(readOnly: true, retries: 0) { try await $0.stream(statement, batch: batch, body) }
    }
}

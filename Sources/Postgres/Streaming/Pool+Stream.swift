extension Pool {
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

    /// The same, each row decoded: `pool.stream("…", as: CaseRow.self) { cases in … }`.
    public func stream<Element: RowDecodable & SendableMetatype, Value>(
        _ statement: SQL,
        as type: Element.Type,
        batch: Int = 1000,
        _ body: (RowStream<Element>) async throws -> Value
    ) async throws -> Value {
        try await transaction(readOnly: true, retries: 0) {
            try await $0.stream(statement, as: type, batch: batch, body)
        }
    }

    /// The same, each row's columns decoded: `pool.stream("…", as: UUID.self, String?.self) { rows in … }`.
    public func stream<
        First: PostgresDecodable & SendableMetatype,
        each Other: PostgresDecodable & SendableMetatype,
        Value
    >(
        _ statement: SQL,
        as first: First.Type,
        _ others: repeat (each Other).Type,
        batch: Int = 1000,
        _ body: (RowStream<(First, repeat each Other)>) async throws -> Value
    ) async throws -> Value {
        try await transaction(readOnly: true, retries: 0) {
            try await $0.stream(statement, as: first, repeat each others, batch: batch, body)
        }
    }
}

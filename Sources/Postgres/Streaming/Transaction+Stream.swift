extension Transaction {
    /// Streams the rows of a query through a cursor; memory holds one batch, however many there are.
    ///
    /// ```swift
    /// let total = try await tx.stream("SELECT amount FROM debt WHERE region_code = \(region)") { rows in
    ///     var total = 0
    ///     for try await row in rows { total += try row.column(0, as: Int.self) }
    ///     return total
    /// }
    /// ```
    ///
    /// Other statements may run in the transaction between two rows. Leaving the loop closes the cursor, and the
    /// transaction goes on; an error of the server ends it as always. `statement_timeout` counts each batch by itself,
    /// not the consumer's time.
    ///
    /// - Parameters:
    ///   - statement: A SELECT or VALUES, with values as usual.
    ///   - batch: How many rows are fetched, and held, at a time.
    ///   - body: Reads the rows, which live no longer than it.
    public func stream<Value>(
        _ statement: SQL,
        batch: Int = 1000,
        _ body: (RowStream<Row>) async throws -> Value
    ) async throws -> Value {
        try await lend(statement, batch, { $0 }, body)
    }

    /// The same, each row decoded: `tx.stream("…", as: CaseRow.self) { cases in … }`.
    public func stream<Element: RowDecodable & SendableMetatype, Value>(
        _ statement: SQL,
        as type: Element.Type,
        batch: Int = 1000,
        _ body: (RowStream<Element>) async throws -> Value
    ) async throws -> Value {
        try await lend(statement, batch, { try $0.decode(as: Element.self) }, body)
    }

    /// The same, each row's columns decoded: `tx.stream("…", as: UUID.self, String?.self) { rows in … }`.
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
        try await lend(statement, batch, { row -> (First, repeat each Other) in try row.decode() }, body)
    }

    private func lend<Element, Value>(
        _ statement: SQL,
        _ batch: Int,
        _ decode: @escaping @Sendable (Row) throws -> Element,
        _ body: (RowStream<Element>) async throws -> Value
    ) async throws -> Value {
        let cursor = Cursor(statement, in: self, batch: batch)
        let value: Value
        do {
            value = try await body(RowStream(cursor: cursor, decode: decode))
        } catch {
            // In a failed transaction it can't be closed and needn't be.
            try? await cursor.close()
            throw error
        }
        try await cursor.close()
        return value
    }
}

extension Transaction: RowStreaming {
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
        let cursor = Cursor(statement, in: self, batch: batch)
        let value: Value
        do {
            value = try await body(RowStream(cursor: cursor, decode: { $0 }))
        } catch {
            // In a failed transaction it can't be closed and needn't be.
            try? await cursor.close()
            throw error
        }
        try await cursor.close()
        return value
    }
}

extension Pool {
    /// Streams rows into a table; see ``Connection/copyIn(into:rows:)``. One implicit transaction: all rows or none.
    @discardableResult
    public func copyIn<Chunks: AsyncSequence>(into statement: SQL, rows: Chunks) async throws -> Int
    where Chunks.Element == [UInt8] {
        try await withConnection { try await $0.copyIn(into: statement, rows: rows) }
    }
}

extension Transaction {
    /// Streams rows into a table, inside the transaction; see ``Connection/copyIn(into:rows:)``.
    @discardableResult
    public func copyIn<Chunks: AsyncSequence>(into statement: SQL, rows: Chunks) async throws -> Int
    where Chunks.Element == [UInt8] {
        try await begin()
        return try await connection.copyIn(into: statement, rows: rows)
    }
}

extension Connection {
    /// Streams rows into a table and returns how many there were.
    ///
    /// The chunks are in COPY's text format, cut anywhere; ``CopyWriter`` makes them. A chunk is asked for when the
    /// one before it has been written, so a slow server slows the source.
    ///
    /// ```swift
    /// let count = try await tx.copyIn(into: "COPY staging (nib, name) FROM STDIN", rows: chunks)
    /// ```
    ///
    /// Nothing is kept when the source throws or the task is cancelled. A row that the server refuses is reported
    /// when all rows have been sent: the protocol's client library does not look earlier.
    @discardableResult
    public func copyIn<Chunks: AsyncSequence>(into statement: SQL, rows: Chunks) async throws -> Int
    where Chunks.Element == [UInt8] {
        guard statement.parameterCount == 0 else {
            throw PostgresError(code: .misuse, message: "COPY takes no values")
        }
        try enter()
        defer { leave() }
        _ = try await link.runSimple(statement.text, patience: patience).get()
        guard link.isCopying else {
            throw PostgresError(code: .misuse, message: "the statement is not COPY … FROM STDIN")
        }
        do {
            for try await chunk in rows { _ = try await link.copy(chunk, patience: patience).get() }
            // A source may simply end when its task is cancelled; half of the rows must not pass for all.
            guard !Task.isCancelled else {
                throw PostgresError(code: .cancelled, message: "the task was cancelled during COPY")
            }
        } catch {
            _ = await link.endCopy(abandoning: "abandoned by the client", patience: .shielded)
            throw error
        }
        let results = try await link.endCopy(abandoning: nil, patience: patience).get()
        return results.last?.affected ?? 0
    }
}

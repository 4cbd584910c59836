/// The rows of a statement that may be larger than memory, lent for the length of a closure.
///
/// ```swift
/// try await pool.stream("SELECT id, name FROM company", as: UUID.self, String.self) { firms in
///     for try await (id, name) in firms { try await index.add(id, name) }
/// }
/// ```
///
/// The rows come through a cursor in the server, a batch at a time; the next batch is fetched when the one before has
/// been read. What is held is one batch, however long the consumer takes.
public struct RowStream<Element>: AsyncSequence, Sendable {
    let cursor: Cursor
    let decode: @Sendable (Row) throws -> Element

    /// Starts, or goes on, reading: there is one stream of rows. What is left of a batch stays with its iterator.
    public func makeAsyncIterator() -> Iterator { Iterator(cursor: cursor, decode: decode) }

    /// Reads one row after the other.
    ///
    /// ```swift
    /// var rows = firms.makeAsyncIterator()
    /// let first = try await rows.next()
    /// ```
    public struct Iterator: AsyncIteratorProtocol {
        let cursor: Cursor
        let decode: @Sendable (Row) throws -> Element
        private var batch: Rows?
        private var position = 0

        init(cursor: Cursor, decode: @escaping @Sendable (Row) throws -> Element) {
            self.cursor = cursor
            self.decode = decode
        }

        /// The next row, or `nil` after the last. Throws ``PostgresError/Code/misuse`` outside the closure that the
        /// sequence was lent to.
        public mutating func next() async throws -> Element? {
            if batch.map({ position >= $0.count }) ?? true {
                // Let go of the old batch before the new one is made.
                batch = nil
                batch = try await cursor.fetch()
                position = 0
            }
            guard let batch, position < batch.count else { return nil }
            defer { position += 1 }
            return try decode(batch[position])
        }
    }
}

/// A cursor in the server, read forward only.
final class Cursor: Sendable {
    private struct State {
        var isDeclared = false
        var isOver = false
        var isReturned = false
    }

    private let transaction: Transaction
    private let statement: SQL
    private let name: SQL
    private let size: Int
    private let state = Locked(State())

    init(_ statement: SQL, in transaction: Transaction, batch size: Int) {
        self.transaction = transaction
        self.statement = statement
        self.size = max(1, size)
        name = SQL(unchecked: "stream_\(transaction.nextNumber())")
    }

    /// The next rows, or `nil` after the last. The declaration travels with the first fetch.
    func fetch() async throws(PostgresError) -> Rows? {
        let before = state.withLock { $0 }
        if before.isReturned {
            throw PostgresError(code: .misuse, message: "rows were read after their scope had ended")
        }
        if before.isOver { return nil }
        let fetch = Statement.control("FETCH FORWARD \(SQL(unchecked: String(size))) FROM \(name)")
        let declare = Statement.control("DECLARE \(name) NO SCROLL CURSOR FOR \(statement)")
        let rows = try await transaction.run(before.isDeclared ? [fetch] : [declare, fetch]).last
        state.withLock {
            $0.isDeclared = true
            $0.isOver = (rows?.count ?? 0) < size
        }
        return rows
    }

    /// Ends the loan.
    func close() async throws(PostgresError) {
        let before = state.withLock { state in
            defer { state.isReturned = true }
            return state
        }
        if before.isDeclared { _ = try await transaction.run([.control("CLOSE \(name)")]) }
    }
}

/// The rows of a `COPY … TO STDOUT`, in chunks of bytes, lent for the length of a closure.
///
/// ```swift
/// try await pool.copyOut(from: "COPY company TO STDOUT (FORMAT csv, HEADER)") { rows in
///     for try await chunk in rows { try await writer.write(chunk) }
/// }
/// ```
///
/// A chunk holds whole rows in the format of the statement, about 64 KiB of them (more when one row is larger). The
/// next one is read from the socket when it is asked for: a slow consumer makes the server wait, and memory stays flat.
public struct CopyOut: AsyncSequence, Sendable {
    /// Rows as the server wrote them.
    public typealias Element = [UInt8]

    let source: Source

    /// Starts, or goes on, reading: there is one stream of rows, whoever reads it.
    public func makeAsyncIterator() -> Iterator { Iterator(source: source) }

    /// Reads one chunk after the other.
    ///
    /// ```swift
    /// var chunks = rows.makeAsyncIterator()
    /// let header = try await chunks.next()
    /// ```
    public struct Iterator: AsyncIteratorProtocol {
        let source: Source

        /// The next rows, or `nil` after the last. Throws ``PostgresError/Code/misuse`` outside the closure that
        /// the sequence was lent to.
        public mutating func next() async throws -> [UInt8]? { try await source.next() }
    }

    /// The reading side of one COPY.
    final class Source: Sendable {
        private struct State {
            var isOver = false
            var isReturned = false
            var failure: PostgresError?
        }

        private let link: Link
        private let patience: Patience
        private let state = Locked(State())

        init(link: Link, patience: Patience) {
            self.link = link
            self.patience = patience
        }

        func next() async throws -> [UInt8]? {
            let (isOver, isReturned) = state.withLock { ($0.isOver, $0.isReturned) }
            if isReturned { throw PostgresError(code: .misuse, message: "a COPY was read after its scope had ended") }
            if isOver { return nil }
            do {
                let rows = try await link.receive(patience: patience)
                guard rows.isEmpty else { return rows }
                state.withLock { $0.isOver = true }
                return nil
            } catch let error as PostgresError {
                state.withLock {
                    $0.isOver = true
                    $0.failure = error
                }
                throw error
            }
        }

        /// Ends the loan; returns what went wrong while reading, for a body that did not say so.
        func end() async -> PostgresError? {
            let failure = state.withLock {
                $0.isReturned = true
                return $0.failure
            }
            if link.isReceiving { await link.abandonCopyOut() }
            return failure
        }

        var isComplete: Bool { state.withLock { $0.isOver && $0.failure == nil } }
    }
}

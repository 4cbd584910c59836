import Domain
import Foundation
import Hummingbird
import NIOCore
import Postgres
import Synchronization

/// A list on its way in: its bytes become rows for COPY as they arrive.
struct Upload: AsyncSequence, Sendable {
    typealias Element = [UInt8]

    let bytes: ListBytes
    let list: RegistryList
    /// What its rows say so far.
    let reading: Reading

    /// The largest list, in bytes.
    static let most = 512 << 20
    /// How many bytes for COPY are gathered before they are sent.
    private static let chunk = 64 << 10

    func makeAsyncIterator() -> Iterator {
        Iterator(bytes: bytes.makeAsyncIterator(), list: list, reading: reading)
    }

    struct Iterator: AsyncIteratorProtocol {
        private var bytes: ListBytes.Iterator
        private var list: RegistryList
        private let reading: Reading
        private var writer = CopyWriter()
        private var identities = UUIDv7Generator()
        private var isOver = false

        fileprivate init(bytes: ListBytes.Iterator, list: RegistryList, reading: Reading) {
            (self.bytes, self.list, self.reading) = (bytes, list, reading)
        }

        mutating func next() async throws -> [UInt8]? {
            while writer.count < Upload.chunk, !isOver {
                var entries: [RegistryEntry] = []
                do {
                    if let buffer = try await bytes.next() {
                        try list.feed(buffer.readableBytesView) { entries.append($0) }
                    } else {
                        isOver = true
                        try list.finish { entries.append($0) }
                    }
                } catch let failure as ParseFailure {
                    throw Problem.invalid("body", failure)
                }
                let now = Date()
                for entry in entries { try writer.stage(entry, identity: identities.next(at: now)) }
                reading.tell(list)
            }
            return writer.count > 0 ? writer.take() : nil
        }
    }

    /// What has been read so far.
    final class Reading: Sendable {
        private struct State {
            var rows = 0
            var refused = 0
            var titles: [String] = []
            var ignored: [String] = []
            var columns: [ListColumn] = []
        }
        private let state = Mutex(State())

        fileprivate func tell(_ list: RegistryList) {
            state.withLock { state in
                (state.rows, state.refused) = (list.taken + list.refused, list.refused)
                guard state.titles.isEmpty else { return }
                (state.titles, state.ignored, state.columns) = (list.titles, list.ignoredColumns, list.columns)
            }
        }

        /// Rows, without the header.
        var rows: Int { state.withLock { $0.rows } }
        /// Rows that could not be read.
        var refused: Int { state.withLock { $0.refused } }
        /// The titles as the file writes them.
        var titles: [String] { state.withLock { $0.titles } }
        /// Titles that mean nothing here.
        var ignored: [String] { state.withLock { $0.ignored } }
        /// Titles that mean something.
        var columns: [ListColumn] { state.withLock { $0.columns } }
    }

    /// Reads a body to its end without keeping it.
    ///
    /// - Returns: its SHA-256.
    static func digest(of body: RequestBody) async throws -> [UInt8] {
        let facts = ListBytes.Facts()
        var bytes = CountedBytes(body: body.makeAsyncIterator(), most: most, facts: facts)
        while try await bytes.next() != nil {}
        return facts.digest
    }
}

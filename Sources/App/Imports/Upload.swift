import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Postgres
import Synchronization

/// A list on its way in: its bytes become rows for COPY as they arrive, and are counted and digested on the way.
/// Only the chunk under way is held, however long the list is.
struct Upload: AsyncSequence, Sendable {
    typealias Element = [UInt8]

    let body: RequestBody
    let list: RegistryList
    /// SHA-256 of the whole body, once it has been read to its end.
    let digest = Digest()

    /// The largest list, in bytes.
    static let most = 512 << 20
    /// How many bytes for COPY are gathered before they are sent.
    private static let chunk = 64 << 10

    init(body: RequestBody, list: RegistryList) {
        self.body = body
        self.list = list
    }

    func makeAsyncIterator() -> Iterator { Iterator(body: body.makeAsyncIterator(), list: list, digest: digest) }

    struct Iterator: AsyncIteratorProtocol {
        private var bytes: CountedBytes
        private var list: RegistryList
        private let digest: Digest
        private var writer = CopyWriter()
        private var identities = UUIDv7Generator()
        private var isOver = false

        fileprivate init(body: RequestBody.AsyncIterator, list: RegistryList, digest: Digest) {
            bytes = CountedBytes(body: body)
            self.list = list
            self.digest = digest
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
                        digest.set(bytes.digest)
                    }
                } catch let failure as ParseFailure {
                    throw Problem.invalid("body", failure)
                }
                let now = Date()
                for entry in entries { try writer.stage(entry, identity: identities.next(at: now)) }
            }
            return writer.count > 0 ? writer.take() : nil
        }
    }

    /// A digest that is known at the end.
    final class Digest: Sendable {
        private let value = Mutex<[UInt8]>([])

        fileprivate func set(_ digest: [UInt8]) { value.withLock { $0 = digest } }

        /// The digest; empty before the end.
        var bytes: [UInt8] { value.withLock { $0 } }
    }

    /// Reads a body to its end without keeping it.
    ///
    /// - Returns: its SHA-256.
    static func digest(of body: RequestBody) async throws -> [UInt8] {
        var bytes = CountedBytes(body: body.makeAsyncIterator())
        while try await bytes.next() != nil {}
        return bytes.digest
    }
}

/// The bytes of a body, counted and digested as they pass.
private struct CountedBytes {
    private var body: RequestBody.AsyncIterator
    private var hash = SHA256()
    private var count = 0

    init(body: RequestBody.AsyncIterator) { self.body = body }

    /// The next bytes.
    ///
    /// - Throws: `body_too_large` beyond the limit.
    mutating func next() async throws -> ByteBuffer? {
        guard let buffer = try await body.next(isolation: #isolation) else { return nil }
        count += buffer.readableBytes
        guard count <= Upload.most else { throw Problem.tooLarge(most: Upload.most) }
        buffer.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
        return buffer
    }

    /// SHA-256 of what has passed.
    var digest: [UInt8] { Array(hash.finalize()) }
}

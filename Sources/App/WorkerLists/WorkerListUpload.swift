import Crypto
import Domain
import Foundation
import Hummingbird

/// A list of persons, read from a body as it arrives. The file itself is not kept.
struct WorkerListUpload: Sendable {
    /// The largest list, in bytes.
    static let most = 8 << 20

    private(set) var list: WorkerList
    private(set) var rows: [WorkerRow] = []
    private(set) var faults: [WorkerListFault] = []
    private(set) var size = 0
    private(set) var digest: [UInt8] = []

    /// Reads a body to its end.
    ///
    /// - Throws: `body_too_large`, or what is wrong with the list, as the field `body`.
    init(_ body: RequestBody, as kind: WorkerListKind, on day: LocalDate) async throws {
        list = WorkerList(kind, day: day)
        var hash = SHA256()
        var bytes = body.makeAsyncIterator()
        while let buffer = try await bytes.next(isolation: #isolation) {
            size += buffer.readableBytes
            guard size <= Self.most else { throw Problem.tooLarge(most: Self.most) }
            buffer.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
            var entries: [WorkerListEntry] = []
            do throws(ParseFailure) {
                try list.feed(buffer.readableBytesView) { entries.append($0) }
            } catch {
                throw Problem.invalid("body", error)
            }
            take(entries)
        }
        var entries: [WorkerListEntry] = []
        do throws(ParseFailure) {
            try list.finish { entries.append($0) }
        } catch {
            throw Problem.invalid("body", error)
        }
        take(entries)
        digest = Array(hash.finalize())
    }

    private mutating func take(_ entries: [WorkerListEntry]) {
        for entry in entries {
            switch entry {
            case .row(let row, let faults):
                rows.append(row)
                self.faults += faults
            case .leftOut(let fault): faults.append(fault)
            }
        }
    }
}

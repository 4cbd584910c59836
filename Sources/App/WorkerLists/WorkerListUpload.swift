import Domain
import Foundation
import Hummingbird

/// A list of persons, read from a body as it arrives, CSV or a workbook. The file itself is not kept.
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
        let bytes = ListBytes(body, most: Self.most) { WorkerList.recognises($0, kind: kind, day: day) }
        var pieces = bytes.makeAsyncIterator()
        while let buffer = try await pieces.next() {
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
        (size, digest) = (bytes.facts.bytes, bytes.facts.digest)
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

import Crypto
import Domain
import Foundation
import Hummingbird
import NIOCore
import NIOFoundationCompat
import Synchronization

/// A list's CSV as it arrives. CSV is passed on as it comes; a workbook, told by its first bytes, is taken into a file,
/// made into CSV by ``WorkbookReader``, and its first sheet with a known header is passed on. Only the piece under way is
/// held, however long the list is.
struct ListBytes: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    let body: RequestBody
    /// The largest list, in bytes as they are sent.
    let most: Int
    /// Whether some titles are those of the list that is awaited.
    let recognises: @Sendable ([String]) -> Bool
    /// What is known of the list so far.
    let facts = Facts()

    init(_ body: RequestBody, most: Int, recognises: @escaping @Sendable ([String]) -> Bool) {
        (self.body, self.most, self.recognises) = (body, most, recognises)
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(bytes: CountedBytes(body: body.makeAsyncIterator(), most: most, facts: facts), recognises: recognises)
    }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var bytes: CountedBytes
        fileprivate let recognises: @Sendable ([String]) -> Bool
        private var isBegun = false
        private var sheet: SheetRows?

        fileprivate init(bytes: CountedBytes, recognises: @escaping @Sendable ([String]) -> Bool) {
            (self.bytes, self.recognises) = (bytes, recognises)
        }

        mutating func next() async throws -> ByteBuffer? {
            if let sheet { return try sheet.next() }
            guard !isBegun else { return try await bytes.next() }
            isBegun = true
            // The first bytes may come one by one.
            var first = ByteBuffer()
            while first.readableBytes < Self.archive.count, let more = try await bytes.next() {
                first.writeImmutableBuffer(more)
            }
            guard first.readableBytesView.starts(with: Self.archive) else {
                return first.readableBytes > 0 ? first : nil
            }
            let rows = try await read(workbook: first)
            sheet = rows
            return try rows.next()
        }

        /// The sign of a ZIP archive, which a workbook is.
        private static let archive: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

        /// Takes the workbook into a file and opens the rows of its list.
        private mutating func read(workbook first: ByteBuffer) async throws -> SheetRows {
            let folder: URL
            let file: FileHandle
            do {
                folder = try ScratchFolder.make("list")
            } catch {
                throw WorkbookFault.unwritable.problem
            }
            defer { try? FileManager.default.removeItem(at: folder) }
            let workbook = folder.appendingPathComponent("list")
            do {
                try Data().write(to: workbook)
                file = try FileHandle(forWritingTo: workbook)
                try file.write(contentsOf: first.readableBytesView)
            } catch {
                throw WorkbookFault.unwritable.problem
            }
            while let more = try await bytes.next() {
                guard (try? file.write(contentsOf: more.readableBytesView)) != nil else {
                    throw WorkbookFault.unwritable.problem
                }
            }
            try file.close()
            bytes.facts.enter(.unpacking)
            let rows = folder.appendingPathComponent("rows")
            do {
                let sheets = try await WorkbookReader().read(workbook, into: rows)
                let chosen = SheetRows.choose(from: sheets, recognises)
                bytes.facts.setSheet(chosen?.sheet.name)
                // The open file outlives its folder.
                return try SheetRows(of: rows, chosen)
            } catch let fault as WorkbookFault {
                throw fault.problem
            }
        }
    }
}

/// The rows of one sheet, from its header on. Lines before it come as empty ones, so that lines keep their numbers.
private final class SheetRows {
    private let file: FileHandle
    private var skipped: Int
    private var left: Int

    typealias Choice = (sheet: WorkbookReader.Sheet, head: WorkbookReader.HeadLine)

    /// The first sheet with a line that is a header, else the first with a line that looks like one.
    static func choose(from sheets: [WorkbookReader.Sheet], _ recognises: ([String]) -> Bool) -> Choice? {
        for sheet in sheets {
            if let head = sheet.head.first(where: { recognises($0.titles) }) { return (sheet, head) }
        }
        for sheet in sheets {
            if let head = sheet.head.first(where: { $0.titles.count > 1 }) ?? sheet.head.first { return (sheet, head) }
        }
        return nil
    }

    init(of rows: URL, _ choice: Choice?) throws {
        file = try FileHandle(forReadingFrom: rows)
        skipped = (choice?.head.line ?? 1) - 1
        left = choice.map { $0.sheet.offset + $0.sheet.length - $0.head.offset } ?? 0
        try file.seek(toOffset: UInt64(choice?.head.offset ?? 0))
    }

    func next() throws -> ByteBuffer? {
        if skipped > 0 {
            defer { skipped = 0 }
            return ByteBuffer(repeating: 0x0A, count: skipped)
        }
        guard left > 0, let data = try file.read(upToCount: min(left, 64 << 10)), !data.isEmpty else { return nil }
        left -= data.count
        return ByteBuffer(bytes: data)
    }
}

/// The bytes of a body, counted and digested as they pass.
struct CountedBytes {
    private var body: RequestBody.AsyncIterator
    private var hash = SHA256()
    private var count = 0
    private let most: Int
    let facts: ListBytes.Facts

    init(body: RequestBody.AsyncIterator, most: Int, facts: ListBytes.Facts) {
        (self.body, self.most, self.facts) = (body, most, facts)
    }

    /// The next bytes; at the end the digest is known.
    ///
    /// - Throws: `body_too_large` beyond the limit.
    mutating func next() async throws -> ByteBuffer? {
        guard let buffer = try await body.next(isolation: #isolation) else {
            facts.end(digest: Array(hash.finalize()))
            return nil
        }
        count += buffer.readableBytes
        guard count <= most else { throw Problem.tooLarge(most: most) }
        facts.count(buffer.readableBytes)
        buffer.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
        return buffer
    }
}

extension ListBytes {
    /// What is known of a list while it arrives, and when it has.
    final class Facts: Sendable {
        private struct State {
            var bytes = 0
            var digest: [UInt8] = []
            var sheet: String?
            var stage = ImportStage.receiving
        }
        private let state = Mutex(State())

        /// How many bytes have come.
        var bytes: Int { state.withLock { $0.bytes } }
        /// SHA-256 of the whole body; empty before its end.
        var digest: [UInt8] { state.withLock { $0.digest } }
        /// The sheet of a workbook that is read.
        var sheet: String? { state.withLock { $0.sheet } }
        /// What is done now.
        var stage: ImportStage { state.withLock { $0.stage } }

        func enter(_ stage: ImportStage) { state.withLock { $0.stage = stage } }
        fileprivate func count(_ bytes: Int) { state.withLock { $0.bytes += bytes } }
        fileprivate func end(digest: [UInt8]) { state.withLock { $0.digest = digest } }
        fileprivate func setSheet(_ name: String?) { state.withLock { $0.sheet = name } }
    }
}

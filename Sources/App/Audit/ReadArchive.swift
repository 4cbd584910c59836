import Crypto
import Foundation
import Postgres
import Subprocess
import _NIOFileSystem

/// Holds the lines of one archive against the leaves of its blocks: each line is the very text whose digest was sealed.
///
/// A file whose digest is right may still have been written anew, together with the digest in the record of its
/// destruction. The leaves stand in the chain, and signed heads speak for them.
struct ReadArchive: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool
    let file: URL
    let blocks: ClosedRange<Int64>

    /// What was found.
    struct Found: Sendable {
        /// Lines that are as they were sealed.
        var intact: Int64 = 0
        /// The first line that is not, or is missing, or is too much: its block, and the number of the entry that stands in
        /// its place in the chain.
        var fault: (block: Int64, entry: Int64?)?
    }

    /// Reads the file through gzip, line by line, with one block in memory at a time.
    func run() async throws -> Found {
        return try await Subprocess.run(
            .path(FilePath("/usr/bin/gzip")),
            arguments: ["-dc", file.path],
            input: .none,
            output: .sequence,
            error: .discarded
        ) { execution -> Found in
            var reader = LineReader(leaves: Leaves(pool: pool, blocks: blocks))
            for try await piece in execution.standardOutput {
                let bytes = piece.withUnsafeBytes { Array($0) }
                try await reader.read(bytes)
            }
            try await reader.finish()
            return reader.found
        }.closureResult
    }

    /// The leaves of a run of blocks, one after another.
    private struct Leaves {
        private let pool: Pool
        private var next: Int64
        private let last: Int64
        private(set) var block: Int64
        private var leaves: ArraySlice<UInt8> = []

        init(pool: Pool, blocks: ClosedRange<Int64>) {
            self.pool = pool
            next = blocks.lowerBound
            block = next
            last = blocks.upperBound
        }

        /// The next leaf; `nil` after the last block.
        mutating func take() async throws -> ArraySlice<UInt8>? {
            while leaves.count < TrailContent.leafLength {
                guard next <= last else { return nil }
                let row = try await pool.query("SELECT leaves FROM audit_block WHERE number = \(next)").first
                leaves = try row?.column(0, as: [UInt8].self)[...] ?? []
                block = next
                next += 1
            }
            defer { leaves = leaves.dropFirst(TrailContent.leafLength) }
            return leaves.prefix(TrailContent.leafLength)
        }
    }

    /// Lines as they come in pieces.
    private struct LineReader {
        private var leaves: Leaves
        private var rest: [UInt8] = []
        private(set) var found = Found()

        init(leaves: Leaves) { self.leaves = leaves }

        /// Takes the next piece; after a fault the rest is only read, so that the process may end.
        mutating func read(_ piece: [UInt8]) async throws {
            guard found.fault == nil else { return }
            rest += piece
            var start = 0
            while found.fault == nil, let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                try await check(rest[start..<end])
                start = end + 1
            }
            rest.removeFirst(start)
        }

        private mutating func check(_ line: ArraySlice<UInt8>) async throws {
            let leaf = try await leaves.take()
            if let leaf, Array(SHA256.hash(data: Array(line))) == Array(leaf.dropFirst(8)) {
                found.intact += 1
            } else {
                found.fault = (leaves.block, leaf.map(TrailContent.id))
            }
        }

        mutating func finish() async throws {
            guard found.fault == nil else { return }
            if !rest.isEmpty { try await check(rest[...]) }
            if found.fault == nil, let missing = try await leaves.take() {
                found.fault = (leaves.block, TrailContent.id(missing))
            }
        }
    }
}

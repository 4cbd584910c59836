import Crypto
import Foundation
import Postgres

/// A run of entries, sealed together and chained to the run before.
struct TrailBlock: Sendable {
    let number: Int64
    /// The numbers that belong to it, whether or not an entry came of each.
    let fromID: Int64
    let throughID: Int64
    let entries: Int
    let firstAt: Date
    let lastAt: Date
    /// For each entry its number and the digest of its content; see ``TrailContent``.
    let leaves: [UInt8]
    /// The hash of the block before; zeros before the first.
    let previous: [UInt8]
    /// As it is stored.
    let hash: [UInt8]

    /// What stands before the first block.
    static let beginning = [UInt8](repeating: 0, count: 32)

    /// How many entries a block holds at most.
    static let size = 4096

    /// The hash that the block must have. The table holds every row to the same.
    static func hash(
        number: Int64,
        previous: [UInt8],
        fromID: Int64,
        throughID: Int64,
        entries: Int,
        leaves: [UInt8]
    ) -> [UInt8] {
        let text = [
            "patuh-audit-block-1", "\(number)", previous.hexadecimal, "\(fromID)", "\(throughID)", "\(entries)",
            Array(SHA256.hash(data: leaves)).hexadecimal,
        ].joined(separator: "\n")
        return Array(SHA256.hash(data: Data(text.utf8)))
    }

    /// The hash that what is stored must have.
    var expectedHash: [UInt8] {
        Self.hash(
            number: number,
            previous: previous,
            fromID: fromID,
            throughID: throughID,
            entries: entries,
            leaves: leaves
        )
    }
}

extension TrailBlock: RowDecodable {
    /// What `init(row:)` reads.
    static let columns: SQL =
        "b.number, b.from_id, b.through_id, b.entries, b.first_at, b.last_at, b.leaves, b.previous, b.hash"

    init(row: Row) throws {
        number = try row.column("number")
        fromID = try row.column("from_id")
        throughID = try row.column("through_id")
        entries = try row.column("entries")
        firstAt = try row.column("first_at")
        lastAt = try row.column("last_at")
        leaves = try row.column("leaves")
        previous = try row.column("previous")
        hash = try row.column("hash")
    }
}

extension Sequence<UInt8> {
    /// Two lower-case digits for each byte.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

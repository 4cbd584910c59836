import Crypto
import Foundation
import Postgres

/// What of an entry is sealed: a JSON array of all that it says, in the bytes that PostgreSQL writes, which is also its
/// line in an archive.
enum TrailContent {
    /// The array's text, of the entry `e`. Times are microseconds since 1970. Never changed: the seals of all that is
    /// stored rest on it.
    static let column: SQL = """
        json_build_array(e.id, (extract(epoch FROM e.recorded_at) * 1000000)::bigint, e.actor_id, e.kind, e.operation,
            e.subject_id, e.outcome, e.post, e.address, e.agent, e.purpose, e.query, encode(e.seen, 'hex'), e.details)::text
        """

    /// How many bytes an entry takes in a block's `leaves`: its number and the SHA-256 of its content.
    static let leafLength = 40

    /// The number of an entry as it stands before its digest.
    static func bytes(of id: Int64) -> [UInt8] { withUnsafeBytes(of: id.bigEndian) { Array($0) } }

    /// The number that stands at a place of `leaves`.
    static func id(_ leaves: ArraySlice<UInt8>) -> Int64 {
        leaves.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }

    /// The leaf of an entry: number and digest.
    static func leaf(_ id: Int64, _ content: UnsafeRawBufferPointer) -> [UInt8] {
        bytes(of: id) + Array(SHA256.hash(data: content))
    }
}

extension Row {
    /// The leaf of an entry whose number is the first column and whose content the second.
    func leaf() throws -> (id: Int64, bytes: [UInt8]) {
        let id: Int64 = try column(0)
        return (
            id,
            withUnsafeBytes(column: 1) { TrailContent.leaf(id, $0 ?? UnsafeRawBufferPointer(start: nil, count: 0)) }
        )
    }
}

import Domain
import Postgres

/// Takes away files that no record cites: those of senders who broke off between file and record.
struct SweepEvidence {
    let archive: Archive

    /// How long a file may lie uncited: an upload takes minutes.
    var grace = Duration.seconds(86_400)
    /// How many digests are compared at once.
    private static let batch = 1_000

    /// Sweeps. Whoever brings the same bytes at this moment is waited for, and finds them gone or keeps them.
    ///
    /// - Returns: How many files went.
    @discardableResult
    func sweep(_ tx: Transaction) async throws -> Int {
        try await archive.staging.sweep(olderThan: grace)
        var swept = 0
        let digests = try await archive.vault.digests(olderThan: grace)
        for start in stride(from: 0, to: digests.count, by: Self.batch) {
            let some = digests[start..<min(start + Self.batch, digests.count)]
            let uncited = try await tx.query(
                """
                SELECT d FROM unnest(\(some.map(\.bytes))) AS u (d)
                WHERE NOT EXISTS (SELECT FROM evidence e WHERE e.sha256 = u.d)
                """
            )
            for row in uncited {
                guard let digest = FileDigest(try row.column(0, as: [UInt8].self)) else { continue }
                swept += try await remove(digest, tx) ? 1 : 0
            }
        }
        return swept
    }

    private func remove(_ digest: FileDigest, _ tx: Transaction) async throws -> Bool {
        let results = try await tx.pipeline([
            "SELECT pg_advisory_xact_lock(\(digest.lock))",
            "SELECT EXISTS (SELECT FROM evidence WHERE sha256 = \(digest.bytes))",
        ])
        guard try !results[1].single().column(0, as: Bool.self) else { return false }
        try await archive.vault.remove(digest)
        return true
    }
}

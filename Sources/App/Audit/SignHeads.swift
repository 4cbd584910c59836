import Foundation
import Postgres

/// Signs where the chain stands: with the first sealing of each day (UTC), and whenever an operator asks.
struct SignHeads: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool
    let key: TrailKey

    /// Signs a head where blocks have come since the last one.
    ///
    /// - Parameter isDaily: Only where none was signed today.
    /// - Returns: The head, or `nil` where none was due.
    @discardableResult
    func run(isDaily: Bool = true) async throws -> TrailHead? {
        try await pool.transaction { tx in
            let results = try await tx.pipeline([
                "SELECT pg_advisory_xact_lock(hashtext('patuh audit head'))",
                """
                SELECT \(TrailHead.columns), h.number, h.block_number,
                       (h.signed_at AT TIME ZONE 'UTC')::date = (now() AT TIME ZONE 'UTC')::date AS is_todays
                FROM audit_head h ORDER BY h.number DESC LIMIT 1
                """,
                "SELECT now(), (SELECT max(number) FROM audit_block), (SELECT sum(entries)::bigint FROM audit_block)",
            ])
            let last = results[1].first
            if isDaily, try last?.column("is_todays", as: Bool.self) == true { return nil }
            let (now, block, entries): (Date, Int64?, Int64?) = try results[2].single().decode()
            let before = try last?.column("block_number", as: Int64.self) ?? 0
            guard let block, block > before else { return nil }
            let rows = try await tx.query(
                "SELECT hash, through_id FROM audit_block WHERE number > \(before) AND number <= \(block) ORDER BY number"
            )
            guard let end = rows.last else { return nil }
            let hashes = try rows.map { try $0.column(0, as: [UInt8].self).hexadecimal }
            let head = try TrailHead(
                TrailHead.Content(
                    number: (last?.column("number", as: Int64.self) ?? 0) + 1,
                    signedAt: now.formatted(.iso8601),
                    block: block,
                    blockHash: hashes.last ?? "",
                    throughEntry: end.column(1),
                    entries: entries ?? 0,
                    hashes: hashes,
                    previousHead: last.flatMap(TrailHead.init(_:))?.digest
                ),
                key
            )
            try await tx.execute(
                """
                INSERT INTO audit_head (number, block_number, signed_at, content, signature, public_key)
                VALUES (\(head.content.number), \(block), now(), \(head.text), \(head.signature), \(head.publicKey))
                """
            )
            return head
        }
    }
}

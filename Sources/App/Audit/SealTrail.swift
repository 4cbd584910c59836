import Foundation
import Postgres

/// Chains entries into blocks once it is certain that none can come between them any more.
///
/// Entries commit out of the order of their numbers. A mark is set: the latest number, and the transaction that read it.
/// Every entry takes its number in a transaction that has one already, so once all transactions before the mark's have
/// ended, each number up to the mark has its entry or never will. A transaction that runs for long delays sealing; it
/// hides nothing from it. A database that was restored elsewhere begins with lower transaction numbers: then the mark is
/// set anew.
struct SealTrail: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool

    /// Seals all that can be.
    ///
    /// - Returns: How many entries were sealed.
    @discardableResult
    func run() async throws -> Int {
        let before = try await sealToMark()
        try await moveMark()
        return try await before + sealToMark()
    }

    /// Servers seal one after the other.
    private static let lock: SQL = "SELECT pg_advisory_xact_lock(hashtext('patuh audit seal'))"

    private func sealToMark() async throws -> Int {
        var sealed = 0
        while true {
            let count = try await pool.transaction { try await sealNext($0) }
            if count == 0 { return sealed }
            sealed += count
        }
    }

    private func sealNext(_ tx: Transaction) async throws -> Int {
        let results = try await tx.pipeline([
            Self.lock,
            "SELECT through_id FROM audit_mark WHERE xact <= pg_snapshot_xmin(pg_current_snapshot())",
            "SELECT number, through_id, hash FROM audit_block ORDER BY number DESC LIMIT 1",
        ])
        guard let mark = try results[1].singleOrNone()?.column(0, as: Int64.self) else { return 0 }
        let last = results[2].first
        let previous = try last?.column("hash", as: [UInt8].self) ?? TrailBlock.beginning
        let number = try (last?.column("number", as: Int64.self) ?? 0) + 1
        let fromID = try (last?.column("through_id", as: Int64.self) ?? 0) + 1
        let rows = try await tx.query(
            """
            SELECT e.id, \(TrailContent.column), e.recorded_at FROM audit_entry e
            WHERE e.id BETWEEN \(fromID) AND \(mark) ORDER BY e.id LIMIT \(TrailBlock.size)
            """
        )
        guard let end = rows.last else { return 0 }
        let leaves = try rows.flatMap { try $0.leaf().bytes }
        let throughID = rows.count == TrailBlock.size ? try end.column(0, as: Int64.self) : mark
        let hash = TrailBlock.hash(
            number: number,
            previous: previous,
            fromID: fromID,
            throughID: throughID,
            entries: rows.count,
            leaves: leaves
        )
        let times = try rows.map { try $0.column(2, as: Date.self) }
        try await tx.execute(
            """
            INSERT INTO audit_block (number, from_id, through_id, entries, first_at, last_at, leaves, previous, hash)
            VALUES (\(number), \(fromID), \(throughID), \(rows.count), \(times.min()), \(times.max()), \(leaves),
                \(previous), \(hash))
            """
        )
        return rows.count
    }

    /// Sets the mark where there is none, where all up to it is sealed, or where it is of another cluster. The number is
    /// read before the transaction takes its own.
    private func moveMark() async throws {
        try await pool.transaction { tx in
            let results = try await tx.pipeline([
                Self.lock,
                """
                SELECT FROM audit_mark m
                WHERE m.xact < pg_snapshot_xmax(pg_current_snapshot()) AND EXISTS (
                    SELECT FROM audit_entry e WHERE e.id <= m.through_id
                    AND e.id > coalesce((SELECT max(b.through_id) FROM audit_block b), 0))
                """,
                "SELECT last_value FROM audit_entry_id_seq",
            ])
            guard results[1].isEmpty else { return }
            let latest: Int64 = try results[2].single().column(0)
            try await tx.execute(
                """
                INSERT INTO audit_mark (through_id, xact) VALUES (\(latest), pg_current_xact_id())
                ON CONFLICT (singleton) DO UPDATE SET through_id = excluded.through_id, xact = excluded.xact
                """
            )
        }
    }
}

import Crypto
import Foundation
import Postgres

/// Takes the log of who looked at complaints into the chain, by its digest: once a day (UTC), whether anything came or
/// not, so that neither the entry nor its absence tells of anything.
struct SealKeptApart: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool

    /// What the trail calls the entry; auditors see it every day, and nothing of what it holds.
    static let operation = "seal_kept_apart"

    /// A row's line, of which the digest is made. Never changed: what is stored rests on it.
    private static let line: SQL = """
        json_build_array(a.number, (extract(epoch FROM a.recorded_at) * 1000000)::bigint, a.actor_id, a.complaint_id,
            a.kind, a.operation, a.outcome, a.post, a.address, a.agent, a.purpose, a.details)::text
        """

    /// Writes the digest of what has come since the last one, where today has none.
    ///
    /// - Parameter isDaily: Only where today has none.
    func run(isDaily: Bool = true) async throws {
        try await pool.transaction { tx in
            // Whoever holds a number without a row holds the same lock: after this every row up to the last is there.
            let results = try await tx.pipeline([
                "SELECT pg_advisory_xact_lock(hashtext('patuh complaint access'))",
                """
                SELECT (details ->> 'through')::bigint AS through,
                       (recorded_at AT TIME ZONE 'UTC')::date = (now() AT TIME ZONE 'UTC')::date AS is_todays
                FROM audit_entry WHERE operation = 'seal_kept_apart' ORDER BY id DESC LIMIT 1
                """,
                "SELECT coalesce(max(number), 0) FROM complaint_access",
            ])
            let last = results[1].first
            if isDaily, try last?.column("is_todays", as: Bool.self) == true { return }
            let from = try (last?.column("through", as: Int64.self) ?? 0) + 1
            let through: Int64 = try results[2].single().column(0)
            let digest = try await Self.digest(from, through, tx)
            try await tx.execute(
                """
                INSERT INTO audit_entry (operation, details) VALUES (\(Self.operation),
                    jsonb_build_object('from', \(from)::bigint, 'through', \(through)::bigint, 'sha256', \(digest)::text))
                """
            )
        }
    }

    /// Holds the log against the digests that the trail still has.
    ///
    /// - Returns: The entries, with their days, whose rows are not as they were.
    func altered() async throws -> [(entry: Int64, time: Date)] {
        let seals = try await pool.query(
            """
            SELECT id, recorded_at, (details ->> 'from')::bigint, (details ->> 'through')::bigint, details ->> 'sha256'
            FROM audit_entry WHERE operation = 'seal_kept_apart' ORDER BY id
            """
        ).map { try $0.decode() as (Int64, Date, Int64, Int64, String) }
        var altered: [(entry: Int64, time: Date)] = []
        for (id, time, from, through, digest) in seals {
            // Numbers below the first belong to no range and so, if there are any, to the first.
            let rows = Self.lines(from == 1 ? .min : from, through)
            let present = try await pool.query(rows).map { try $0.column(0, as: String.self) }
            if Self.digest(present) != digest { altered.append((id, time)) }
        }
        return altered
    }

    private static func lines(_ from: Int64, _ through: Int64) -> SQL {
        "SELECT \(line) FROM complaint_access a WHERE a.number BETWEEN \(from) AND \(through) ORDER BY a.number"
    }

    private static func digest(_ from: Int64, _ through: Int64, _ tx: Transaction) async throws -> String {
        digest(try await tx.query(lines(from, through)).map { try $0.column(0, as: String.self) })
    }

    private static func digest(_ lines: [String]) -> String {
        var hash = SHA256()
        for line in lines { hash.update(data: Data((line + "\n").utf8)) }
        return hash.finalize().hexadecimal
    }
}

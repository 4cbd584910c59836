import Postgres

/// How many jobs wait, are late, or are dead, for metrics and operators.
struct JobCounts: Sendable {
    /// The counts of one kind.
    struct OfKind: Sendable, RowDecodable {
        /// As the table names it; a newer server's kinds are among them.
        let kind: String
        /// Not done yet, due or not.
        let available: Int
        /// Of these, due since more than a minute: nobody works, or too slowly.
        let late: Int
        /// Given up after the last attempt.
        let dead: Int
        /// For how many seconds the job is due that is due longest; 0 where none is.
        let longestDue: Double

        init(row: Row) throws {
            kind = try row.column("kind")
            available = try row.column("available")
            late = try row.column("late")
            dead = try row.column("dead")
            longestDue = try row.column("longest_due")
        }
    }

    /// The kinds of which any job waits or is dead.
    let kinds: [OfKind]

    /// Not done yet, due or not.
    var available: Int { kinds.map(\.available).reduce(0, +) }
    /// Of these, due since more than a minute.
    var late: Int { kinds.map(\.late).reduce(0, +) }
    /// Given up after the last attempt.
    var dead: Int { kinds.map(\.dead).reduce(0, +) }

    /// Counts, as the system actor. Jobs that are done, of which there are many, are not looked at.
    static func read(_ database: some Queryable) async throws -> JobCounts {
        JobCounts(
            kinds: try await database.all(
                """
                SELECT kind, count(*) FILTER (WHERE NOT is_dead) AS available,
                    count(*) FILTER (WHERE NOT is_dead AND scheduled_at < now() - interval '1 minute') AS late,
                    count(*) FILTER (WHERE is_dead) AS dead,
                    greatest(0, coalesce(extract(epoch FROM now() - min(scheduled_at) FILTER (WHERE NOT is_dead)), 0))::float8
                        AS longest_due
                FROM (SELECT kind, scheduled_at, false AS is_dead FROM job WHERE state = 'available'
                      UNION ALL SELECT kind, scheduled_at, true FROM job WHERE state = 'dead') j
                GROUP BY kind ORDER BY kind
                """
            )
        )
    }
}

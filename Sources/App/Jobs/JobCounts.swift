import Postgres

/// How many jobs wait, are late, or are dead, for metrics and operators.
struct JobCounts: Sendable, Equatable, RowDecodable {
    /// Not done yet, due or not.
    let available: Int
    /// Of these, due since more than a minute: nobody works, or too slowly.
    let late: Int
    /// Given up after the last attempt.
    let dead: Int

    init(row: Row) throws {
        available = try row.column("available")
        late = try row.column("late")
        dead = try row.column("dead")
    }

    /// Counts, as the system actor.
    static func read(_ pool: Pool) async throws -> JobCounts {
        try await pool.one(
            """
            SELECT available, late, (SELECT count(*) FROM job WHERE state = 'dead') AS dead
            FROM (
                SELECT count(*) AS available,
                    count(*) FILTER (WHERE scheduled_at < now() - interval '1 minute') AS late
                FROM job WHERE state = 'available') waiting
            """
        )
    }
}

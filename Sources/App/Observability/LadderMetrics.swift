import Domain
import Postgres

/// How the rungs stand that open clocks have reached.
struct LadderMetrics: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool

    /// How rungs of open clocks stand.
    struct Counts: Sendable, RowDecodable {
        /// The rung's own role was told.
        let told: Int
        /// Nobody held it, and the next above was told.
        let passedUp: Int
        /// Nobody on the ladder could be told.
        let unheard: Int

        init(row: Row) throws {
            told = try row.column("told")
            passedUp = try row.column("passed_up")
            unheard = try row.column("unheard")
        }
    }

    /// Counts.
    func counts() async throws -> Counts {
        try await pool.one(
            """
            SELECT count(*) FILTER (WHERE r.told_at IS NOT NULL AND r.passed_over = '{}') AS told,
                   count(*) FILTER (WHERE r.told_at IS NOT NULL AND r.passed_over <> '{}') AS passed_up,
                   count(*) FILTER (WHERE r.told_at IS NULL) AS unheard
            FROM clock_rung r JOIN case_clock k ON k.id = r.clock_id WHERE k.ended_seq IS NULL
            """
        )
    }

    /// The counts as a scrape shows them.
    func families() async throws -> [MetricFamily] {
        let counts = try await counts()
        return [
            .gauges(
                "patuh_ladder_rungs",
                "Reminders and escalations of open deadlines, by whether somebody could be told.",
                [
                    .init(["status": "told"], Double(counts.told)),
                    .init(["status": "passed_up"], Double(counts.passedUp)),
                    .init(["status": "unheard"], Double(counts.unheard)),
                ]
            )
        ]
    }
}

import Postgres

/// How much background work waits, since when, and how much was given up.
struct JobMetrics: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool

    /// Counts.
    func families() async throws -> [MetricFamily] {
        let counts = try await pool.transaction(
            readOnly: true,
            retries: 0,
            statementTimeout: CaseMetrics.patience
        ) { tx in try await JobCounts.read(tx) }
        // A series that comes and goes can't be watched: kinds without jobs count 0.
        var kinds = Dictionary(uniqueKeysWithValues: JobKind.allCases.map { ($0.rawValue, (0, 0, 0.0)) })
        for count in counts.kinds { kinds[count.kind] = (count.available, count.dead, count.longestDue) }
        let sorted = kinds.sorted { $0.key < $1.key }
        return [
            .gauges(
                "patuh_jobs",
                "Jobs that wait (available) and that were given up (dead), by kind.",
                sorted.flatMap { kind, counts -> [MetricFamily.Sample] in
                    [
                        .init(["kind": kind, "state": "available"], Double(counts.0)),
                        .init(["kind": kind, "state": "dead"], Double(counts.1)),
                    ]
                }
            ),
            .gauges(
                "patuh_jobs_longest_due_seconds",
                "For how long the job is due that is due longest, by kind; 0 where none is.",
                sorted.map { .init(["kind": $0.key], $0.value.2) }
            ),
        ]
    }
}

import Domain
import Postgres

/// How many cases are open, by track and state, and how many of them are past their due day.
struct CaseMetrics: Sendable {
    /// Connects as `patuh_jobs`, who may count all cases and see nothing else of their queue rows.
    let pool: Pool

    /// No scrape keeps background work waiting for longer.
    static let patience = Duration.seconds(3)

    /// Counts.
    ///
    /// A day is over when it is over in the zone of the office that keeps the case.
    func families() async throws -> [MetricFamily] {
        let rows = try await pool.transaction(readOnly: true, retries: 0, statementTimeout: Self.patience) { tx in
            try await tx.query(
                """
                SELECT q.track, q.state, count(*), count(*) FILTER (WHERE q.due_on < o.today)
                FROM queue_item q
                JOIN (SELECT id, (now() AT TIME ZONE zone)::date AS today FROM office) o ON o.id = q.office_id
                GROUP BY q.track, q.state
                """
            )
        }
        var counts = Self.nothing
        for row in rows {
            let (track, state, open, overdue): (String, String, Int, Int) = try row.decode()
            counts[Place(track: track, state: state)] = (open, overdue)
        }
        let sorted = counts.sorted { ($0.key.track, $0.key.state) < ($1.key.track, $1.key.state) }
        func samples(_ count: ((open: Int, overdue: Int)) -> Int) -> [MetricFamily.Sample] {
            sorted.map { .init(["track": $0.key.track, "state": $0.key.state], Double(count($0.value))) }
        }
        return [
            .gauges("patuh_cases_open", "Open cases by track and state.", samples(\.open)),
            .gauges("patuh_cases_overdue", "Open cases whose due day is over, by track and state.", samples(\.overdue)),
        ]
    }

    private struct Place: Hashable {
        let track: String
        let state: String
    }

    /// A series that comes and goes can't be watched: states without cases count 0.
    private static let nothing: [Place: (open: Int, overdue: Int)] = Dictionary(
        uniqueKeysWithValues: Track.allCases.flatMap { track in
            CaseState.all(on: track).filter { !$0.isFinal }
                .map { (Place(track: track.rawValue, state: $0.code), (open: 0, overdue: 0)) }
        }
    )
}

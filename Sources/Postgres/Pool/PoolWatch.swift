/// What a pool's connections tell about their work.
final class PoolWatch: Sendable {
    let metrics: PoolMetrics
    let slow: SlowStatements?

    init(metrics: PoolMetrics, slow: SlowStatements?) {
        self.metrics = metrics
        self.slow = slow
    }

    /// A round trip has ended. Returns what is to be reported when its connection is at rest.
    func ended(
        _ statements: [Statement],
        since start: ContinuousClock.Instant,
        _ outcome: Outcome
    ) -> SlowWork? {
        let duration = ContinuousClock.now - start
        var rows: Int?
        var failure: PostgresError?
        if case .failure(let error) = outcome { failure = error }
        metrics.ended(duration, failure)
        guard let slow, duration >= slow.threshold else { return nil }
        if case .success(let results) = outcome { rows = results.reduce(0) { $0 + $1.affected } }
        return SlowWork(statements: statements, duration: duration, rows: rows, sqlState: failure?.sqlState)
    }
}

import Metrics

/// What a pool tells the process's `MetricsSystem`, which must have been bootstrapped before the pool is made.
///
/// Every metric carries the label `pool`, the configuration's `applicationName`. Times are in seconds.
///
/// | Name | Kind | Is |
/// | --- | --- | --- |
/// | `postgres_pool_connections{state}` | gauge | connections now: `connecting`, `idle`, `in_use` |
/// | `postgres_pool_waiters` | gauge | tasks that wait for a connection |
/// | `postgres_pool_wait_seconds` | histogram | how long a task waited for its connection |
/// | `postgres_pool_pipeline_seconds` | histogram | one round trip with its statements |
/// | `postgres_pool_errors_total{class}` | counter | failed round trips: by the first two characters of the SQLSTATE, or by the ``PostgresError/Code`` where the server did not speak |
/// | `postgres_pool_cancelled_total` | counter | round trips broken off by cancellation or the client's limit |
/// | `postgres_pool_transaction_retries_total` | counter | transaction bodies run again |
/// | `postgres_pool_connects_total` | counter | connections made |
/// | `postgres_pool_connect_failures_total` | counter | attempts that failed |
final class PoolMetrics: Sendable {
    private let pool: String
    private let connecting: Meter
    private let idle: Meter
    private let inUse: Meter
    private let waiters: Meter
    private let wait: Recorder
    private let pipeline: Recorder
    private let cancelled: Counter
    private let errors = Locked<[String: Counter]>([:])
    private let retries: Counter
    private let connects: Counter
    private let connectFailures: Counter

    init(pool: String) {
        self.pool = pool
        let label = [("pool", pool)]
        func connections(_ state: String) -> Meter {
            Meter(label: "postgres_pool_connections", dimensions: label + [("state", state)])
        }
        connecting = connections("connecting")
        idle = connections("idle")
        inUse = connections("in_use")
        waiters = Meter(label: "postgres_pool_waiters", dimensions: label)
        wait = Recorder(label: "postgres_pool_wait_seconds", dimensions: label)
        pipeline = Recorder(label: "postgres_pool_pipeline_seconds", dimensions: label)
        cancelled = Counter(label: "postgres_pool_cancelled_total", dimensions: label)
        retries = Counter(label: "postgres_pool_transaction_retries_total", dimensions: label)
        connects = Counter(label: "postgres_pool_connects_total", dimensions: label)
        connectFailures = Counter(label: "postgres_pool_connect_failures_total", dimensions: label)
    }

    /// Called under the pool's lock, so that the last value told is the last that was.
    func show(_ state: PoolState) {
        let leased = state.slots.values.count { $0 == .leased }
        inUse.set(leased)
        idle.set(state.idle.count)
        connecting.set(state.slots.count - leased - state.idle.count)
        waiters.set(state.waiters.count)
    }

    func retried() { retries.increment() }

    func connected() { connects.increment() }

    func connectFailed() { connectFailures.increment() }

    func waited(_ duration: Duration) {
        wait.record(duration / .seconds(1))
    }

    func ended(_ duration: Duration, _ error: PostgresError?) {
        pipeline.record(duration / .seconds(1))
        if let error { count(error) }
    }

    func count(_ error: PostgresError) {
        if error.code == .cancelled || error.code == .clientTimeout { cancelled.increment() }
        let name = error.sqlState.map { String($0.classCode) } ?? error.code.rawValue
        errors.withLock { errors in
            if let known = errors[name] { return known }
            let counter = Counter(label: "postgres_pool_errors_total", dimensions: [("pool", pool), ("class", name)])
            errors[name] = counter
            return counter
        }.increment()
    }
}

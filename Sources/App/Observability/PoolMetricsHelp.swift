extension PrometheusRegistry {
    /// Says what the metrics of the connection pools mean, which know nothing of Prometheus.
    func describePools() {
        describe([
            "postgres_pool_connections": "Connections to PostgreSQL now, by pool and state: connecting, idle, in_use.",
            "postgres_pool_waiters": "Tasks that wait for a connection.",
            "postgres_pool_wait_seconds": "How long a task waited for its connection.",
            "postgres_pool_pipeline_seconds": "One round trip with its statements.",
            "postgres_pool_errors_total": "Failed round trips, by class of SQLSTATE or by the client's own code.",
            "postgres_pool_cancelled_total": "Round trips broken off by cancellation or the client's limit.",
            "postgres_pool_transaction_retries_total": "Transaction bodies run again after a conflict.",
            "postgres_pool_connects_total": "Connections made.",
            "postgres_pool_connect_failures_total": "Attempts to connect that failed.",
        ])
    }
}

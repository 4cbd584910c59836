import CoreMetrics
import MetricsTestKit
import Testing

@testable import Postgres

@Suite("Pool metrics")
struct PoolMetricsTests {
    /// The process's metrics, for every pool that is made after.
    private static let metrics = {
        let metrics = TestMetrics()
        MetricsSystem.bootstrap(metrics)
        return metrics
    }()

    @Test("Connections, waits, round trips, retries and errors are counted under the pool's name")
    func counted() async throws {
        let metrics = PoolMetricsTests.metrics
        let name = freshName("pool")
        try await withPool(size: 2, { $0.applicationName = name }) { pool async throws in
            try await pool.withConnection { connection async throws in
                #expect(try metrics.expectMeter("postgres_pool_connections", state(name, "in_use")).lastValue == 1)
                _ = try await connection.query("SELECT 1")
            }
            #expect(try metrics.expectMeter("postgres_pool_connections", state(name, "in_use")).lastValue == 0)
            #expect(try metrics.expectMeter("postgres_pool_connections", state(name, "idle")).lastValue == 1)
            _ = try await failure { try await pool.execute("SELECT 1 / 0") }
            let attempts = Shared(0)
            try await pool.transaction { tx async throws in
                attempts.change { $0 += 1 }
                guard attempts.value == 1 else { return }
                try await tx.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$")
            }
        }
        let pool = [("pool", name)]
        #expect(try metrics.expectCounter("postgres_pool_connects_total", pool).totalValue == 1)
        #expect(try metrics.expectCounter("postgres_pool_transaction_retries_total", pool).totalValue == 1)
        #expect(try metrics.expectCounter("postgres_pool_errors_total", pool + [("class", "22")]).totalValue == 1)
        #expect(try metrics.expectCounter("postgres_pool_errors_total", pool + [("class", "40")]).totalValue == 1)
        #expect(try metrics.expectRecorder("postgres_pool_wait_seconds", pool).values.count == 4)
        // The query, the failure, the transaction's first statement and its rollback.
        #expect(try metrics.expectRecorder("postgres_pool_pipeline_seconds", pool).values.count == 4)
        #expect(try metrics.expectMeter("postgres_pool_connections", state(name, "idle")).lastValue == 0)
        #expect(try metrics.expectMeter("postgres_pool_waiters", pool).lastValue == 0)
    }

    @Test("Attempts to connect that fail are counted, and so is who waited in vain")
    func unreachable() async throws {
        let metrics = PoolMetricsTests.metrics
        let name = freshName("pool")
        try await withPool(
            url: "host=/nowhere user=nobody",
            {
                $0.applicationName = name
                $0.waitTimeout = .seconds(1)
            }
        ) { pool async throws in
            _ = try await failure { try await pool.execute("SELECT 1") }
        }
        let label = [("pool", name)]
        #expect(try metrics.expectCounter("postgres_pool_connect_failures_total", label).totalValue >= 1)
        let failed = label + [("class", "connection_failed")]
        #expect(try metrics.expectCounter("postgres_pool_errors_total", failed).totalValue == 1)
    }

    private func state(_ pool: String, _ state: String) -> [(String, String)] {
        [("pool", pool), ("state", state)]
    }
}

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import App
@testable import Postgres

@Suite("The metrics of a process that serves")
struct ServedMetricsTests {
    /// The registry of this process, installed as `patuhd serve` does before it makes any pool.
    private static let installed = {
        let registry = PrometheusRegistry()
        registry.install()
        return registry
    }()

    /// Runs a test against a service as `patuhd serve` puts it together.
    private func serving(_ body: @escaping @Sendable (TestApp) async throws -> Void) async throws {
        let registry = Self.installed
        try await withApp { app in
            var configuration = PatuhService.Configuration()
            configuration.hashesCheaply = true
            configuration.port = 0
            configuration.metrics = registry
            let service = try PatuhService(
                configuration: configuration,
                deployment: Deployment(url: TestServer.shared.get().url(app.database)),
                logger: TestDatabases.logger
            )
            do {
                try await service.application().test(.live) { client in
                    try await body(
                        TestApp(client: client, service: service, superuser: app.superuser, database: app.database)
                    )
                }
            } catch {
                await service.close()
                throw error
            }
            await service.close()
        }
    }

    @Test("A scrape holds requests, pools, cases and jobs, is strictly of the format, and says what each means")
    func scrape() async throws {
        try await serving { app in
            try await SanctionStory.begin(app, .bengkel).toReport()
            let dead = try await app.addFailingJob(attempts: 1)
            // The first in the line.
            try await app.superuser.execute("UPDATE job SET scheduled_at = now() - interval '1 h' WHERE id = \(dead)")
            let ended = try await app.queue.workOne()
            #expect(ended == .failed(.deliverOutbox, code: "outbox_entry_missing", isDead: true))
            try await app.superuser.execute("UPDATE job SET scheduled_at = now() - interval '90 s' WHERE id <> \(dead)")
            let waiting: Int = try await app.value(
                "SELECT count(*) FROM job WHERE state = 'available' AND kind = 'deliver_outbox'"
            )
            let answer = try await app.raw(.get, "/metrics")
            let shown = try Exposition(answer.text)
            for family in [
                "patuh_http_requests_total", "patuh_http_request_duration_seconds", "postgres_pool_connections",
                "postgres_pool_wait_seconds", "postgres_pool_pipeline_seconds", "postgres_pool_connects_total",
                "patuh_cases_open", "patuh_cases_overdue", "patuh_jobs", "patuh_jobs_longest_due_seconds",
                "process_resident_memory_bytes",
            ] {
                #expect(shown.families[family]?.samples.isEmpty == false, "\(family)")
            }
            for (name, family) in shown.families { #expect(family.help != "No description.", "\(name)") }
            for pool in ["patuhd", "patuhd-jobs"] {
                #expect((shown.value("postgres_pool_connects_total", ["pool": pool]) ?? 0) > 0, "\(pool)")
            }
            #expect(waiting > 0)
            let deliveries = ["kind": "deliver_outbox"]
            #expect(shown.value("patuh_jobs", ["kind": "deliver_outbox", "state": "available"]) == Double(waiting))
            #expect(shown.value("patuh_jobs", ["kind": "deliver_outbox", "state": "dead"]) == 1)
            #expect((shown.value("patuh_jobs_longest_due_seconds", deliveries) ?? 0) >= 90)
            for kind in JobKind.regular {
                #expect(shown.value("patuh_jobs", ["kind": kind.rawValue, "state": "available"]) == 0)
                #expect(shown.value("patuh_jobs_longest_due_seconds", ["kind": kind.rawValue]) == 0)
            }
            #expect(shown.value("patuh_metrics_source_up", ["source": "jobs"]) == 1)
        }
    }
}

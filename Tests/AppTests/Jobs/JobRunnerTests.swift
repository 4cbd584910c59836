import Foundation
import Synchronization
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The runner of jobs")
struct JobRunnerTests {
    /// Adds a job behind the runner's back: nothing rings, nobody calls.
    private func addSilently(_ app: TestApp) async throws {
        try await app.superuser.execute("INSERT INTO job (kind) VALUES ('purge')")
    }

    /// Whether this runner has done everything that is its own. The calls of webhooks are another's.
    private func nothingWaits(_ app: TestApp) async throws -> Bool {
        let waiting: Int = try await app.value(
            "SELECT count(*) FROM job WHERE state = 'available' AND kind = ANY(\(JobKind.quick.map(\.rawValue)))"
        )
        return waiting == 0
    }

    /// Until the runner has done the day's jobs and hears.
    private func settled(_ app: TestApp) async throws {
        let own = JobKind.regular.filter(JobKind.quick.contains)
        try await eventually {
            let done: Int = try await app.value("SELECT count(DISTINCT kind) FROM job WHERE state = 'completed'")
            let listeners: Int = try await app.value(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND query LIKE 'LISTEN %' AND state = 'idle'
                """
            )
            return done == own.count && listeners == 1
        }
    }

    @Test("A job of which nobody told is found by the poll")
    func poll() async throws {
        try await withApp { app in
            try await withRunner(app, changing: { $0.poll = .milliseconds(50) }) {
                try await settled(app)
                try await addSilently(app)
                try await eventually { try await nothingWaits(app) }
            }
        }
    }

    @Test("A call of another server is heard without the poll, also on a connection that was made anew")
    func called() async throws {
        try await withApp { app in
            try await withRunner(app, changing: { $0.poll = .seconds(3600) }) {
                try await settled(app)
                try await addSilently(app)
                try await app.queue.callOthers()
                try await eventually { try await nothingWaits(app) }
                try await addSilently(app)
                // Whoever was cut off looks for himself when he is back.
                try await app.superuser.execute(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND query LIKE 'LISTEN %'
                    """
                )
                try await eventually { try await nothingWaits(app) }
            }
        }
    }

    @Test("The jobs of a day are asked for at the start and when the day is over, not at every ring")
    func daily() async throws {
        try await withApp { app in
            let elapsed = Mutex(Duration.zero)
            let start = ContinuousClock.now
            let change = { (runner: inout JobRunner) in
                runner.poll = .milliseconds(20)
                runner.now = { start.advanced(by: elapsed.withLock { $0 }) }
            }
            try await withRunner(app, changing: change) {
                try await settled(app)
                try await app.superuser.execute("DELETE FROM job")
                for _ in 0..<3 {
                    try await addSilently(app)
                    try await eventually { try await nothingWaits(app) }
                }
                let daily: SQL = "SELECT count(*) FROM job WHERE kind = 'sweep_evidence'"
                #expect(try await app.value(daily, as: Int.self) == 0)
                elapsed.withLock { $0 = .seconds(86_400) }
                try await eventually { try await app.value(daily, as: Int.self) == 1 }
            }
        }
    }
}

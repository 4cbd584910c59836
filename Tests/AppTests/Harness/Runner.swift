import ServiceLifecycle
import Testing

@testable import App

/// Runs the service's own job runner beside a test, with some things changed, and stops it gracefully.
func withRunner(
    _ app: TestApp,
    changing change: (inout JobRunner) -> Void = { _ in },
    _ body: @Sendable () async throws -> Void
) async throws {
    var runner = app.service.runner
    change(&runner)
    let group = ServiceGroup(services: [runner], logger: TestDatabases.logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        try outcome.get()
    }
}

/// Waits until a condition holds.
func eventually(_ seconds: Int = 60, _ condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while try await !condition() {
        guard ContinuousClock.now < end else { throw TestFailure("it did not come true in \(seconds) s") }
        try await Task.sleep(for: .milliseconds(20))
    }
}

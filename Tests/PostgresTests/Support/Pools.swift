import Logging

@testable import Postgres

let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// Lends a pool on the shared test server and closes it after.
@discardableResult
func withPool<Value>(
    size: Int = 4,
    url: String? = nil,
    _ change: (inout Pool.Configuration) -> Void = { _ in },
    _ body: (Pool) async throws -> Value
) async throws -> Value {
    var configuration = Pool.Configuration(try url ?? TestServer.shared.get())
    configuration.size = size
    // Sanitizers and a busy machine are slow: these limits only end what hangs. Tests of a limit itself set their own.
    configuration.waitTimeout = .seconds(120)
    configuration.connectTimeout = .seconds(60)
    configuration.statementTimeout = .seconds(300)
    configuration.lockTimeout = .seconds(300)
    configuration.idleInTransactionTimeout = .seconds(300)
    configuration.clientGrace = .seconds(60)
    change(&configuration)
    let pool = try Pool(configuration: configuration, logger: quiet)
    do {
        let value = try await body(pool)
        await pool.close()
        return value
    } catch {
        await pool.close()
        throw error
    }
}

/// A name that no other test uses.
func freshName(_ stem: String) -> String {
    let number = counter.withLock { number in
        number += 1
        return number
    }
    return "\(stem)_\(number)_\(Int.random(in: 0..<1_000_000))"
}

private let counter = Locked(0)

/// Runs `body` and returns the ``PostgresError`` that it throws.
func failure<Value>(_ body: () async throws -> Value) async throws -> PostgresError {
    do {
        _ = try await body()
    } catch let error as PostgresError {
        return error
    }
    throw TestFailure("an error was expected")
}

/// Waits until a condition holds, for as long as something that hangs may take.
func eventually(_ seconds: Int = 120, _ condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    throw TestFailure("the condition did not come to hold")
}

import Foundation
import Testing

@testable import App

@Suite("One after another")
struct TurnstileTests {
    /// Runs a test while somebody is through, and lets her go when it is over.
    private func whileHeld<Result: Sendable>(
        _ turnstile: Turnstile,
        _ body: () async throws -> Result
    ) async throws -> Result {
        let gate = AsyncStream.makeStream(of: Void.self)
        let held = AsyncStream.makeStream(of: Void.self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await turnstile.pass {
                    held.continuation.finish()
                    for await _ in gate.stream {}
                }
            }
            for await _ in held.stream {}
            defer { gate.continuation.finish() }
            return try await body()
        }
    }

    @Test("As many wait as there is room for, all of them get through, and the others are turned away at once")
    func full() async throws {
        let turnstile = Turnstile(mostWaiting: 16)
        let through = try await withThrowingTaskGroup(of: Bool.self) { group in
            try await whileHeld(turnstile) {
                for _ in 0..<40 {
                    group.addTask {
                        do {
                            return try await turnstile.pass { true }
                        } catch is Problem { return false }
                    }
                }
                // Only those that find no room come back while somebody is through.
                for _ in 0..<24 {
                    let gotThrough = try await group.next()
                    #expect(gotThrough == false)
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(through == 16)
        #expect(try await turnstile.pass { 7 } == 7)
    }

    @Test("Whoever throws, or goes while she waits, holds nobody up")
    func gone() async throws {
        struct Fall: Error {}
        let turnstile = Turnstile(mostWaiting: 4)
        await #expect(throws: Fall.self) { try await turnstile.pass { throw Fall() } }
        let isCancelled = try await whileHeld(turnstile) {
            await withTaskGroup(of: Bool.self) { group in
                group.addTask {
                    do {
                        try await turnstile.pass {}
                        return false
                    } catch { return error is CancellationError }
                }
                group.cancelAll()
                return await group.next()
            }
        }
        #expect(isCancelled == true)
        #expect(try await turnstile.pass { 7 } == 7)
    }
}

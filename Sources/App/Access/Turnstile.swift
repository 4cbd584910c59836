import Domain
import Synchronization

/// Lets one through at a time, in the order in which they came, and turns away whoever finds too many waiting.
final class Turnstile: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [(number: Int, continuation: CheckedContinuation<Void, any Error>)] = []
        var last = 0
    }

    private enum Entry {
        case through, queued, full, cancelled
    }

    private let state = Mutex(State())
    private let mostWaiting: Int

    /// - Parameter mostWaiting: How many may wait while one is through.
    init(mostWaiting: Int) { self.mostWaiting = mostWaiting }

    /// Does something alone.
    ///
    /// - Throws: ``Problem/unavailable`` where too many wait already; what `body` throws.
    func pass<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        try await enter()
        defer { leave() }
        return try await body()
    }

    private func enter() async throws {
        let number = state.withLock { state in
            state.last += 1
            return state.last
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let entry = state.withLock { state -> Entry in
                    if Task.isCancelled { return .cancelled }
                    if !state.isTaken {
                        state.isTaken = true
                        return .through
                    }
                    guard state.waiting.count < mostWaiting else { return .full }
                    state.waiting.append((number, continuation))
                    return .queued
                }
                switch entry {
                case .through: continuation.resume()
                case .queued: break
                case .full: continuation.resume(throwing: Problem.unavailable)
                case .cancelled: continuation.resume(throwing: CancellationError())
                }
            }
        } onCancel: {
            let gone = state.withLock { state in
                state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0).continuation }
            }
            gone?.resume(throwing: CancellationError())
        }
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard !state.waiting.isEmpty else {
                state.isTaken = false
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume()
    }
}

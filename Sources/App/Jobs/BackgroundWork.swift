import Foundation
import ServiceLifecycle
import Synchronization

/// Long computations that nobody waits for, away from the threads that serve requests and behind all of them.
enum BackgroundWork {
    /// By how much they stand behind everything else (`setpriority(2)`): also behind ``PasswordHasher``, so that people
    /// sign in meanwhile.
    static let niceness: CInt = 10

    /// Computes something.
    ///
    /// - Parameter body: Asks now and then whether to go on (`Pulse.check`).
    /// - Throws: `CancellationError` once the task is cancelled or the server stops, and what `body` throws.
    static func run<Value: Sendable>(_ body: @escaping @Sendable (Pulse) throws -> Value) async throws -> Value {
        let pulse = Pulse()
        return try await withTaskCancellationOrGracefulShutdownHandler {
            try await OwnThread.run(niceness: Self.niceness) { try body(pulse) }
        } onCancelOrGracefulShutdown: {
            pulse.stop()
        }
    }

    /// Whether a computation is still wanted.
    final class Pulse: Sendable {
        private let isStopped = Atomic(false)

        fileprivate func stop() { isStopped.store(true, ordering: .relaxed) }

        /// Goes on, or throws `CancellationError`.
        func check() throws {
            if isStopped.load(ordering: .relaxed) { throw CancellationError() }
        }
    }
}

import Foundation
import Glibc

/// A thread for one computation, away from those that serve requests and behind them.
///
/// Of its own each time: a thread that has been put behind the others can't be brought forward again.
enum OwnThread {
    /// Computes something.
    ///
    /// - Parameter niceness: By how much the thread stands behind the others (`setpriority(2)`).
    /// - Throws: What `body` throws.
    static func run<Value: Sendable>(
        niceness: CInt,
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
                continuation.resume(with: Result { try body() })
            }
        }
    }
}

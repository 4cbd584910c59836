extension Connector {
    /// Connects on a thread of its own. A cancelled task does not wait: what is connected after all is closed.
    static func connectInBackground(_ plan: ConnectPlan) async throws(PostgresError) -> Link {
        let waiting = Locked<CheckedContinuation<Result<Link, ConnectFailure>, Never>?>(nil)
        let answer: @Sendable (Result<Link, ConnectFailure>) -> Void = { result in
            let continuation = waiting.withLock { waiting in
                defer { waiting = nil }
                return waiting
            }
            continuation?.resume(returning: result)
        }
        let cancelled = ConnectFailure(
            error: PostgresError(code: .cancelled, message: "the task was cancelled"),
            isPermanent: false
        )
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiting.withLock { $0 = continuation }
                BlockingThread.start { answer(Connector.connect(plan)) }
                if Task.isCancelled { answer(.failure(cancelled)) }
            }
        } onCancel: {
            answer(.failure(cancelled))
        }
        do { return try result.get() } catch { throw error.error }
    }
}

extension Connector {
    /// Connects on a thread of its own. A cancelled task does not wait: what is connected after all is closed.
    static func connectInBackground(_ plan: ConnectPlan) async throws(PostgresError) -> Link {
        let waiting = Locked<CheckedContinuation<Result<Link, PostgresError>, Never>?>(nil)
        let answer: @Sendable (Result<Link, PostgresError>) -> Void = { result in
            let continuation = waiting.withLock { waiting in
                defer { waiting = nil }
                return waiting
            }
            continuation?.resume(returning: result)
        }
        let cancelled = PostgresError(code: .cancelled, message: "the task was cancelled")
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiting.withLock { $0 = continuation }
                BlockingThread.start { answer(Connector.connect(plan)) }
                if Task.isCancelled { answer(.failure(cancelled)) }
            }
        } onCancel: {
            answer(.failure(cancelled))
        }
        return try result.get()
    }
}

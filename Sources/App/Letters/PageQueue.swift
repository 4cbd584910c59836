import Synchronization

/// Pages that wait for a process, in the order of their arrival.
final class PageQueue: Sendable {
    /// A page, and where its PDF is awaited.
    struct Page: Sendable {
        let html: String
        let answer: AsyncStream<Result<[UInt8], LetterPress.Failure>>.Continuation

        /// Gives the one answer.
        func finish(_ result: Result<[UInt8], LetterPress.Failure>) {
            answer.yield(result)
            answer.finish()
        }
    }

    private struct State {
        var isOpen = true
        var pages: [Page] = []
        var takers: [(id: Int, continuation: CheckedContinuation<Page?, Never>)] = []
        var lastID = 0
    }

    private let state = Mutex(State())
    private let most: Int

    /// - Parameter most: how many pages may wait.
    init(most: Int) { self.most = most }

    /// Adds a page.
    ///
    /// - Throws: `busy` or `stopped`.
    func put(_ page: Page) throws(LetterPress.Failure) {
        let outcome: Result<CheckedContinuation<Page?, Never>?, LetterPress.Failure> = state.withLock { state in
            guard state.isOpen else { return .failure(.stopped) }
            // Who began to wait last goes first: its process is still warm, and the others may end theirs.
            if let taker = state.takers.popLast() { return .success(taker.continuation) }
            guard state.pages.count < most else { return .failure(.busy) }
            state.pages.append(page)
            return .success(nil)
        }
        try outcome.get()?.resume(returning: page)
    }

    /// The next page; `nil` once the queue is closed or the task is cancelled.
    func take() async -> Page? {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ready: Page?? = state.withLock { state in
                    if !state.pages.isEmpty { return .some(state.pages.removeFirst()) }
                    guard state.isOpen, !Task.isCancelled else { return .some(nil) }
                    state.takers.append((id, continuation))
                    return .none
                }
                if case .some(let page) = ready { continuation.resume(returning: page) }
            }
        } onCancel: {
            let taker = state.withLock { state in
                state.takers.firstIndex { $0.id == id }.map { state.takers.remove(at: $0) }
            }
            taker?.continuation.resume(returning: nil)
        }
    }

    /// The next page, if one comes in time.
    func take(within limit: Duration) async -> Page? {
        await withTaskGroup(of: Page?.self) { group in
            group.addTask { await self.take() }
            group.addTask {
                try? await Task.sleep(for: limit)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            // A page may have come in the moment in which the time was over.
            let second = await group.next() ?? nil
            return first ?? second
        }
    }

    /// Takes no more pages and gives up those that wait.
    func close() {
        let (takers, pages) = state.withLock { state in
            state.isOpen = false
            defer { (state.takers, state.pages) = ([], []) }
            return (state.takers, state.pages)
        }
        for taker in takers { taker.continuation.resume(returning: nil) }
        for page in pages { page.finish(.failure(.stopped)) }
    }
}

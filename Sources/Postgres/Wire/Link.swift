import CLibPQ
import Glibc
import Synchronization

/// One connection to the server, driven by the reactor.
///
/// Work is begun by the task that wants it and ended by the reactor's thread; both hold the lock while they touch libpq.
final class Link: ReactorSource {
    let state: Locked<LinkState>
    private let nextToken = Atomic<UInt64>(1)
    private let sink: NoticeSink
    let id: UInt64
    /// The back-end's process id.
    let processID: Int32
    /// Called once, when the connection has ended for whatever reason.
    private let onDeath = Locked<(@Sendable () -> Void)?>(nil)
    /// Called on the reactor's thread, mostly; must not wait.
    private let onNotifications = Locked<(@Sendable ([Notification]) -> Void)?>(nil)

    /// Takes over a connected, non-blocking handle in pipeline mode.
    init(handle: OpaquePointer, sink: NoticeSink, cacheSize: Int) {
        self.sink = sink
        processID = PQbackendPID(handle)
        let id = Reactor.shared.reserveID()
        self.id = id
        state = Locked(LinkState(handle: handle, id: id, cacheSize: cacheSize))
        Reactor.shared.add(self, id: id)
        Reactor.shared.watch(PQsocket(handle), id: id)
    }

    deinit {
        close()
        Reactor.shared.remove(id)
    }

    func setOnDeath(_ body: @escaping @Sendable () -> Void) {
        onDeath.withLock { $0 = body }
    }

    func setOnNotifications(_ body: @escaping @Sendable ([Notification]) -> Void) {
        onNotifications.withLock { $0 = body }
    }

    // MARK: Work

    /// Runs statements in one pipeline with one sync. Outside a transaction they are one implicit transaction.
    func run(_ statements: [Statement], patience: Patience) async -> Outcome {
        for (index, statement) in statements.enumerated() {
            guard var refusal = statement.refusal else { continue }
            refusal.statement = index
            return .failure(refusal)
        }
        return await work(patience) { state in
            state.send(statements).map { .pipeline($0) }
        }
    }

    /// Runs a text of any number of statements by the simple protocol, or starts a COPY.
    func runSimple(_ text: String, patience: Patience) async -> Outcome {
        guard !text.utf8.contains(0) else {
            return .failure(PostgresError(code: .invalidText, message: "SQL text contains a NUL character"))
        }
        return await work(patience) { state in
            state.sendSimple(text) ? .simple(Simple()) : nil
        }
    }

    /// Sends a piece of a COPY's data and waits until it is written.
    func copy(_ bytes: [UInt8], patience: Patience) async -> Outcome {
        await work(patience) { state in
            guard let handle = state.handle, state.isCopying else { return nil }
            let isTaken = bytes.withUnsafeBytes { buffer in
                let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                return buffer.isEmpty || PQputCopyData(handle, text, Int32(buffer.count)) == 1
            }
            return isTaken ? .sending : nil
        }
    }

    /// Ends a COPY; with a reason, the server discards it.
    func endCopy(abandoning reason: String?, patience: Patience) async -> Outcome {
        await work(patience, isInterrupted: reason != nil) { state in
            guard let handle = state.handle, state.isCopying else { return nil }
            return PQputCopyEnd(handle, reason) == 1 ? .simple(Simple()) : nil
        }
    }

    func work(
        _ patience: Patience,
        isInterrupted: Bool = false,
        begin: @Sendable (inout LinkState) -> Job.Kind?
    ) async -> Outcome {
        let token = nextToken.wrappingAdd(1, ordering: .relaxed).newValue
        guard !patience.isShielded else {
            return await withCheckedContinuation { continuation in
                start(token, patience, continuation, begin)
                if isInterrupted { interrupt(token, .cancelled) }
            }
        }
        guard !Task.isCancelled else {
            return .failure(PostgresError(code: .cancelled, message: "the task was cancelled"))
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                start(token, patience, continuation, begin)
                // The handler may have run before there was anything to cancel.
                if Task.isCancelled { interrupt(token, .cancelled) }
            }
        } onCancel: {
            interrupt(token, .cancelled)
        }
    }

    private func start(
        _ token: UInt64,
        _ patience: Patience,
        _ continuation: CheckedContinuation<Outcome, Never>,
        _ begin: (inout LinkState) -> Job.Kind?
    ) {
        let deadline = patience.limit.map { ContinuousClock.now + $0 }
        perform { state in
            guard state.handle != nil else {
                let error = PostgresError(code: .connectionLost, message: "the connection is closed")
                state.effects.append(.resume(continuation, .failure(error)))
                return
            }
            guard state.job == nil else {
                let error = PostgresError(code: .misuse, message: "the connection is in use")
                state.effects.append(.resume(continuation, .failure(error)))
                return
            }
            guard let kind = begin(&state) else {
                state.effects.append(.resume(continuation, .failure(state.sendError)))
                state.close(state.sendError)
                return
            }
            state.job = Job(token: token, kind: kind, deadline: deadline, continuation: continuation)
            if let deadline { state.effects.append(.wake(deadline)) }
            state.flush()
            // The answer may have been read already: a server that refuses a COPY speaks before its end.
            state.advance(isLost: false)
        }
    }

    private func interrupt(_ token: UInt64, _ reason: Interruption.Reason) {
        perform { state in
            guard state.job?.token == token else { return }
            state.interrupt(reason, now: .now)
        }
    }

    // MARK: The connection's condition

    var transactionStatus: PGTransactionStatusType {
        state.withLock { $0.transactionStatus }
    }

    var isOpen: Bool {
        state.withLock { $0.handle != nil }
    }

    /// Whether the server waits for the data of a COPY.
    var isCopying: Bool {
        state.withLock { $0.isCopying }
    }

    /// Whether another task may have it: open, at rest, outside a transaction, no cancel request to come.
    var isReusable: Bool {
        state.withLock { state in
            state.handle != nil && state.job == nil && !state.isCopying && !state.needsSettling
                && state.transactionStatus == PQTRANS_IDLE
        }
    }

    /// A cancel request was sent; the server must answer once more before anything else runs.
    var needsSettling: Bool {
        state.withLock { $0.needsSettling && $0.handle != nil }
    }

    func markSettled() {
        state.withLock { $0.needsSettling = false }
    }

    /// Looks at the socket: an idle connection that has something to say has mostly died.
    func isAlive() -> Bool {
        perform { state in
            guard let handle = state.handle else { return }
            var byte: UInt8 = 0
            let count = recv(PQsocket(handle), &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
            if count >= 0 { state.ready(events: EPOLLIN.rawValue) }
        }
        return state.withLock { $0.handle != nil }
    }

    func close() {
        perform { $0.close(PostgresError(code: .connectionLost, message: "the connection was closed")) }
    }

    var cachedStatements: Int {
        state.withLock { $0.cache.count }
    }

    /// For the extensions of this class.
    func withState<Value>(_ body: (inout LinkState) -> Value) -> Value {
        state.withLock(body)
    }

    // MARK: The reactor's side

    func ready(events: UInt32) {
        perform { $0.ready(events: events) }
    }

    func tick(now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        var next: ContinuousClock.Instant?
        perform { next = $0.tick(now: now) }
        return next
    }

    /// Changes the state under the lock and does what follows from it after.
    private func perform(_ body: (inout LinkState) -> Void) {
        let effects = state.withLock { state in
            body(&state)
            defer { state.effects = [] }
            return state.effects
        }
        for effect in effects { apply(effect) }
    }

    private func apply(_ effect: LinkEffect) {
        switch effect {
        case .resume(let continuation, let outcome):
            continuation.resume(returning: outcome)
        case .wake(let moment):
            Reactor.shared.wake(at: moment)
        case .notified(let notifications):
            onNotifications.withLock { $0 }?(notifications)
        case .died:
            onDeath.withLock { body in
                defer { body = nil }
                return body
            }?()
        case .sendCancel(let request, let token):
            let request = CancelRequest(request)
            BlockingThread.start { [weak self] in
                request.send()
                self?.perform { $0.cancelDelivered(token: token, now: .now) }
            }
        }
    }
}

import CLibPQ
import Glibc

/// What is to be done once a connection's lock is free again.
enum LinkEffect: @unchecked Sendable {
    // `@unchecked Sendable`: the `PGcancel` pointer has exactly one owner at any time.
    case resume(CheckedContinuation<Outcome, Never>, Outcome)
    case sendCancel(OpaquePointer, token: UInt64)
    case wake(ContinuousClock.Instant)
    case notified([Notification])
    case died
}

/// Everything about one connection that changes.
///
/// What counts references is never assigned through an optional (`job?.kind = …`): in a structure that can't be copied
/// Swift 6.3 then forgets to release the old value. It is taken out, changed, and put back.
///
/// `@unchecked Sendable`: it owns the `PGconn`, can't be copied, and is touched only under the lock of its ``Link``.
struct LinkState: ~Copyable, @unchecked Sendable {
    /// `nil` once closed.
    var handle: OpaquePointer?
    let id: UInt64
    var cache: StatementCache
    var job: Job?
    var wantsWrite = false
    /// Out of pipeline mode, inside a COPY.
    var isCopying = false
    /// The COPY sends rows to the client.
    var copyOut: CopyOutState?
    /// A cancel request was sent since the connection was last settled.
    var needsSettling = false
    var effects: [LinkEffect] = []

    init(handle: OpaquePointer, id: UInt64, cacheSize: Int) {
        self.handle = handle
        self.id = id
        cache = StatementCache(capacity: cacheSize)
    }

    var transactionStatus: PGTransactionStatusType {
        handle.map { PQtransactionStatus($0) } ?? PQTRANS_UNKNOWN
    }

    /// Closes the connection; work under way fails with `error`.
    mutating func close(_ error: PostgresError) {
        guard let handle else { return }
        Reactor.shared.unwatch(PQsocket(handle))
        PQfinish(handle)
        self.handle = nil
        effects.append(.died)
        finish(.failure(error))
        deliver()
    }

    /// Ends the work under way. While a cancel request is on its way, the outcome is held back.
    mutating func finish(_ outcome: Outcome) {
        guard var job, job.outcome == nil else { return }
        job.outcome = named(outcome, by: job.interruption)
        self.job = job
        deliver()
    }

    /// Hands the outcome over, unless a cancel request could still hit what comes next.
    mutating func deliver() {
        guard let job, let outcome = job.outcome else { return }
        if let interruption = job.interruption, interruption.isInFlight, handle != nil { return }
        self.job = nil
        effects.append(.resume(job.continuation, outcome))
    }

    /// A statement that was cancelled by us is not the server's failure.
    private func named(_ outcome: Outcome, by interruption: Interruption?) -> Outcome {
        guard let interruption, case .failure(var error) = outcome else { return outcome }
        guard error.sqlState == .queryCanceled || error.code == .connectionLost else { return outcome }
        error.code = interruption.reason == .cancelled ? .cancelled : .clientTimeout
        return .failure(error)
    }

    /// Writes what libpq has buffered; asks for the socket's readiness when it can't write everything.
    mutating func flush() {
        guard let handle else { return }
        let left = PQflush(handle)
        if left < 0 {
            // What the server said before it left may still be waiting to be read.
            _ = Arrived.read(handle)
            advance(isLost: true)
            return
        }
        // Where it can't write, libpq reads.
        if Arrived.isHeldBack(handle) { _ = Arrived.read(handle) }
        if wantsWrite != (left == 1) {
            wantsWrite = left == 1
            Reactor.shared.watch(PQsocket(handle), id: id, writing: wantsWrite)
        }
    }

    /// The socket is ready.
    mutating func ready(events: UInt32) {
        guard let handle else { return }
        let isReadable = events & ~EPOLLOUT.rawValue != 0
        let isLost = isReadable && !Arrived.read(handle)
        if !isLost, wantsWrite { flush() }
        advance(isLost: isLost)
    }

    /// Reads as many answers as have arrived.
    mutating func advance(isLost: Bool) {
        guard let handle else { return }
        defer { takeNotifications() }
        let isBroken = isLost || PQstatus(handle) == CONNECTION_BAD
        guard let job, job.outcome == nil else {
            readIdle(handle, isLost: isBroken)
            return
        }
        switch job.kind {
        case .pipeline(let pipeline): advance(pipeline, on: handle, isLost: isBroken)
        case .simple(let simple): advance(simple, on: handle, isLost: isBroken)
        case .receiving(let simple): receive(simple, on: handle, isLost: isBroken)
        case .sending:
            if isBroken {
                close(brokenError(handle))
            } else if !wantsWrite {
                finish(.success([]))
            }
        }
    }

    /// Nothing is under way: notices and settings may come, or the end.
    private mutating func readIdle(_ handle: OpaquePointer, isLost: Bool) {
        if isLost {
            close(brokenError(handle))
            return
        }
        guard !isCopying else { return }
        _ = PQisBusy(handle)
        if PQstatus(handle) == CONNECTION_BAD { close(brokenError(handle)) }
    }

    /// Why nothing could be sent.
    var sendError: PostgresError {
        let isOpen = handle.map { PQstatus($0) == CONNECTION_OK } ?? false
        return isOpen
            ? PostgresError(code: .protocolViolation, message: "libpq refused to send the statement")
            : PostgresError(code: .connectionLost, message: "the connection to the database broke")
    }

    func brokenError(_ handle: OpaquePointer) -> PostgresError {
        PostgresError(code: .connectionLost, message: "the connection to the database broke")
    }
}

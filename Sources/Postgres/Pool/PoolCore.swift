import CLibPQ
import Logging

/// Carries out the decisions of ``PoolState``.
final class PoolCore: ReactorSource {
    typealias Grant = Result<PoolState.SlotID, PostgresError>

    fileprivate struct Inner {
        var state: PoolState
        var links: [PoolState.SlotID: Link] = [:]
        var waiting: [PoolState.WaiterID: CheckedContinuation<Grant, Never>] = [:]
        var drained: [CheckedContinuation<Void, Never>] = []
        var isDrained = false
        var nextWaiter: UInt64 = 0
        var lastFailure: PostgresError?
    }

    /// What is to be done once the lock is free.
    private enum Effect {
        case grant(CheckedContinuation<Grant, Never>, Grant)
        case connect(PoolState.SlotID)
        case close(Link)
        case wake(PoolState.Moment)
        case drained([CheckedContinuation<Void, Never>])
    }

    private let inner: Locked<Inner>
    private let plan: ConnectPlan
    let configuration: Pool.Configuration
    let logger: Logger
    let watch: PoolWatch
    private let id: UInt64

    init(configuration: Pool.Configuration, logger: Logger) throws(PostgresError) {
        self.configuration = configuration
        self.logger = logger
        plan = try ConnectPlan(configuration, logger: logger)
        watch = PoolWatch(
            metrics: PoolMetrics(pool: configuration.applicationName),
            slow: SlowStatements(configuration, logger: logger)
        )
        inner = Locked(Inner(state: PoolState(size: max(1, configuration.size))))
        id = Reactor.shared.reserveID()
        Reactor.shared.add(self, id: id)
    }

    deinit {
        Reactor.shared.remove(id)
    }

    // MARK: Borrowing and returning

    /// A connection, waited for no longer than the configured limit.
    func acquire() async throws(PostgresError) -> Lease {
        let start = ContinuousClock.now
        defer { watch.metrics.waited(ContinuousClock.now - start) }
        do {
            return try await aliveLease()
        } catch {
            watch.metrics.count(error)
            throw error
        }
    }

    private func aliveLease() async throws(PostgresError) -> Lease {
        while true {
            guard !Task.isCancelled else { throw PostgresError(code: .cancelled, message: "the task was cancelled") }
            let lease = try await nextLease()
            // Nothing has been sent yet, so a dead connection is replaced without anyone noticing.
            if lease.link.isAlive() { return lease }
            giveBack(lease, isReusable: false)
        }
    }

    private func nextLease() async throws(PostgresError) -> Lease {
        if let lease = takeIdle() { return lease }
        let waiter = inner.withLock { inner in
            inner.nextWaiter += 1
            return PoolState.WaiterID(number: inner.nextWaiter)
        }
        let grant = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enqueue(waiter, continuation)
                if Task.isCancelled { cancel(waiter) }
            }
        } onCancel: {
            cancel(waiter)
        }
        return try lease(of: grant.get())
    }

    /// The connection of a granted slot, which stays in its place until it is returned.
    private func lease(of slot: PoolState.SlotID) throws(PostgresError) -> Lease {
        guard let link = inner.withLock({ $0.links[slot] }) else {
            perform { $0.state.released(slot, isReusable: false) }
            throw PostgresError(code: .connectionLost, message: "the connection broke while it was handed over")
        }
        return Lease(slot: slot, link: link)
    }

    private func takeIdle() -> Lease? {
        inner.withLock { inner in
            guard let slot = inner.state.takeIdle(), let link = inner.links[slot] else { return nil }
            watch.metrics.show(inner.state)
            return Lease(slot: slot, link: link)
        }
    }

    private func enqueue(_ waiter: PoolState.WaiterID, _ continuation: CheckedContinuation<Grant, Never>) {
        let deadline = ContinuousClock.now + configuration.waitTimeout
        perform { inner in
            inner.waiting[waiter] = continuation
            return inner.state.request(waiter, deadline: deadline)
        }
    }

    private func cancel(_ waiter: PoolState.WaiterID) {
        let continuation = inner.withLock { inner in
            defer { watch.metrics.show(inner.state) }
            return inner.state.cancel(waiter) ? inner.waiting.removeValue(forKey: waiter) : nil
        }
        continuation?.resume(returning: .failure(PostgresError(code: .cancelled, message: "the task was cancelled")))
    }

    /// Returns a connection. One that a cancel request was sent to is settled first.
    func release(_ lease: Lease) async {
        if lease.link.needsSettling { await settle(lease.link) }
        giveBack(lease, isReusable: lease.link.isReusable && !lease.mustClose)
    }

    /// A round trip after which no earlier cancel request can have any effect: the server ignores one that it finds
    /// when it reads its next message.
    private func settle(_ link: Link) async {
        let patience = Patience(limit: LinkState.cancelGrace, isShielded: true)
        if case .success = await link.run([], patience: patience) { link.markSettled() }
    }

    private func giveBack(_ lease: Lease, isReusable: Bool) {
        perform { $0.state.released(lease.slot, isReusable: isReusable) }
    }

    // MARK: Closing

    func beginClose() {
        perform { $0.state.close() }
    }

    /// Returns when every connection has been returned and closed.
    func close() async {
        beginClose()
        await withCheckedContinuation { continuation in
            let isDrained = inner.withLock { inner in
                if !inner.isDrained { inner.drained.append(continuation) }
                return inner.isDrained
            }
            if isDrained { continuation.resume() }
        }
    }

    // MARK: Connecting

    private func connect(_ slot: PoolState.SlotID) {
        let plan = plan
        BlockingThread.start { [weak self] in
            let result = Connector.connect(plan)
            self?.connected(slot, result)
        }
    }

    private func connected(_ slot: PoolState.SlotID, _ result: Result<Link, PostgresError>) {
        switch result {
        case .success(let link):
            watch.metrics.connected()
            link.setOnDeath { [weak self] in self?.died(slot) }
            perform { inner in
                inner.links[slot] = link
                return inner.state.connected(slot)
            }
        case .failure(let failure):
            watch.metrics.connectFailed()
            logger.debug("no connection to the database", metadata: ["reason": "\(failure.message)"])
            perform { inner in
                inner.lastFailure = failure
                return inner.state.connectFailed(slot, isPermanent: failure.isLasting, now: .now)
            }
        }
    }

    private func died(_ slot: PoolState.SlotID) {
        perform { inner in
            let actions = inner.state.died(slot)
            if inner.state.slots[slot] == nil { inner.links[slot] = nil }
            return actions
        }
    }

    // MARK: The reactor's side

    func ready(events: UInt32) {}

    func tick(now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        perform { $0.state.tick(now: now) }
        return inner.withLock { $0.state.nextMoment }
    }

    private func perform(_ decide: (inout Inner) -> [PoolState.Action]) {
        let effects = inner.withLock { inner in
            let actions = decide(&inner)
            watch.metrics.show(inner.state)
            return actions.compactMap { effect(of: $0, &inner) }
        }
        for effect in effects {
            switch effect {
            case .grant(let continuation, let grant): continuation.resume(returning: grant)
            case .connect(let slot): connect(slot)
            case .close(let link): link.close()
            case .wake(let moment): Reactor.shared.wake(at: moment)
            case .drained(let continuations): continuations.forEach { $0.resume() }
            }
        }
    }

    private func effect(of action: PoolState.Action, _ inner: inout Inner) -> Effect? {
        switch action {
        case .connect(let slot):
            return .connect(slot)
        case .lease(let waiter, let slot):
            return inner.waiting.removeValue(forKey: waiter).map { .grant($0, .success(slot)) }
        case .fail(let waiter, let failure):
            let error = inner.error(for: failure)
            return inner.waiting.removeValue(forKey: waiter).map { .grant($0, .failure(error)) }
        case .close(let slot):
            return inner.links.removeValue(forKey: slot).map { .close($0) }
        case .wake(let moment):
            return .wake(moment)
        case .drained:
            inner.isDrained = true
            defer { inner.drained = [] }
            return .drained(inner.drained)
        }
    }
}

extension PoolCore.Inner {
    fileprivate func error(for failure: PoolState.Failure) -> PostgresError {
        switch failure {
        case .timedOut:
            PostgresError(code: .poolTimeout, message: "no database connection became free in time")
        case .closed:
            PostgresError(code: .poolClosed, message: "the connection pool is closed")
        case .unreachable:
            lastFailure ?? PostgresError(code: .connectionFailed, message: "the database can't be reached")
        }
    }
}

/// A borrowed connection.
struct Lease: Sendable {
    let slot: PoolState.SlotID
    let link: Link
    /// Not to be used by anyone else afterwards, whatever its condition.
    var mustClose = false
}

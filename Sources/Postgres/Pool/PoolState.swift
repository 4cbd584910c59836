/// The pool's decisions, without any connection, socket or clock of its own: events go in, actions come out.
struct PoolState {
    typealias Moment = ContinuousClock.Instant

    /// A place for one connection.
    struct SlotID: Hashable, Sendable { var number: Int }
    /// Someone who waits for a connection.
    struct WaiterID: Hashable, Sendable { var number: UInt64 }

    enum Slot: Equatable {
        case connecting
        /// Connecting failed; tried again at this moment if someone still waits.
        case resting(until: Moment)
        case idle
        case leased
    }

    enum Action: Equatable {
        case connect(SlotID)
        case lease(WaiterID, SlotID)
        case fail(WaiterID, Failure)
        case close(SlotID)
        case wake(Moment)
        /// The pool is closing and nothing is left.
        case drained
    }

    enum Failure: Equatable {
        case timedOut
        case closed
        /// The last attempt to connect failed.
        case unreachable
    }

    struct Waiter {
        var id: WaiterID
        var deadline: Moment
    }

    let size: Int
    private(set) var slots: [SlotID: Slot] = [:]
    /// Last in, first out: the warmest connection is used next.
    private(set) var idle: [SlotID] = []
    private(set) var waiters: [Waiter] = []
    private(set) var isClosing = false
    private var failures = 0
    private var nextSlot = 0

    init(size: Int) {
        self.size = size
    }

    /// An idle connection, if there is one, without waiting.
    mutating func takeIdle() -> SlotID? {
        guard !isClosing, let slot = idle.popLast() else { return nil }
        slots[slot] = .leased
        return slot
    }

    /// Someone wants a connection.
    mutating func request(_ waiter: WaiterID, deadline: Moment) -> [Action] {
        guard !isClosing else { return [.fail(waiter, .closed)] }
        if let slot = takeIdle() { return [.lease(waiter, slot)] }
        waiters.append(Waiter(id: waiter, deadline: deadline))
        return [.wake(deadline)] + connectForWaiters()
    }

    /// Someone wants no connection any more. `false` when they had been served already.
    mutating func cancel(_ waiter: WaiterID) -> Bool {
        guard let index = waiters.firstIndex(where: { $0.id == waiter }) else { return false }
        waiters.remove(at: index)
        return true
    }

    mutating func connected(_ slot: SlotID) -> [Action] {
        failures = 0
        guard !isClosing else { return [.close(slot)] + remove(slot) }
        return offer(slot)
    }

    /// Connecting failed. A failure that time won't heal is told to everyone who waits.
    mutating func connectFailed(_ slot: SlotID, isPermanent: Bool, now: Moment) -> [Action] {
        failures += 1
        if isClosing || waiters.isEmpty { return remove(slot) }
        if isPermanent {
            let told = waiters.map { Action.fail($0.id, .unreachable) }
            waiters = []
            return remove(slot) + told
        }
        let rest = now + min(.seconds(1), .milliseconds(20) * (1 << min(failures, 6)))
        slots[slot] = .resting(until: rest)
        return [.wake(rest)]
    }

    /// A connection comes back.
    mutating func released(_ slot: SlotID, isReusable: Bool) -> [Action] {
        guard slots[slot] != nil else { return connectForWaiters() }
        guard isReusable, !isClosing else { return [.close(slot)] + remove(slot) + connectForWaiters() }
        return offer(slot)
    }

    /// An idle connection has ended by itself.
    mutating func died(_ slot: SlotID) -> [Action] {
        guard slots[slot] == .idle else { return [] }
        return remove(slot) + connectForWaiters()
    }

    mutating func tick(now: Moment) -> [Action] {
        var actions: [Action] = []
        let isReachable = failures == 0 || slots.values.contains(.leased)
        for waiter in waiters where waiter.deadline <= now {
            actions.append(.fail(waiter.id, isReachable ? .timedOut : .unreachable))
        }
        waiters.removeAll { $0.deadline <= now }
        for (slot, state) in slots {
            guard case .resting(let until) = state, until <= now else { continue }
            if waiters.isEmpty {
                actions += remove(slot)
            } else {
                slots[slot] = .connecting
                actions.append(.connect(slot))
            }
        }
        return actions
    }

    /// The next moment at which something is due.
    var nextMoment: Moment? {
        let rests = slots.values.compactMap { slot -> Moment? in
            if case .resting(let until) = slot { until } else { nil }
        }
        return (rests + waiters.map(\.deadline)).min()
    }

    mutating func close() -> [Action] {
        guard !isClosing else { return [] }
        isClosing = true
        var actions = waiters.map { Action.fail($0.id, .closed) }
        waiters = []
        for (slot, state) in slots {
            switch state {
            case .idle: actions += [.close(slot)] + remove(slot)
            case .resting: actions += remove(slot)
            case .connecting, .leased: break
            }
        }
        if slots.isEmpty, !actions.contains(.drained) { actions.append(.drained) }
        return actions
    }

    private mutating func offer(_ slot: SlotID) -> [Action] {
        guard !waiters.isEmpty else {
            slots[slot] = .idle
            idle.append(slot)
            return []
        }
        slots[slot] = .leased
        return [.lease(waiters.removeFirst().id, slot)]
    }

    private mutating func remove(_ slot: SlotID) -> [Action] {
        slots[slot] = nil
        idle.removeAll { $0 == slot }
        return isClosing && slots.isEmpty ? [.drained] : []
    }

    private mutating func connectForWaiters() -> [Action] {
        guard !isClosing else { return [] }
        var coming = slots.values.count { slot in
            switch slot {
            case .connecting, .resting: true
            case .idle, .leased: false
            }
        }
        var actions: [Action] = []
        while coming < waiters.count, slots.count < size {
            let slot = SlotID(number: nextSlot)
            nextSlot += 1
            slots[slot] = .connecting
            actions.append(.connect(slot))
            coming += 1
        }
        return actions
    }
}

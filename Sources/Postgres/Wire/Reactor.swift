import CLibPQ
import Glibc

/// Something that waits for its socket or for a moment.
protocol ReactorSource: AnyObject, Sendable {
    /// The socket is readable, writable or hung up.
    func ready(events: UInt32)
    /// Time has passed; returns the next moment to be called at, if any.
    func tick(now: ContinuousClock.Instant) -> ContinuousClock.Instant?
}

/// One thread of the process that waits on every socket and every deadline of this module.
///
/// Statements are sent by the tasks that ask for them; this thread only reads answers and keeps time. It never blocks
/// on anything but `epoll_wait`, and nothing is ever called while its own lock is held.
final class Reactor: Sendable {
    static let shared = Reactor()

    private struct State {
        var sources: [UInt64: Weak] = [:]
        var nextID: UInt64 = 1
        var wakeAt: ContinuousClock.Instant?
        var isRunning = false
    }

    private struct Weak {
        weak var source: (any ReactorSource)?
    }

    private let state = Locked(State())
    private let poller: Int32
    private let bell: Int32

    private init() {
        poller = epoll_create1(Int32(EPOLL_CLOEXEC))
        bell = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        control(EPOLL_CTL_ADD, descriptor: bell, id: 0, events: EPOLLIN.rawValue)
    }

    /// A new id for a source.
    func reserveID() -> UInt64 {
        state.withLock { state in
            defer { state.nextID += 1 }
            return state.nextID
        }
    }

    /// Registers a source, which is held weakly.
    func add(_ source: any ReactorSource, id: UInt64) {
        let isFirst = state.withLock { state in
            state.sources[id] = Weak(source: source)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if isFirst { BlockingThread.start { self.loop() } }
    }

    func remove(_ id: UInt64) {
        state.withLock { _ = $0.sources.removeValue(forKey: id) }
    }

    func watch(_ descriptor: Int32, id: UInt64) {
        control(EPOLL_CTL_ADD, descriptor: descriptor, id: id, events: EPOLLIN.rawValue | EPOLLRDHUP.rawValue)
    }

    func watch(_ descriptor: Int32, id: UInt64, writing: Bool) {
        let events = EPOLLIN.rawValue | EPOLLRDHUP.rawValue | (writing ? EPOLLOUT.rawValue : 0)
        control(EPOLL_CTL_MOD, descriptor: descriptor, id: id, events: events)
    }

    func unwatch(_ descriptor: Int32) {
        control(EPOLL_CTL_DEL, descriptor: descriptor, id: 0, events: 0)
    }

    /// Makes sure that every source is asked for the time at `moment` or soon after.
    func wake(at moment: ContinuousClock.Instant) {
        let ring = state.withLock { state in
            if let armed = state.wakeAt, armed <= moment { return false }
            state.wakeAt = moment
            return true
        }
        if ring {
            var one: UInt64 = 1
            _ = write(bell, &one, 8)
        }
    }

    private func control(_ operation: Int32, descriptor: Int32, id: UInt64, events: UInt32) {
        var event = epoll_event()
        event.events = events
        event.data.u64 = id
        _ = epoll_ctl(poller, operation, descriptor, &event)
    }

    private func loop() {
        var events = [epoll_event](repeating: epoll_event(), count: 64)
        while true {
            let count = epoll_wait(poller, &events, Int32(events.count), patience())
            for event in events.prefix(Int(max(count, 0))) {
                if event.data.u64 == 0 {
                    var rings: UInt64 = 0
                    _ = read(bell, &rings, 8)
                } else {
                    source(event.data.u64)?.ready(events: event.events)
                }
            }
            tick()
        }
    }

    private func source(_ id: UInt64) -> (any ReactorSource)? {
        state.withLock { $0.sources[id]?.source }
    }

    /// Milliseconds until the next deadline, rounded up; -1 when there is none.
    private func patience() -> Int32 {
        guard let moment = state.withLock({ $0.wakeAt }) else { return -1 }
        let left = ContinuousClock.now.duration(to: moment)
        guard left > .zero else { return 0 }
        return Int32(clamping: left / .milliseconds(1) < 60_000 ? Int((left / .milliseconds(1)).rounded(.up)) : 60_000)
    }

    private func tick() {
        let now = ContinuousClock.now
        let due = state.withLock { state -> [any ReactorSource]? in
            guard let moment = state.wakeAt, moment <= now else { return nil }
            state.wakeAt = nil
            return state.sources.values.compactMap(\.source)
        }
        guard let due else { return }
        for source in due {
            if let moment = source.tick(now: now) { wake(at: moment) }
        }
    }
}

import Testing

@testable import Postgres

@Suite("The pool's decisions, without a network or a clock")
struct PoolStateTests {
    private typealias Slot = PoolState.SlotID
    private typealias Waiter = PoolState.WaiterID
    private let start = ContinuousClock.now
    private var deadline: ContinuousClock.Instant { start + .seconds(5) }

    private func waiter(_ number: UInt64) -> PoolState.WaiterID { PoolState.WaiterID(number: number) }
    private func slot(_ number: Int) -> PoolState.SlotID { PoolState.SlotID(number: number) }

    @Test("The first request makes a connection, and gets it")
    func first() {
        var state = PoolState(size: 2)
        #expect(state.request(waiter(1), deadline: deadline) == [.wake(deadline), .connect(slot(0))])
        #expect(state.connected(slot(0)) == [.lease(waiter(1), slot(0))])
        #expect(state.released(slot(0), isReusable: true).isEmpty)
        #expect(state.takeIdle() == slot(0))
        #expect(state.takeIdle() == nil)
    }

    @Test("No more connections than the size; those who wait are served in order")
    func order() {
        var state = PoolState(size: 1)
        _ = state.request(waiter(1), deadline: deadline)
        #expect(state.request(waiter(2), deadline: deadline) == [.wake(deadline)])
        #expect(state.request(waiter(3), deadline: deadline) == [.wake(deadline)])
        _ = state.connected(slot(0))
        #expect(state.released(slot(0), isReusable: true) == [.lease(waiter(2), slot(0))])
        #expect(state.released(slot(0), isReusable: true) == [.lease(waiter(3), slot(0))])
    }

    @Test("The connection used last is used next")
    func warmest() {
        var state = PoolState(size: 2)
        for number in 1...2 { _ = state.request(waiter(UInt64(number)), deadline: deadline) }
        _ = state.connected(slot(0))
        _ = state.connected(slot(1))
        _ = state.released(slot(1), isReusable: true)
        _ = state.released(slot(0), isReusable: true)
        #expect(state.takeIdle() == slot(0))
    }

    @Test("A connection that can't be used again is closed, and replaced for those who wait")
    func replacement() {
        var state = PoolState(size: 1)
        _ = state.request(waiter(1), deadline: deadline)
        _ = state.request(waiter(2), deadline: deadline)
        _ = state.connected(slot(0))
        #expect(state.released(slot(0), isReusable: false) == [.close(slot(0)), .connect(slot(1))])
        #expect(state.connected(slot(1)) == [.lease(waiter(2), slot(1))])
    }

    @Test("A failed attempt rests longer each time and is repeated while someone waits")
    func retry() {
        var state = PoolState(size: 1)
        _ = state.request(waiter(1), deadline: deadline)
        #expect(state.connectFailed(slot(0), isPermanent: false, now: start) == [.wake(start + .milliseconds(40))])
        #expect(state.tick(now: start + .milliseconds(39)).isEmpty)
        #expect(state.tick(now: start + .milliseconds(40)) == [.connect(slot(0))])
        #expect(state.connectFailed(slot(0), isPermanent: false, now: start) == [.wake(start + .milliseconds(80))])
        #expect(state.nextMoment == start + .milliseconds(80))
        #expect(state.tick(now: deadline) == [.fail(waiter(1), .unreachable)])
        #expect(state.slots.isEmpty)
    }

    @Test("A failure that time won't heal is told to everyone at once")
    func permanent() {
        var state = PoolState(size: 1)
        _ = state.request(waiter(1), deadline: deadline)
        _ = state.request(waiter(2), deadline: deadline)
        let told = state.connectFailed(slot(0), isPermanent: true, now: start)
        #expect(told == [.fail(waiter(1), .unreachable), .fail(waiter(2), .unreachable)])
        #expect(state.slots.isEmpty)
    }

    @Test("Whoever waits too long is told so, and only they")
    func timeout() {
        var state = PoolState(size: 1)
        _ = state.request(waiter(1), deadline: deadline)
        _ = state.connected(slot(0))
        _ = state.request(waiter(2), deadline: start + .seconds(1))
        _ = state.request(waiter(3), deadline: deadline)
        #expect(state.tick(now: start + .seconds(1)) == [.fail(waiter(2), .timedOut)])
        #expect(state.released(slot(0), isReusable: true) == [.lease(waiter(3), slot(0))])
    }

    @Test("Whoever was cancelled gets nothing; whoever was served can't be cancelled")
    func cancellation() {
        var state = PoolState(size: 1)
        _ = state.request(waiter(1), deadline: deadline)
        let wasWaiting = state.cancel(waiter(1))
        #expect(wasWaiting)
        #expect(state.connected(slot(0)).isEmpty)
        #expect(state.request(waiter(2), deadline: deadline) == [.lease(waiter(2), slot(0))])
        let isWaiting = state.cancel(waiter(2))
        #expect(!isWaiting)
    }

    @Test("An idle connection that dies is forgotten; a borrowed one is dealt with when it returns")
    func death() {
        var state = PoolState(size: 1)
        _ = state.request(waiter(1), deadline: deadline)
        _ = state.connected(slot(0))
        #expect(state.died(slot(0)).isEmpty)
        #expect(state.slots[slot(0)] == .leased)
        _ = state.released(slot(0), isReusable: true)
        #expect(state.died(slot(0)).isEmpty)
        #expect(state.slots.isEmpty)
        #expect(state.takeIdle() == nil)
    }

    @Test("Closing fails those who wait, closes what is idle and waits for what is out")
    func closing() {
        var state = PoolState(size: 2)
        for number in 1...3 { _ = state.request(waiter(UInt64(number)), deadline: deadline) }
        _ = state.connected(slot(0))
        _ = state.connected(slot(1))
        _ = state.released(slot(1), isReusable: true)
        _ = state.request(waiter(4), deadline: deadline)
        _ = state.released(slot(1), isReusable: true)
        let actions = state.close()
        #expect(!actions.contains(.drained))
        #expect(state.request(waiter(5), deadline: deadline) == [.fail(waiter(5), .closed)])
        var rest: [PoolState.Action] = []
        for number in 0...1 where state.slots[slot(number)] != nil {
            rest += state.released(slot(number), isReusable: true)
        }
        #expect(rest.contains(.drained))
        #expect(state.slots.isEmpty)
    }

    @Test("Whatever happens in whatever order, no slot is lost, lent twice or left over")
    func random() {
        for _ in 0..<300 {
            var state = PoolState(size: Int.random(in: 1...4))
            var now = start
            var next: UInt64 = 0
            var waiting: Set<Waiter> = []
            var leased: Set<Slot> = []
            var connecting: Set<Slot> = []
            var isDrained = false
            func carryOut(_ actions: [PoolState.Action]) {
                for action in actions {
                    switch action {
                    case .connect(let slot): #expect(connecting.insert(slot).inserted)
                    case .lease(let waiter, let slot):
                        #expect(waiting.remove(waiter) != nil)
                        #expect(leased.insert(slot).inserted)
                    case .fail(let waiter, _): #expect(waiting.remove(waiter) != nil)
                    case .close, .wake: break
                    case .drained: isDrained = true
                    }
                }
                #expect(state.slots.count <= state.size)
            }
            func step() {
                switch Int.random(in: 0...6) {
                case 0, 1:
                    next += 1
                    waiting.insert(waiter(next))
                    carryOut(state.request(waiter(next), deadline: now + .milliseconds(Int.random(in: 1...500))))
                case 2:
                    if let slot = connecting.randomElement() {
                        connecting.remove(slot)
                        let isGood = Bool.random()
                        carryOut(
                            isGood
                                ? state.connected(slot)
                                : state.connectFailed(slot, isPermanent: Bool.random(), now: now)
                        )
                    }
                case 3:
                    if let slot = leased.randomElement() {
                        leased.remove(slot)
                        carryOut(state.released(slot, isReusable: Bool.random()))
                    }
                case 4:
                    if let one = waiting.randomElement(), state.cancel(one) { waiting.remove(one) }
                case 5:
                    now += .milliseconds(Int.random(in: 0...100))
                    carryOut(state.tick(now: now))
                default:
                    if let slot = state.idle.randomElement() { carryOut(state.died(slot)) }
                }
            }
            for _ in 0..<100 { step() }
            carryOut(state.close())
            for slot in connecting { carryOut(state.connected(slot)) }
            for slot in leased { carryOut(state.released(slot, isReusable: true)) }
            #expect(isDrained)
            #expect(waiting.isEmpty)
            #expect(state.slots.isEmpty)
        }
    }
}

import Metrics
import Synchronization

/// A number that many threads change without a lock.
struct AtomicDouble: ~Copyable, Sendable {
    private let bits = Atomic<UInt64>(0)

    var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

    func add(_ amount: Double) {
        var old = bits.load(ordering: .relaxed)
        while true {
            let new = (Double(bitPattern: old) + amount).bitPattern
            let (exchanged, original) = bits.weakCompareExchange(expected: old, desired: new, ordering: .relaxed)
            if exchanged { return }
            old = original
        }
    }
}

/// One series of a family: what a scrape reads of it.
protocol PrometheusSeries: AnyObject, Sendable {
    func samples(_ labels: [MetricFamily.Label]) -> [MetricFamily.Sample]
}

/// A number that only grows.
final class PrometheusCounter: PrometheusSeries, CounterHandler, FloatingPointCounterHandler {
    private let total = AtomicDouble()

    /// The sum so far.
    var value: Double { total.value }

    func increment(by amount: Int64) { increment(by: Double(amount)) }

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        total.add(amount)
    }

    func reset() { total.set(0) }

    func samples(_ labels: [MetricFamily.Label]) -> [MetricFamily.Sample] {
        [.init(labels: labels, value: total.value)]
    }
}

/// A number that goes up and down.
final class PrometheusGauge: PrometheusSeries, MeterHandler, RecorderHandler {
    private let level = AtomicDouble()

    func set(_ value: Int64) { level.set(Double(value)) }
    func set(_ value: Double) { level.set(value) }
    func increment(by amount: Double) { level.add(amount) }
    func decrement(by amount: Double) { level.add(-amount) }
    func record(_ value: Int64) { level.set(Double(value)) }
    func record(_ value: Double) { level.set(value) }

    func samples(_ labels: [MetricFamily.Label]) -> [MetricFamily.Sample] {
        [.init(labels: labels, value: level.value)]
    }
}

/// How often a value fell below each of a few fixed limits.
final class PrometheusHistogram: PrometheusSeries, TimerHandler, RecorderHandler {
    /// From a lookup by key to a long report, in seconds.
    static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct State {
        /// By bucket, not cumulated; the last counts what is above every limit.
        var counts: [UInt64]
        var sum = 0.0
    }

    private let limits: [Double]
    private let state: Mutex<State>

    init(limits: [Double]) {
        self.limits = limits
        state = Mutex(State(counts: Array(repeating: 0, count: limits.count + 1)))
    }

    func record(_ value: Double) {
        guard !value.isNaN else { return }
        let bucket = limits.firstIndex { value <= $0 } ?? limits.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.sum += value
        }
    }

    func record(_ value: Int64) { record(Double(value)) }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func samples(_ labels: [MetricFamily.Label]) -> [MetricFamily.Sample] {
        let (counts, sum) = state.withLock { ($0.counts, $0.sum) }
        var samples: [MetricFamily.Sample] = []
        var cumulated: UInt64 = 0
        for (limit, count) in zip(limits + [.infinity], counts) {
            cumulated += count
            let le = MetricFamily.Label(name: "le", value: PrometheusText.number(limit))
            samples.append(.init(suffix: "_bucket", labels: labels + [le], value: Double(cumulated)))
        }
        samples.append(.init(suffix: "_sum", labels: labels, value: sum))
        samples.append(.init(suffix: "_count", labels: labels, value: Double(cumulated)))
        return samples
    }
}

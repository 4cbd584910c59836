public import Metrics
import Synchronization

/// The metrics of one server: a backend of swift-metrics that a scrape of `/metrics` reads.
///
/// Each service has its own, so that many can run in one process. Only a process that is one server makes it the
/// process's by ``install()``, which is how libraries below, such as the connection pool, get to it.
///
/// A counter's name ends with `_total` and a timer's with `_seconds`, added where they are missing; timers count
/// seconds. A family holds a bounded number of series; what comes beyond is counted, and shown nowhere else.
public final class PrometheusRegistry: MetricsFactory {
    /// How many series one family shows.
    static let mostSeries = 1_000

    private struct Family {
        let kind: MetricFamily.Kind
        var series: [[MetricFamily.Label]: any PrometheusSeries] = [:]
    }

    private struct State {
        var families: [String: Family] = [:]
        /// Every name that a line may begin with, and the family it belongs to.
        var owners: [String: String] = [:]
        var help: [String: String] = [:]
    }

    private let state = Mutex(State())
    private let refused = PrometheusCounter()

    /// A registry without metrics.
    public init() {}

    /// Makes this the registry of the whole process. Once in its life, before any pool is made.
    public func install() { MetricsSystem.bootstrap(self) }

    /// Says what a metric means, by the name that a scrape shows.
    func describe(_ help: KeyValuePairs<String, String>) {
        state.withLock { state in
            for (name, text) in help { state.help[name] = text }
        }
    }

    /// What is shown, by name.
    func families() -> [MetricFamily] {
        let (families, help) = state.withLock { ($0.families, $0.help) }
        let shown = families.map { name, family in
            MetricFamily(
                name: name,
                help: help[name] ?? "No description.",
                kind: family.kind,
                samples: family.series.sorted { Self.precedes($0.key, $1.key) }.flatMap { $1.samples($0) }
            )
        }
        let lost = MetricFamily.counter(
            "patuh_metrics_series_refused_total",
            "Series that were not taken: their family was full, or their name was another's.",
            refused.value
        )
        return (shown + [lost]).sorted { $0.name < $1.name }
    }

    private static func precedes(_ one: [MetricFamily.Label], _ other: [MetricFamily.Label]) -> Bool {
        one.map(\.value).lexicographicallyPrecedes(other.map(\.value))
    }

    // MARK: swift-metrics

    /// A counter; `_total` is added to its name.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        counter(label, dimensions)
    }

    /// A counter of fractions; `_total` is added to its name.
    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        counter(label, dimensions)
    }

    /// A gauge.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions)
    }

    /// A histogram with limits for seconds; a gauge where nothing is aggregated.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        aggregate ? histogram(label, dimensions) : gauge(label, dimensions)
    }

    /// A histogram of seconds; `_seconds` is added to its name.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label.hasSuffix("_seconds") ? label : label + "_seconds", dimensions)
    }

    /// Shows the counter no longer.
    public func destroyCounter(_ handler: any CounterHandler) { remove(handler) }

    /// Shows the counter no longer.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }

    /// Shows the gauge no longer.
    public func destroyMeter(_ handler: any MeterHandler) { remove(handler) }

    /// Shows the histogram or gauge no longer.
    public func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }

    /// Shows the histogram no longer.
    public func destroyTimer(_ handler: any TimerHandler) { remove(handler) }

    // MARK: Series

    /// The counter of this name and these labels, made at the first call.
    func counter(_ label: String, _ dimensions: [(String, String)] = []) -> PrometheusCounter {
        let name = label.hasSuffix("_total") ? label : label + "_total"
        return series(name, dimensions, .counter) { PrometheusCounter() }
    }

    /// The gauge of this name and these labels, made at the first call.
    func gauge(_ label: String, _ dimensions: [(String, String)] = []) -> PrometheusGauge {
        series(label, dimensions, .gauge) { PrometheusGauge() }
    }

    /// The histogram of this name and these labels, made at the first call.
    func histogram(_ label: String, _ dimensions: [(String, String)] = []) -> PrometheusHistogram {
        series(label, dimensions, .histogram) { PrometheusHistogram(limits: PrometheusHistogram.seconds) }
    }

    /// One that nobody sees where there is no room for it: whoever counts need not care.
    private func series<Series: PrometheusSeries>(
        _ label: String,
        _ dimensions: [(String, String)],
        _ kind: MetricFamily.Kind,
        make: () -> Series
    ) -> Series {
        let name = PrometheusText.name(label)
        let labels = Self.labels(dimensions)
        let taken = state.withLock { state -> Series? in
            let names = kind == .histogram ? ["", "_bucket", "_sum", "_count"].map { name + $0 } : [name]
            guard names.allSatisfy({ (state.owners[$0] ?? name) == name }) else { return nil }
            var family = state.families[name] ?? Family(kind: kind)
            guard family.kind == kind else { return nil }
            if let known = family.series[labels] { return known as? Series }
            guard family.series.count < Self.mostSeries else { return nil }
            let made = make()
            family.series[labels] = made
            state.families[name] = family
            for owned in names { state.owners[owned] = name }
            return made
        }
        if let taken { return taken }
        refused.increment(by: Int64(1))
        return make()
    }

    /// Sorted by name, each name once.
    private static func labels(_ dimensions: [(String, String)]) -> [MetricFamily.Label] {
        var seen: Set<String> = []
        return dimensions.map { MetricFamily.Label(name: PrometheusText.labelName($0.0), value: $0.1) }
            .filter { seen.insert($0.name).inserted }
            .sorted { $0.name < $1.name }
    }

    private func remove(_ handler: AnyObject) {
        state.withLock { state in
            for (name, family) in state.families {
                for (labels, series) in family.series where series === handler {
                    state.families[name]?.series[labels] = nil
                }
            }
        }
    }
}

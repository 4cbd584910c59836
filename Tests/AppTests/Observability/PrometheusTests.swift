import Metrics
import Testing

@testable import App

@Suite("The exposition of metrics")
struct PrometheusTests {
    /// Characters that the format, a terminal or a careless splitter might trip over.
    private static let alphabet = Array(
        "aZ09_:.-/{}=,\"\\\n\r\t \u{0}\u{7f}\u{85}\u{a0}\u{2028}\u{202e}éß漢😀\u{301}#+".unicodeScalars
    )

    private static func text(_ generator: inout SystemRandomNumberGenerator, most: Int) -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...most, using: &generator) {
            if let scalar = alphabet.randomElement(using: &generator) { view.append(scalar) }
        }
        return String(view)
    }

    @Test("Whatever stands in labels and helps comes out of a strict reader as it went in")
    func roundTrip() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let help = Self.text(&generator, most: 20)
            let labels = ["a": Self.text(&generator, most: 12), "b_1": Self.text(&generator, most: 12)]
            let value = Double(bitPattern: UInt64.random(in: 0...(.max), using: &generator))
            let family = MetricFamily(
                name: "fuzz",
                help: help,
                kind: .gauge,
                samples: [
                    .init(labels: labels.sorted { $0.key < $1.key }.map { .init(name: $0, value: $1) }, value: value)
                ]
            )
            let rendered = PrometheusText.render([family])
            let read = try #require(try Exposition(rendered).families["fuzz"])
            let sample = try #require(read.samples.first)
            // Scalars, not characters: "\r\n" and combining marks must not melt.
            #expect(Array(read.help.unicodeScalars) == Array(help.unicodeScalars))
            for (name, text) in labels {
                #expect(Array((sample.labels[name] ?? "?").unicodeScalars) == Array(text.unicodeScalars))
            }
            #expect(sample.value == value || (sample.value.isNaN && value.isNaN), "\(value)")
        }
    }

    @Test("Any label and dimension of swift-metrics becomes a name that the format allows")
    func names() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let registry = PrometheusRegistry()
            for _ in 0..<6 {
                let label = Self.text(&generator, most: 6)
                let dimensions = (0..<3).map { _ in
                    (Self.text(&generator, most: 4), Self.text(&generator, most: 4))
                }
                registry.makeCounter(label: label, dimensions: dimensions).increment(by: 1)
                registry.makeMeter(label: label, dimensions: dimensions).set(1.5)
                registry.makeTimer(label: label, dimensions: dimensions + [("le", "x")]).recordNanoseconds(5)
                registry.makeRecorder(label: label, dimensions: dimensions, aggregate: true).record(2.0)
            }
            #expect(throws: Never.self) { try Exposition(PrometheusText.render(registry.families())) }
        }
    }

    @Test("Counters, gauges and timers show what was counted, under the names that Prometheus expects")
    func values() throws {
        let registry = PrometheusRegistry()
        registry.describe(["tries_total": "Tries."])
        let counter = Counter(label: "tries", dimensions: [("kind", "a")], factory: registry)
        counter.increment(by: 3)
        Counter(label: "tries_total", dimensions: [("kind", "a")], factory: registry).increment()
        let fraction = FloatingPointCounter(label: "fractions", dimensions: [], factory: registry)
        fraction.increment(by: 0.25)
        let meter = Meter(label: "level", dimensions: [], factory: registry)
        meter.set(5)
        meter.decrement(by: 1.5)
        Gauge(label: "pressure", dimensions: [], factory: registry).record(7)
        let timer = Timer(label: "work", dimensions: [], factory: registry)
        for duration in [0, 1_000_000, 1_000_001, 2_000_000_000, 60_000_000_000] as [Int64] {
            timer.recordNanoseconds(duration)
        }
        let shown = try Exposition(PrometheusText.render(registry.families()))
        #expect(shown.value("tries_total", ["kind": "a"]) == 4)
        #expect(shown.families["tries_total"]?.help == "Tries.")
        #expect(shown.value("fractions_total") == 0.25)
        #expect(shown.value("level") == 3.5)
        #expect(shown.value("pressure") == 7)
        #expect(shown.families["work_seconds"]?.type == "histogram")
        #expect(shown.value("work_seconds_bucket", ["le": "0.001"]) == 2)
        #expect(shown.value("work_seconds_bucket", ["le": "0.0025"]) == 3)
        #expect(shown.value("work_seconds_bucket", ["le": "2.5"]) == 4)
        #expect(shown.value("work_seconds_bucket", ["le": "10"]) == 4)
        #expect(shown.value("work_seconds_bucket", ["le": "+Inf"]) == 5)
        #expect(shown.value("work_seconds_count") == 5)
        #expect(abs((shown.value("work_seconds_sum") ?? 0) - 62.002000001) < 1e-6)
    }

    @Test("A family that is full takes no further series, and says how many it refused")
    func bounded() throws {
        let registry = PrometheusRegistry()
        for number in 0..<PrometheusRegistry.mostSeries + 50 {
            registry.makeCounter(label: "many", dimensions: [("n", "\(number)")]).increment(by: 1)
        }
        let shown = try Exposition(PrometheusText.render(registry.families()))
        #expect(shown.families["many_total"]?.samples.count == PrometheusRegistry.mostSeries)
        #expect(shown.value("patuh_metrics_series_refused_total") == 50)
    }

    @Test("A name that another kind of metric has is not taken twice, nor one that a histogram's lines have")
    func collisions() throws {
        let registry = PrometheusRegistry()
        registry.makeMeter(label: "a", dimensions: []).set(1.0)
        registry.makeRecorder(label: "a", dimensions: [], aggregate: true).record(1.0)
        registry.makeTimer(label: "b_seconds", dimensions: []).recordNanoseconds(1)
        registry.makeMeter(label: "b_seconds_count", dimensions: []).set(9.0)
        let shown = try Exposition(PrometheusText.render(registry.families()))
        #expect(shown.value("a") == 1)
        #expect(shown.value("b_seconds_count") == 1)
        #expect(shown.value("patuh_metrics_series_refused_total") == 2)
    }

    @Test("Nothing is lost when many count at once")
    func concurrency() async throws {
        let registry = PrometheusRegistry()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for number in 0..<5_000 {
                        registry.counter("hits", [("n", "\(number % 3)")]).increment(by: Int64(1))
                        registry.histogram("time_seconds").record(0.5)
                        registry.gauge("open").increment(by: 1)
                        registry.gauge("open").decrement(by: 1)
                    }
                }
            }
        }
        let shown = try Exposition(PrometheusText.render(registry.families()))
        #expect(shown.families["hits_total"]?.samples.map(\.value).reduce(0, +) == 40_000)
        #expect(shown.value("time_seconds_count") == 40_000)
        #expect(shown.value("time_seconds_sum") == 20_000)
        #expect(shown.value("open") == 0)
    }
}

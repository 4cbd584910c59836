/// All samples of one name, as a scrape shows them.
struct MetricFamily: Sendable, Equatable {
    /// What the numbers mean (Prometheus' metric types).
    enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    struct Label: Sendable, Hashable {
        let name: String
        let value: String
    }

    struct Sample: Sendable, Equatable {
        /// Behind the family's name: `_bucket`, `_sum` and `_count` of a histogram, else nothing.
        var suffix = ""
        var labels: [Label] = []
        var value: Double
    }

    let name: String
    let help: String
    let kind: Kind
    var samples: [Sample]
}

extension MetricFamily {
    /// A family of gauges.
    static func gauges(_ name: String, _ help: String, _ samples: [Sample]) -> MetricFamily {
        MetricFamily(name: name, help: help, kind: .gauge, samples: samples)
    }

    /// A gauge without labels.
    static func gauge(_ name: String, _ help: String, _ value: Double) -> MetricFamily {
        gauges(name, help, [Sample(value: value)])
    }

    /// A counter without labels.
    static func counter(_ name: String, _ help: String, _ value: Double) -> MetricFamily {
        MetricFamily(name: name, help: help, kind: .counter, samples: [Sample(value: value)])
    }
}

extension MetricFamily.Sample {
    /// A sample with labels, in the order given.
    init(_ labels: KeyValuePairs<String, String>, _ value: Double) {
        self.init(labels: labels.map { .init(name: $0.key, value: $0.value) }, value: value)
    }
}

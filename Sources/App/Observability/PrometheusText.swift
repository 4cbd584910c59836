/// Prometheus' text exposition format, version 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
enum PrometheusText {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// The families as a scrape's body. Of two families of one name the first counts.
    static func render(_ families: [MetricFamily]) -> String {
        var text = ""
        var seen: Set<String> = []
        for family in families where seen.insert(family.name).inserted {
            text += "# HELP \(family.name) \(escaped(help: family.help))\n"
            text += "# TYPE \(family.name) \(family.kind.rawValue)\n"
            for sample in family.samples {
                text += family.name
                text += sample.suffix
                if !sample.labels.isEmpty {
                    let labels = sample.labels.map { "\($0.name)=\"\(escaped(label: $0.value))\"" }
                    text += "{\(labels.joined(separator: ","))}"
                }
                text += " \(number(sample.value))\n"
            }
        }
        return text
    }

    /// A label's value: backslash, quote and line feed are escaped, all else stands as it is.
    static func escaped(label: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in label.unicodeScalars {
            switch scalar {
            case "\\": scalars.append(contentsOf: "\\\\".unicodeScalars)
            case "\"": scalars.append(contentsOf: "\\\"".unicodeScalars)
            case "\n": scalars.append(contentsOf: "\\n".unicodeScalars)
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// A help text: backslash and line feed are escaped.
    static func escaped(help: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in help.unicodeScalars {
            switch scalar {
            case "\\": scalars.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": scalars.append(contentsOf: "\\n".unicodeScalars)
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// A value, or a bucket's limit.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
        return String(value)
    }

    /// A label of swift-metrics as a metric's name: other characters become `_`, and it never begins with a digit.
    static func name(_ label: String) -> String { cleaned(label, allowsColon: true) }

    /// A dimension of swift-metrics as a label's name. Names that begin with `__` are Prometheus' own, and `le` is
    /// the histogram's.
    static func labelName(_ dimension: String) -> String {
        let name = cleaned(dimension, allowsColon: false)
        return name == "le" || name.hasPrefix("__") ? "label_\(name)" : name
    }

    private static func cleaned(_ text: String, allowsColon: Bool) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "_": scalars.append(scalar)
            case "0"..."9":
                if scalars.isEmpty { scalars.append("_") }
                scalars.append(scalar)
            case ":" where allowsColon: scalars.append(scalar)
            default: scalars.append("_")
            }
        }
        return scalars.isEmpty ? "_" : String(scalars)
    }
}

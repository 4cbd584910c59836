/// A scrape as a strict reader of Prometheus' text format 0.0.4 understands it.
struct Exposition {
    struct Family: Equatable {
        var help: String
        var type = ""
        var samples: [Sample] = []
    }

    struct Sample: Equatable {
        let name: String
        let labels: [String: String]
        let value: Double
    }

    /// What breaks the format, and where.
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var families: [String: Family] = [:]

    /// Reads a body.
    ///
    /// - Throws: ``Broken`` at whatever the format doesn't allow, and at samples that stand outside their family.
    init(_ text: String) throws {
        guard text.isEmpty || text.unicodeScalars.last == "\n" else { throw Broken(description: "no last line feed") }
        var current: String?
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            var reader = Reader(Array(line))
            if reader.skips("# HELP ") {
                let name = try reader.name(colon: true)
                try reader.expect(" ")
                guard families[name] == nil else { throw Broken(description: "\(name) twice") }
                families[name] = Family(help: try reader.escaped(until: nil, allowed: "\\n"))
                current = name
            } else if reader.skips("# TYPE ") {
                let name = try reader.name(colon: true)
                try reader.expect(" ")
                let type = reader.rest()
                guard name == current, families[name]?.type == "", families[name]?.samples.isEmpty == true,
                    ["counter", "gauge", "histogram"].contains(type)
                else { throw Broken(description: "TYPE of \(name): \(type)") }
                families[name]?.type = type
            } else {
                let sample = try reader.sample()
                guard let family = current, let type = families[family]?.type, !type.isEmpty else {
                    throw Broken(description: "\(sample.name) without a TYPE")
                }
                let suffixes = type == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
                guard suffixes.contains(where: { family + $0 == sample.name }) else {
                    throw Broken(description: "\(sample.name) in \(family)")
                }
                let isKnown = families[family]?.samples.contains {
                    $0.name == sample.name && $0.labels == sample.labels
                }
                guard isKnown == false else { throw Broken(description: "\(sample) twice") }
                families[family]?.samples.append(sample)
            }
        }
        for (name, family) in families where family.type == "histogram" { try check(name, family) }
    }

    /// The value of a series; `nil` where it isn't shown.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        families.values.lazy.flatMap(\.samples).first { $0.name == name && $0.labels == labels }?.value
    }

    /// Buckets grow with their limits, and the last one counts all.
    private func check(_ name: String, _ family: Family) throws {
        let buckets = Dictionary(
            grouping: family.samples.filter { $0.name == name + "_bucket" },
            by: { $0.labels.filter { $0.key != "le" } }
        )
        for (labels, samples) in buckets {
            let limits = samples.compactMap { Double(($0.labels["le"] ?? "").replacing("+Inf", with: "inf")) }
            let counts = samples.map(\.value)
            guard limits.count == samples.count, limits == limits.sorted(), limits.last == .infinity,
                counts == counts.sorted(), counts.last == value(name + "_count", labels),
                value(name + "_sum", labels) != nil
            else { throw Broken(description: "buckets of \(name) \(labels)") }
        }
    }
}

private struct Reader {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func skips(_ text: String) -> Bool {
        guard scalars[index...].starts(with: text.unicodeScalars) else { return false }
        index += text.unicodeScalars.count
        return true
    }

    mutating func expect(_ text: String) throws {
        guard skips(text) else { throw Exposition.Broken(description: "no \(text) in \(String.of(scalars))") }
    }

    mutating func rest() -> String {
        defer { index = scalars.count }
        return .of(scalars[index...])
    }

    mutating func name(colon: Bool) throws -> String {
        let start = index
        while let scalar = next {
            let isLetter = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_".unicodeScalars.contains(scalar)
            let isDigit = "0123456789".unicodeScalars.contains(scalar) && index > start
            guard isLetter || isDigit || (colon && scalar == ":") else { break }
            index += 1
        }
        guard index > start else { throw Exposition.Broken(description: "no name in \(String.of(scalars))") }
        return .of(scalars[start..<index])
    }

    /// Text up to a mark or the line's end, in which only these may stand behind a backslash.
    mutating func escaped(until end: Unicode.Scalar?, allowed: String) throws -> String {
        var text = String.UnicodeScalarView()
        while let scalar = next, scalar != end {
            index += 1
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            guard let escaped = next, allowed.unicodeScalars.contains(escaped) else {
                throw Exposition.Broken(description: "a bad escape in \(String.of(scalars))")
            }
            index += 1
            text.append(escaped == "n" ? "\n" : escaped)
        }
        return String(text)
    }

    mutating func sample() throws -> Exposition.Sample {
        let name = try name(colon: true)
        var labels: [String: String] = [:]
        if skips("{") {
            repeat {
                let label = try self.name(colon: false)
                try expect("=\"")
                guard labels.updateValue(try escaped(until: "\"", allowed: "\\n\""), forKey: label) == nil else {
                    throw Exposition.Broken(description: "\(label) twice")
                }
                try expect("\"")
            } while skips(",")
            try expect("}")
        }
        try expect(" ")
        let number = rest().replacing("+Inf", with: "inf").replacing("-Inf", with: "-inf")
        guard let value = Double(number) else { throw Exposition.Broken(description: "no number: \(number)") }
        return .init(name: name, labels: labels, value: value)
    }
}

extension String {
    fileprivate static func of(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

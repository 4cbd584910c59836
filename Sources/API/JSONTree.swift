import Foundation

/// JSON as it was written, only as far as finding faulty fields needs it.
indirect enum JSONTree: Equatable {
    case null
    case boolean
    /// A number; whether it is an integer of at most 18 digits.
    case number(whole: Bool)
    /// A text; whether it holds a NUL.
    case text(nul: Bool)
    case array([JSONTree])
    /// Members in their order, also those that stand twice.
    case object([Member])

    struct Member: Equatable {
        let key: String
        let value: JSONTree
    }

    /// Reads exactly one JSON value (RFC 8259, at most 32 levels deep); nil when it is malformed.
    init?(_ data: Data) {
        var reader = JSONReader(Array(data))
        guard String(validating: reader.bytes, as: UTF8.self) != nil, let tree = try? reader.document() else {
            return nil
        }
        self = tree
    }

    /// The fields of this that `taken`, the same after decoding and encoding, does not have, or cannot.
    func faults(against taken: JSONTree, at path: String) -> [Wire.FieldFault] {
        switch (self, taken) {
        case (.object(let sent), .object(let kept)):
            var seen: Set<String> = []
            return sent.flatMap { member in
                let field = path.isEmpty ? member.key : "\(path).\(member.key)"
                guard seen.insert(member.key).inserted else { return [Faults.duplicate(field)] }
                if let same = kept.first(where: { $0.key == member.key }) {
                    return member.value.faults(against: same.value, at: field)
                }
                return [member.value == .null ? Faults.null(field) : Faults.unknown(field)]
            }
        case (.array(let sent), .array(let kept)):
            return zip(sent, kept).enumerated()
                .flatMap { index, pair in pair.0.faults(against: pair.1, at: "\(path)[\(index)]") }
        case (.text(nul: true), _):
            return [Faults.control(path)]
        default:
            return []
        }
    }

    /// Where the first number is that is not an integer; nil without one.
    func fraction(at path: String) -> String? {
        switch self {
        case .number(whole: false): return path
        case .number, .null, .boolean, .text: return nil
        case .array(let items):
            return items.enumerated().lazy.compactMap { $1.fraction(at: "\(path)[\($0)]") }.first
        case .object(let members):
            return members.lazy
                .compactMap { $0.value.fraction(at: path.isEmpty ? $0.key : "\(path).\($0.key)") }
                .first
        }
    }

    /// The value at a path of coding keys and indices; nil when there is none.
    subscript(path: [any CodingKey]) -> JSONTree? {
        guard let first = path.first else { return self }
        let rest = Array(path.dropFirst())
        switch self {
        case .object(let members):
            let key = Faults.snake(first.stringValue)
            return members.first { $0.key == key }?.value[rest]
        case .array(let items):
            guard let index = first.intValue, items.indices.contains(index) else { return nil }
            return items[index][rest]
        case .null, .boolean, .number, .text: return nil
        }
    }
}

public import Foundation

extension Wire {
    /// Why a body could not be read as the request it should be.
    public enum BodyFailure: Error, Hashable, Sendable {
        /// No JSON object at all: malformed, broken UTF-8, nested too deeply. Answer 400.
        case malformed(Words)
        /// JSON, but fields are missing, unknown or of another type. Answer 422 with these.
        case fields([FieldFault])
    }

    /// One field that is wrong, in both languages.
    public struct FieldFault: Hashable, Sendable {
        /// Where, as in `details.letter.number` or `case_ids[1]`.
        public var field: String
        /// Stable word: `missing`, `unknown_field`, `wrong_type`, `null_value`.
        public var code: String
        /// What is wrong.
        public var detail: Words
        /// What would help.
        public var remedy: Words

        /// Puts the fault together.
        public init(field: String, code: String, detail: Words, remedy: Words) {
            self.field = field
            self.code = code
            self.detail = detail
            self.remedy = remedy
        }

        /// The fault as a problem document tells it.
        public func error(in language: Language) -> FieldError {
            FieldError(field: field, code: code, detail: detail[language], remedy: remedy[language])
        }
    }

    /// Reads what a client sent, and takes nothing for granted: a field that the type does not have, a `null`, a
    /// missing field or another type is a fault that names the field.
    ///
    /// - Throws: ``BodyFailure``.
    public static func read<Body: Codable>(_ type: Body.Type, from data: Data) throws(BodyFailure) -> Body {
        guard let sent = try? JSONDecoder().decode(JSONTree.self, from: data), case .object = sent else {
            throw .malformed(Faults.malformed)
        }
        let body: Body
        do {
            body = try decoder().decode(type, from: data)
        } catch let error as DecodingError {
            throw .fields([Faults.fault(of: error, in: sent)])
        } catch {
            throw .malformed(Faults.malformed)
        }
        // What the type did not take is missing when it is written again.
        guard let again = try? encoder().encode(body), let taken = try? JSONDecoder().decode(JSONTree.self, from: again)
        else { throw .malformed(Faults.malformed) }
        let faults = sent.faults(against: taken, at: "")
        guard faults.isEmpty else { throw .fields(faults) }
        return body
    }
}

/// JSON as it was written, only as far as finding unknown fields needs it.
enum JSONTree: Codable, Equatable {
    case null
    case object([String: JSONTree])
    case array([JSONTree])
    case scalar

    init(from decoder: any Decoder) throws {
        if let keyed = try? decoder.container(keyedBy: AnyKey.self) {
            var members: [String: JSONTree] = [:]
            for key in keyed.allKeys { members[key.stringValue] = try keyed.decode(JSONTree.self, forKey: key) }
            self = .object(members)
        } else if var list = try? decoder.unkeyedContainer() {
            var items: [JSONTree] = []
            while !list.isAtEnd { items.append(try list.decode(JSONTree.self)) }
            self = .array(items)
        } else {
            self = try decoder.singleValueContainer().decodeNil() ? .null : .scalar
        }
    }

    /// Only read, never written; what is written says no more than the shape.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encodeNil()
    }

    /// The fields of this that `taken`, the same after decoding and encoding, does not have.
    func faults(against taken: JSONTree, at path: String) -> [Wire.FieldFault] {
        switch (self, taken) {
        case (.object(let sent), .object(let kept)):
            sent.sorted { $0.key < $1.key }
                .flatMap { key, value in
                    let field = path.isEmpty ? key : "\(path).\(key)"
                    if let same = kept[key] { return value.faults(against: same, at: field) }
                    return [value == .null ? Faults.null(field) : Faults.unknown(field)]
                }
        case (.array(let sent), .array(let kept)):
            zip(sent, kept).enumerated()
                .flatMap { index, pair in
                    pair.0.faults(against: pair.1, at: "\(path)[\(index)]")
                }
        default: []
        }
    }

    /// The value at a path of snake-case keys and indices; nil when there is none.
    subscript(path: [any CodingKey]) -> JSONTree? {
        guard let first = path.first else { return self }
        let rest = Array(path.dropFirst())
        switch self {
        case .object(let members): return members[Faults.snake(first.stringValue)]?[rest]
        case .array(let items):
            guard let index = first.intValue, items.indices.contains(index) else { return nil }
            return items[index][rest]
        case .null, .scalar: return nil
        }
    }
}

/// Any key of a JSON object.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

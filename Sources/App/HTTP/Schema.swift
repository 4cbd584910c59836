import Domain
import Foundation

/// The part of a JSON schema (2020-12) that Patuh's contract uses.
struct Schema: Sendable {
    var type: String?
    var properties: [String: Schema] = [:]
    var items: [Schema] = []
    var codes: [String] = []
    var pattern: String?
    var minLength: Int?
    var maxLength: Int?
    var minimum: Double?
    var maximum: Double?
    var minItems: Int?
    var maxItems: Int?
    var uniqueItems = false

    /// Adds what is wrong with a value to `errors`. A value of another type is left to the decoder.
    func check(_ value: JSONValue, at path: String, into errors: inout [Problem.FieldError]) {
        switch value {
        case .object(let members):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                properties[name]?.check(member, at: path.isEmpty ? name : "\(path).\(name)", into: &errors)
            }
        case .array(let values):
            check(count: values.count, at: path, into: &errors)
            if uniqueItems, Set(values).count != values.count {
                errors.append(.repeated(path))
            }
            guard let item = items.first else { return }
            for (index, value) in values.enumerated() {
                item.check(value, at: "\(path)[\(index)]", into: &errors)
            }
        case .string(let text):
            check(text: text, at: path, into: &errors)
        case .number(let number):
            check(number: number, at: path, into: &errors)
        case .bool, .null:
            break
        }
    }

    /// Adds what is wrong with a query parameter to `errors`; its type is checked too.
    func check(parameter text: String, at name: String, into errors: inout [Problem.FieldError]) {
        switch type {
        case "integer":
            guard let number = Int(text) else { return errors.append(.notInteger(name, text)) }
            check(number: Double(number), at: name, into: &errors)
        case "boolean":
            if text != "true" && text != "false" {
                errors.append(.notKnown(name, text, known: ["true", "false"]))
            }
        default:
            check(text: text, at: name, into: &errors)
        }
    }

    private func check(text: String, at path: String, into errors: inout [Problem.FieldError]) {
        if text.unicodeScalars.contains("\0") {
            return errors.append(.nul(path))
        }
        if !codes.isEmpty && !codes.contains(text) {
            return errors.append(.notKnown(path, text, known: codes))
        }
        let length = text.unicodeScalars.count
        if let minLength, minLength > 0, text.allSatisfy(\.isWhitespace) {
            return errors.append(.empty(path))
        }
        if let minLength, length < minLength {
            return errors.append(.tooShort(path, minLength))
        }
        if let maxLength, length > maxLength {
            return errors.append(.tooLong(path, maxLength))
        }
        if let pattern, let expression = try? NSRegularExpression(pattern: pattern),
            expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) == nil
        {
            errors.append(.wrongForm(path, text))
        }
    }

    private func check(number: Double, at path: String, into errors: inout [Problem.FieldError]) {
        if let minimum, number < minimum { return errors.append(.tooSmall(path, minimum)) }
        if let maximum, number > maximum { errors.append(.tooLarge(path, maximum)) }
    }

    private func check(count: Int, at path: String, into errors: inout [Problem.FieldError]) {
        if let minItems, count < minItems { return errors.append(.tooFew(path, minItems)) }
        if let maxItems, count > maxItems { errors.append(.tooMany(path, maxItems)) }
    }
}

/// Any JSON value, for checking against a schema.
enum JSONValue: Decodable, Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}

import API
import Foundation
import HTTPTypes
import Yams

/// One operation of `openapi.yaml`, as a walk over all of them needs it.
struct ContractOperation: Sendable {
    let method: HTTPRequest.Method
    let path: String
    /// Whether anybody may ask.
    let isOpen: Bool
    /// The statuses that the contract names.
    let statuses: Set<Int>
    /// The media types of a successful answer.
    let types: [String]
    /// An example of the body, where there is one in JSON.
    let body: JSON?
    /// The media type of the body.
    let bodyType: String?
    /// Query parameters that must be there, with a value for each.
    let query: [(name: String, value: String)]

    var name: String { "\(method.rawValue) \(path)" }
    /// What the first part of the path is about, as `cases`.
    var family: String {
        path.split(separator: "/").dropFirst(path.hasPrefix("/v1/") ? 1 : 0).first.map(String.init) ?? ""
    }

    /// All operations of the contract, in the order of their paths.
    static func all() throws -> [ContractOperation] {
        let root = try Yams.load(yaml: Wire.document()) as? [String: Any] ?? [:]
        let paths = root["paths"] as? [String: [String: Any]] ?? [:]
        let reader = ContractReader(root: root)
        return paths.sorted { $0.key < $1.key }.flatMap { path, item in
            ["get", "post", "put", "patch", "delete"].compactMap { method in
                (item[method] as? [String: Any]).flatMap { reader.operation(method, path, item, $0) }
            }
        }
    }
}

/// Reads operations out of the document, with what it refers to.
private struct ContractReader {
    let root: [String: Any]

    func operation(
        _ method: String,
        _ path: String,
        _ item: [String: Any],
        _ operation: [String: Any]
    ) -> ContractOperation? {
        guard let verb = HTTPRequest.Method(method.uppercased()) else { return nil }
        let responses = (operation["responses"] as? [String: Any] ?? [:]).mapValues(resolve)
        let successes = responses.filter { $0.key.hasPrefix("2") }.values
        let types = successes.flatMap { ($0["content"] as? [String: Any] ?? [:]).keys }
        let content = resolve(operation["requestBody"])["content"] as? [String: Any] ?? [:]
        let schema = resolve((content["application/json"] as? [String: Any])?["schema"])
        let parameters = ((item["parameters"] as? [Any] ?? []) + (operation["parameters"] as? [Any] ?? [])).map(resolve)
        return ContractOperation(
            method: verb,
            path: path,
            isOpen: (operation["security"] as? [Any])?.isEmpty == true,
            statuses: Set(responses.keys.compactMap { Int($0) }),
            types: Set(types).sorted(),
            body: content["application/json"] == nil ? nil : example(of: schema) ?? .object([:]),
            bodyType: content.keys.sorted().first,
            query: parameters.compactMap { parameter in
                guard parameter["in"] as? String == "query", parameter["required"] as? Bool == true,
                    let name = parameter["name"] as? String
                else { return nil }
                return (name, sample(name, resolve(parameter["schema"])))
            }
        )
    }

    private func resolve(_ value: Any?) -> [String: Any] {
        guard let value = value as? [String: Any] else { return [:] }
        guard let reference = value["$ref"] as? String else { return value }
        let target = reference.split(separator: "/").dropFirst().reduce(root as Any?) { place, name in
            (place as? [String: Any])?[String(name)]
        }
        return resolve(target)
    }

    private func example(of schema: [String: Any]) -> JSON? {
        guard let first = (schema["examples"] as? [Any])?.first,
            let data = try? JSONSerialization.data(withJSONObject: first)
        else { return nil }
        return JSON(data: data)
    }

    private func sample(_ name: String, _ schema: [String: Any]) -> String {
        switch name {
        case "office": "korwil-2"
        case "action": "issue_first_note"
        default:
            (schema["enum"] as? [String])?.first ?? (schema["examples"] as? [Any])?.first.map { "\($0)" } ?? "x"
        }
    }
}

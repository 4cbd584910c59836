import API
import Domain
import Foundation
import Synchronization
import Yams

/// The contract, `openapi.yaml`, as the server holds requests against it.
///
/// Types are checked where bodies are decoded; here stands what types can't say: lengths, patterns, ranges, known
/// codes, known query parameters. Reading the document takes some tens of milliseconds, so it is read once, when
/// first needed or just after the server has begun to listen.
final class Contract: Sendable {
    /// The document never changes while the program runs, so all share it.
    private static let loaded = Mutex<Document?>(nil)

    /// One operation's parameters and body.
    struct Operation: Sendable {
        var query: [String: Schema] = [:]
        var requiredQuery: [String] = []
        var body: Schema?
        /// Whether it is an HTML form that asks, which sends no JSON.
        var takesForm = false
    }

    struct Document: Sendable {
        /// By `METHOD /path/{id}`.
        var operations: [String: Operation] = [:]
        /// The whole document as JSON, for `/openapi.json`.
        var json: Data
    }

    /// The document, read on first use.
    func document() throws -> Document {
        try Self.loaded.withLock { loaded in
            if let loaded { return loaded }
            let document = try Self.read(Wire.document())
            loaded = document
            return document
        }
    }

    private static func read(_ yaml: String) throws -> Document {
        guard let root = try Yams.load(yaml: yaml) as? [String: Any],
            let paths = root["paths"] as? [String: [String: Any]]
        else { throw CocoaError(.fileReadCorruptFile) }
        let reader = SchemaReader(root: root)
        var document = Document(json: try JSONSerialization.data(withJSONObject: root, options: [.sortedKeys]))
        for (path, item) in paths {
            let shared = item["parameters"] as? [Any] ?? []
            for method in ["get", "post", "put", "patch", "delete"] {
                guard let operation = item[method] as? [String: Any] else { continue }
                var entry = Operation()
                for parameter in (shared + (operation["parameters"] as? [Any] ?? [])).map(reader.resolve) {
                    guard parameter["in"] as? String == "query", let name = parameter["name"] as? String else {
                        continue
                    }
                    entry.query[name] = reader.schema(parameter["schema"])
                    if parameter["required"] as? Bool == true { entry.requiredQuery.append(name) }
                }
                if let content = reader.resolve(operation["requestBody"])["content"] as? [String: Any] {
                    if let json = content["application/json"] as? [String: Any] {
                        entry.body = reader.schema(json["schema"])
                    }
                    entry.takesForm = content["application/x-www-form-urlencoded"] != nil
                }
                document.operations["\(method.uppercased()) \(path)"] = entry
            }
        }
        return document
    }
}

extension Contract.Operation {
    /// Refuses query parameters that the contract doesn't know or allow.
    func check(query given: [String: String]) throws {
        for name in requiredQuery where given[name] == nil {
            throw Problem.malformed(
                "missing_parameter",
                id: "Parameter \(name) wajib ada.",
                en: "The parameter \(name) is required."
            )
        }
        var errors: [Problem.FieldError] = []
        for (name, text) in given.sorted(by: { $0.key < $1.key }) {
            guard let schema = query[name] else {
                throw Problem.malformed(
                    "unknown_parameter",
                    id:
                        "Parameter \(ParseFailure.quoted(name)) tidak dikenal; yang ada: \(query.keys.sorted().joined(separator: ", ")).",
                    en:
                        "There is no parameter \(ParseFailure.quoted(name)); known are: \(query.keys.sorted().joined(separator: ", "))."
                )
            }
            schema.check(parameter: text, at: name, into: &errors)
        }
        guard errors.isEmpty else { throw Problem.invalidParameters(errors) }
    }

    /// Refuses a body whose values the contract doesn't allow. What is no JSON is left to the decoder, which says so.
    func check(body data: Data) throws {
        guard let body, let value = try? JSONDecoder().decode(JSONValue.self, from: data) else { return }
        var errors: [Problem.FieldError] = []
        body.check(value, at: "", into: &errors)
        guard errors.isEmpty else { throw Problem.invalid(errors) }
    }
}

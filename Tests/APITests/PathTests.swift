import Foundation
import Testing

@Suite("The contract keeps its own rules")
struct PathTests {
    /// One operation.
    struct Operation {
        let name: String
        let method: String
        let parameters: [String]
        let responses: [String: String]
        let content: [String: Any]

        init(_ path: String, _ method: String, _ object: [String: Any], shared: [[String: Any]]) {
            name = "\(method.uppercased()) \(path)"
            self.method = method
            content = object
            parameters = (shared + (object["parameters"] as? [[String: Any]] ?? []))
                .compactMap { ($0["$ref"] ?? $0["name"]) as? String }
                .map { $0.split(separator: "/").last.map(String.init) ?? $0 }
            responses = (object["responses"] as? [String: [String: Any]] ?? [:])
                .mapValues { ($0["$ref"] as? String).flatMap { $0.split(separator: "/").last.map(String.init) } ?? "" }
        }
    }

    private func operations() throws -> [Operation] {
        let document = try Contract.document()
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        return paths.flatMap { path, item in
            let shared = item["parameters"] as? [[String: Any]] ?? []
            return item.compactMap { method, object in
                (object as? [String: Any]).map { Operation(path, method, $0, shared: shared) }
            }
        }
    }

    @Test("Every operation has a name of its own, a summary and a tag")
    func named() throws {
        let operations = try operations()
        let names = operations.compactMap { $0.content["operationId"] as? String }
        #expect(names.count == operations.count)
        #expect(Set(names).count == names.count)
        for operation in operations {
            #expect((operation.content["summary"] as? String)?.isEmpty == false, "\(operation.name)")
            #expect((operation.content["tags"] as? [String])?.count == 1, "\(operation.name)")
        }
    }

    /// What takes no key: what answers with a secret that is not kept, what can be done once alone, what only asks, and
    /// what a browser's form sends.
    private static let keyless: Set<String> = [
        "POST /v1/sessions", "POST /v1/second-factor", "POST /v1/tokens", "POST /v1/people/{id}/one-time-password",
        "POST /v1/people/{id}/second-factor/removal",
        "POST /v1/complaints/{id}/source-openings", "POST /v1/complaint-progress", "POST /complaints",
        "POST /complaints/{receipt}", "POST /verify/{token}",
    ]

    @Test("Every POST and PATCH takes an idempotency key, but for those that say why not")
    func keys() throws {
        for operation in try operations() where ["post", "patch"].contains(operation.method) {
            let isKeyless = Self.keyless.contains(operation.name)
            #expect(operation.parameters.contains("IdempotencyKey") != isKeyless, "\(operation.name)")
            if isKeyless { #expect(operation.content["description"] != nil, "\(operation.name)") }
        }
    }

    @Test("Refusals are told where they can occur, under their own status")
    func refusals() throws {
        let statuses = [
            "400": "BadRequest", "401": "Unauthorized", "403": "Forbidden", "404": "NotFound", "406": "NotAcceptable",
            "409": "Conflict", "412": "PreconditionFailed", "413": "TooLarge", "415": "UnsupportedMedia",
            "422": "Unprocessable", "429": "TooMany", "503": "Unavailable",
        ]
        for operation in try operations() {
            for (status, name) in operation.responses where !name.isEmpty {
                #expect(statuses[status] == name, "\(operation.name)")
            }
            let isPublic = (operation.content["security"] as? [Any])?.isEmpty == true
            if !isPublic { #expect(operation.responses["401"] != nil, "\(operation.name)") }
            if operation.content["requestBody"] != nil {
                for status in ["400", "413", "415", "422", "503"] {
                    #expect(operation.responses[status] != nil, "\(operation.name) \(status)")
                }
            }
            if operation.parameters.contains("PathId") {
                #expect(operation.responses["404"] != nil, "\(operation.name)")
            }
            if operation.parameters.contains("IfMatch") {
                #expect(operation.responses["412"] != nil && operation.responses["409"] != nil, "\(operation.name)")
            }
        }
    }

    @Test("Every list is paged")
    func paged() throws {
        for operation in try operations() {
            let success = operation.content["responses"] as? [String: [String: Any]]
            let content = success?["200"]?["content"] as? [String: [String: Any]]
            let schema = content?["application/json"]?["schema"] as? [String: Any]
            guard (schema?["$ref"] as? String)?.hasSuffix("Page") == true else { continue }
            #expect(operation.parameters.contains("Limit"), "\(operation.name)")
            #expect(operation.parameters.contains("Cursor"), "\(operation.name)")
        }
    }

    @Test("Every text of a request is bounded")
    func bounded() throws {
        for name in try Contract.names() {
            let properties = try Contract.schema(name)?["properties"] as? [String: [String: Any]] ?? [:]
            for (field, schema) in properties where schema["type"] as? String == "string" && schema["enum"] == nil {
                #expect(schema["maxLength"] != nil, "\(name).\(field)")
            }
            for (field, schema) in properties where schema["type"] as? String == "array" {
                #expect(schema["maxItems"] != nil, "\(name).\(field)")
            }
        }
    }
}

import API
import Foundation
import HTTPTypes
import Testing
import Yams

@testable import App
@testable import Postgres

@Suite("The contract")
struct ContractTests {
    /// The operations of `openapi.yaml`, as `METHOD /path`, with whether anybody may ask.
    private func declared() throws -> [String: Bool] {
        let root = try Yams.load(yaml: Wire.document()) as? [String: Any] ?? [:]
        let paths = root["paths"] as? [String: [String: Any]] ?? [:]
        var operations: [String: Bool] = [:]
        for (path, item) in paths {
            for method in ["get", "post", "put", "patch", "delete"] {
                guard let operation = item[method] as? [String: Any] else { continue }
                operations["\(method.uppercased()) \(path)"] = (operation["security"] as? [Any])?.isEmpty == true
            }
        }
        return operations
    }

    @Test("The service serves what the contract names, and nothing else")
    func routes() async throws {
        let declared = try declared()
        try await withSharedApp { app in
            let served = app.service.routes.endpoints.map { "\($0.method.rawValue) \($0.path)" }
            #expect(Set(served) == Set(declared.keys))
            #expect(served.count == Set(served).count)
            for endpoint in app.service.routes.endpoints {
                var isOpen = false
                if case .open = endpoint.handler { isOpen = true }
                if case .openStreaming = endpoint.handler { isOpen = true }
                #expect(declared["\(endpoint.method.rawValue) \(endpoint.path)"] == isOpen, "\(endpoint.path)")
            }
        }
    }

    @Test("Every operation that is not open answers 401 to a stranger, before anything else is looked at")
    func stranger() async throws {
        let declared = try declared()
        try await withSharedApp { app in
            for (operation, isOpen) in declared.sorted(by: { $0.key < $1.key }) {
                let parts = operation.split(separator: " ")
                let path = parts[1].replacing("{id}", with: newID())
                guard let method = HTTPRequest.Method(String(parts[0])), !path.contains("{"), !isOpen else { continue }
                for body in [nil, Data("{".utf8), Data("{}".utf8)] {
                    for token in [nil, "patuh_nonsense"] {
                        let answer = try await app.raw(method, path + "?unknown=1", body, token: token)
                        #expect(answer.status == 401 && answer.code == "not_signed_in", "\(operation): \(answer.text)")
                        #expect(answer.header("Content-Type")?.hasPrefix("application/problem+json") == true)
                    }
                }
            }
        }
    }

    @Test("Every example of a request passes the check that requests are held against")
    func examples() throws {
        let contract = try Contract().document()
        let root = try Yams.load(yaml: Wire.document()) as? [String: Any] ?? [:]
        let paths = root["paths"] as? [String: [String: Any]] ?? [:]
        let schemas = (root["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]] ?? [:]
        var checked = 0
        for (path, item) in paths {
            for method in ["post", "put", "patch"] {
                guard let operation = item[method] as? [String: Any],
                    let content = (operation["requestBody"] as? [String: Any])?["content"] as? [String: Any],
                    let json = content["application/json"] as? [String: Any]
                else { continue }
                let name = ((json["schema"] as? [String: Any])?["$ref"] as? String)?.split(separator: "/").last.map(
                    String.init
                )
                var examples = (schemas[name ?? ""]?["examples"] as? [Any]) ?? []
                if let example = json["example"] { examples.append(example) }
                for example in (json["examples"] as? [String: [String: Any]] ?? [:]).values {
                    if let value = example["value"] { examples.append(value) }
                }
                for example in examples {
                    let body = try JSONSerialization.data(withJSONObject: example)
                    let check = try #require(contract.operations["\(method.uppercased()) \(path)"])
                    #expect(throws: Never.self, "\(method) \(path)") { try check.check(body: body) }
                    checked += 1
                }
            }
        }
        #expect(checked >= 8)
    }

    @Test("The service is healthy and shows its own contract to anybody")
    func health() async throws {
        try await withSharedApp { app in
            #expect(try await app.raw(.get, "/healthz").status == 200)
            #expect(try await app.raw(.get, "/readyz").status == 200)
            let document = try await app.raw(.get, "/openapi.json")
            #expect(document.status == 200 && document.json.openapi.text.hasPrefix("3.1"))
        }
    }
}

import API
import Foundation
import HTTPTypes
import Testing
import Yams

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Every write names what it was about")
struct WriteSubjectTests {
    /// Writes whose path, body and answer tell of no single thing; each says itself what it is about.
    private static let exceptions: [String: String] = [
        "DELETE /v1/sessions": "the person whose sessions end",
        "DELETE /v1/sessions/current": "the session that ends",
        "PUT /v1/me/password": "the person whose password it is",
    ]

    /// The contract, with its references resolved as far as examples need it.
    private struct Examples {
        let root: [String: Any]

        init() throws { root = try Yams.load(yaml: Wire.document()) as? [String: Any] ?? [:] }

        func object(_ operation: [String: Any], _ keys: [String]) -> Data? {
            var node: Any? = operation
            for key in keys { node = (node as? [String: Any])?[key] }
            guard let content = node as? [String: Any], let json = content["application/json"] as? [String: Any],
                let schema = json["schema"] as? [String: Any], let reference = schema["$ref"] as? String,
                let name = reference.split(separator: "/").last.map(String.init),
                let components = root["components"] as? [String: Any],
                let schemas = components["schemas"] as? [String: Any],
                let found = schemas[name] as? [String: Any], let example = (found["examples"] as? [Any])?.first
            else { return nil }
            return try? JSONSerialization.data(withJSONObject: example)
        }

        func operation(_ method: String, _ path: String) -> [String: Any]? {
            let item = (root["paths"] as? [String: Any])?[path] as? [String: Any]
            return item?[method.lowercased()] as? [String: Any]
        }
    }

    @Test("Each write of the contract is named by its path, its body or its answer")
    func contract() async throws {
        try await withSharedApp { app in
            let examples = try Examples()
            let signedIn = try await app.call(as: .inspector).signedIn
            var nameless: Set<String> = []
            var seen = 0
            for endpoint in app.service.routes.endpoints where endpoint.method != .get {
                let name = "\(endpoint.method.rawValue) \(endpoint.path)"
                switch endpoint.handler {
                case .open, .openStreaming: continue
                case .signedIn, .streaming: break
                }
                // Calculations keep nothing.
                guard !name.contains("/calculations/") else { continue }
                let operation = try #require(examples.operation(endpoint.method.rawValue, endpoint.path), "\(name)")
                let answer = ["201", "200"].lazy
                    .compactMap { examples.object(operation, ["responses", $0, "content"]) }.first
                let places = endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }
                    .map { String($0.dropFirst().dropLast()) }
                let call = Call(
                    route: endpoint.path,
                    method: endpoint.method,
                    pathParameters: Dictionary(
                        uniqueKeysWithValues: places.map { ($0, $0 == "id" ? newID() : "contoh") }
                    ),
                    query: [:],
                    headers: [:],
                    body: examples.object(operation, ["requestBody", "content"]) ?? Data(),
                    language: .id,
                    signedIn: signedIn
                )
                seen += 1
                if !WriteSubject(call, answer.map { Reply(body: .json($0)) }).isNamed { nameless.insert(name) }
            }
            #expect(seen > 50)
            let expected = Set(Self.exceptions.keys)
            #expect(nameless == expected, "name these in WriteSubject, or say what names them")
        }
    }

    @Test("What is made, decided and ended over HTTP leaves no entry without a subject; steps name action and event")
    func served() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let rule: JSON = [
                "key": "session.idle_minutes", "value": 30, "effective_from": .string(today), "basis": "Praktik kantor",
            ]
            _ = try await app.done(.post, "/v1/access-rules", rule, as: .administrator)
            let token = try await app.token(of: .inspector)
            let made = try await app.send(
                "POST",
                "/v1/tokens",
                ["name": "uji", "days": 3, "reads_only": true],
                token: token
            )
            #expect(made.status == 201, "\(made.text)")
            #expect(try await app.send("DELETE", "/v1/sessions/current", token: token).status == 204)
            let nameless: [String] = try await app.superuser.all(
                """
                SELECT operation FROM audit_entry
                WHERE operation LIKE '% /%' AND kind = 'write' AND subject_id IS NULL AND NOT details ? 'subject'
                """,
                as: String.self
            )
            #expect(nameless == [])
            let inspections: Int = try await app.value(
                "SELECT count(*) FROM audit_entry e JOIN inspection i ON i.id = e.subject_id WHERE e.operation = 'POST /v1/inspections'"
            )
            #expect(inspections == 1)
            let steps = try await app.superuser.query(
                """
                SELECT e.details ->> 'action', (e.details ->> 'event')::integer FROM audit_entry e
                WHERE e.operation = 'POST /v1/cases/{id}/steps' ORDER BY e.id
                """
            ).map { try $0.decode() as (String, Int) }
            #expect(steps.contains { $0.0 == "issue_first_note" && $0.1 > 4 } && !steps.isEmpty)
            let path = "/v1/audit?operation=POST%20/v1/access-rules"
            let shown = try await app.done(.get, path, as: .auditor).items[0]
            #expect(shown.details.subject == "session.idle_minutes")
            let ended: Int = try await app.value(
                """
                SELECT count(*) FROM audit_entry e JOIN session s ON s.id = e.subject_id
                WHERE e.operation = 'DELETE /v1/sessions/current' AND s.ended_at IS NOT NULL AND e.actor_id = s.person_id
                """
            )
            #expect(ended == 1)
        }
    }
}

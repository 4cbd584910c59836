import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("What is not there and what is not for somebody are refused in the same bytes")
struct OneRefusalTests {
    /// Things of Sampit, one of each sort, by the first part of their address.
    private static func things(_ app: TestApp) async throws -> [String: String] {
        let story = try await Story.begin(app)
        try await story.toFirstNote()
        let scan = try await story.add()
        let paper = try await app.register(["case_id": .string(story.caseID)])
        let complaint = try await ComplaintStory.begin(app)
        let draft = try await app.post(
            "/v1/letter-drafts",
            ["case_id": .string(story.caseID), "action": "draft_second_note"],
            as: .inspector
        )
        var things = [
            "cases": story.caseID, "inspections": story.inspectionID, "companies": Firm.kebun.id,
            "evidence": scan, "incoming-letters": paper.id.text, "complaints": complaint.id,
            "visits": try await app.value("SELECT id::text FROM visit LIMIT 1"),
            "letters": try await app.value("SELECT id::text FROM letter WHERE kind = 'first_note'"),
        ]
        if draft.status == 201 { things["letter-drafts"] = draft.json.id.text }
        return things
    }

    /// An answer without the identity that was asked for.
    private static func shape(_ answer: Answer, without id: String) -> String {
        let headers = answer.headers.filter { $0.name.canonicalName != "date" }
            .map { "\($0.name): \($0.value)" }.sorted().joined(separator: "\n")
        return "\(answer.status)\n\(headers)\n\(answer.text)".replacingOccurrences(of: id, with: "ID")
    }

    /// Asks the same of a thing and of nothing.
    private func expectSame(
        _ app: TestApp,
        _ method: HTTPRequest.Method,
        _ path: (String) -> String,
        _ body: (String) -> JSON?,
        _ id: String,
        as person: Person
    ) async throws {
        var shapes: [String] = []
        for one in [id, newID()] {
            // The name of the request stands in the answer, and its key in none.
            let headers = ["X-Request-Id": "the-same", "X-Purpose": "Uji-bentuk", "Idempotency-Key": newID()]
            let answer = try await app.send(method, path(one), body(one), as: person, headers: headers)
            #expect(answer.status >= 400, "\(method) \(path(one)) as \(person): \(answer.text)")
            shapes.append(Self.shape(answer, without: one))
        }
        #expect(shapes[0] == shapes[1], "\(method) \(path(id)) as \(person)")
    }

    @Test("Every path of one thing answers a stranger about it as about nothing")
    func reads() async throws {
        try await withApp { app in
            let things = try await Self.things(app)
            var asked: Set<String> = []
            for endpoint in app.service.routes.endpoints where endpoint.method == .get {
                let parts = endpoint.path.split(separator: "/")
                guard parts.count > 2, parts[0] == "v1", parts[2] == "{id}", let id = things[String(parts[1])] else {
                    continue
                }
                asked.insert(String(parts[1]))
                let query = endpoint.path.hasSuffix("preview") ? "?action=draft_second_note" : ""
                for person in [Person.inspectorElsewhere, .bpjsOfficerElsewhere] {
                    try await expectSame(
                        app,
                        .get,
                        { endpoint.path.replacingOccurrences(of: "{id}", with: $0) + query },
                        { _ in nil },
                        id,
                        as: person
                    )
                }
            }
            #expect(asked == Set(things.keys))
        }
    }

    @Test("Acts on a stranger's thing are refused as acts on nothing, whether path or body names it")
    func writes() async throws {
        try await withApp { app in
            let things = try await Self.things(app)
            let (caseID, paper) = (things["cases"] ?? "", things["incoming-letters"] ?? "")
            let own = try await app.register(as: .inspectorElsewhere).id.text
            func same(
                _ path: @escaping (String) -> String,
                _ id: String,
                _ body: @escaping (String) -> JSON
            ) async throws {
                try await expectSame(app, .post, path, { body($0) }, id, as: .inspectorElsewhere)
            }
            let step = Story.step("begin_verification", on: 1)
            try await same({ "/v1/cases/\($0)/steps" }, caseID) { _ in step }
            try await same({ "/v1/cases/\($0)/documents" }, caseID) { _ in Papers.reply }
            try await same({ "/v1/inspections/\($0)/findings" }, things["inspections"] ?? "") { _ in
                Story.findingRequest(on: 1)
            }
            try await same({ "/v1/incoming-letters/\($0)/links" }, paper) { _ in ["case_id": .string(caseID)] }
            try await same({ _ in "/v1/incoming-letters/\(own)/links" }, caseID) { ["case_id": .string($0)] }
            try await same({ _ in "/v1/letter-drafts" }, caseID) {
                ["case_id": .string($0), "action": "draft_second_note"]
            }
            try await same({ _ in "/v1/inspections" }, Firm.kebun.id) {
                ["company_id": .string($0), "kind": "periodic", "occurred_on": .string(today), "reason": "x"]
            }
            try await same({ _ in "/v1/incoming-letters" }, Firm.kebun.id) {
                Papers.reply.with(["company_id": .string($0)])
            }
            try await same({ "/v1/complaints/\($0)/steps" }, things["complaints"] ?? "") { _ in
                ["action": "reject", "text": "x"]
            }
            let order: (String) -> JSON = {
                [
                    "kind": "periodic", "case_ids": [.string($0)],
                    "inspectors": [.string(Person.inspectorElsewhere.login)], "valid_from": .string(today),
                    "valid_to": .string(today), "occurred_on": .string(today),
                ]
            }
            try await expectSame(app, .post, { _ in "/v1/assignments" }, order, newID(), as: .officeHead)
            let unknown = try await app.post("/v1/assignments", order(newID()), as: .officeHead)
            #expect(unknown.status == 422 && unknown.fields == ["case_ids[0]"], "\(unknown.text)")
            #expect(unknown.json.errors[0].code.text == "unknown_case")
        }
    }

    @Test("A policy of content names each directive once")
    func policies() async throws {
        try await withSharedApp { app in
            for path in ["/complaints", "/complaints/ABCD", "/verify/abcdefghijklmnopqrstuv", "/healthz", "/v1/cases"] {
                let answer = try await app.raw(.get, path)
                let policy = try #require(answer.header("Content-Security-Policy"))
                let names = policy.split(separator: ";").compactMap { $0.split(separator: " ").first }
                #expect(Set(names).count == names.count, "\(path): \(policy)")
                for needed in ["default-src", "frame-ancestors", "base-uri", "form-action"] {
                    #expect(names.contains(needed[...]), "\(path): \(policy)")
                }
            }
        }
    }
}

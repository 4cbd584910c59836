import API
import Foundation
import HTTPTypes
import Testing
import Yams

@testable import App
@testable import Postgres

@Suite("Bad input")
struct BadInputTests {
    /// Expects a problem document, and never a fault of the service's own.
    private func expectProblem(
        _ answer: Answer,
        _ statuses: Set<Int> = [400, 422],
        _ name: String,
        at location: SourceLocation = #_sourceLocation
    ) {
        #expect(
            statuses.contains(answer.status),
            "\(name): \(answer.status) \(answer.text.prefix(400))",
            sourceLocation: location
        )
        #expect(
            answer.header("Content-Type")?.hasPrefix("application/problem+json") == true,
            "\(name)",
            sourceLocation: location
        )
        #expect(!answer.code.isEmpty && !answer.json.detail.text.isEmpty, "\(name)", sourceLocation: location)
        if answer.status == 422 { #expect(!answer.fields.isEmpty, "\(name): \(answer.text)", sourceLocation: location) }
    }

    /// Requests that would be taken, one for each operation with a body.
    private func valid(
        _ story: Story
    ) -> [(method: HTTPRequest.Method, path: String, schema: String, body: JSON, person: Person)] {
        [
            (
                .post, "/v1/companies", "CompanyRequest",
                ["name": "PT Masukan Rekaan", "region_code": "62.02", "nib": "1234567890123", "workers": 3], .inspector
            ),
            (
                .patch, "/v1/companies/\(Firm.kebun.id)", "CompanyChange", ["name": "PT Lain", "expected_version": 1],
                .inspector
            ),
            (.post, "/v1/assignments", "AssignmentRequest", story.orderRequest(on: 80), .officeHead),
            (
                .post, "/v1/inspections", "InspectionRequest",
                ["company_id": .string(Firm.tambak.id), "kind": "first", "occurred_on": .string(today), "reason": "x"],
                .inspector
            ),
            (.put, "/v1/visits/\(newID())", "VisitRequest", story.visitRequest(on: 70), .inspector),
            (
                .post, "/v1/inspections/\(story.inspectionID)/findings", "FindingRequest", Story.findingRequest(on: 70),
                .inspector
            ),
            (.post, "/v1/cases", "CaseRequest", SanctionStory.request(.bengkel), .bpjsOfficer),
            (
                .post, "/v1/cases/\(story.caseID)/steps", "StepRequest",
                Story.step("add_remark", on: 70, ["note": "x"]), .inspector
            ),
            (.post, "/v1/cases/\(story.caseID)/deliveries", "DeliveryRequest", Story.delivery(on: 70), .inspector),
            (
                .post, "/v1/calendar", "CalendarRequest",
                ["date": "2027-03-02", "kind": "national_holiday", "name": "Hari Uji"], .administrator
            ),
        ]
    }

    @Test("What is no JSON of the right form is refused, and nothing is stored")
    func malformed() async throws {
        let bodies: [(String, Data)] = [
            ("nothing", Data()), ("half", Data("{".utf8)), ("no object", Data("[]".utf8)), ("a number", Data("1".utf8)),
            ("null", Data("null".utf8)), ("text", Data("halo".utf8)), ("two", Data("{}{}".utf8)),
            ("wrong UTF-8", Data([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D])),
            ("half a character", Data([0x7B, 0xC3, 0x7D])),
            ("UTF-16", "{}".data(using: .utf16) ?? Data()), ("a NUL", Data([0])),
            ("a NUL inside", Data("{\u{0}}".utf8)),
            ("unknown field", Data(#"{"unknown_field": 1}"#.utf8)), ("empty object", Data("{}".utf8)),
            ("deep", Data((String(repeating: "[", count: 50_000) + String(repeating: "]", count: 50_000)).utf8)),
            (
                "deep object",
                Data((String(repeating: #"{"a":"#, count: 2_000) + "1" + String(repeating: "}", count: 2_000)).utf8)
            ),
            ("a huge number", Data(#"{"expected_version": 1e999}"#.utf8)),
        ]
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            let before = try await app.dump()
            for write in valid(story) {
                for (name, body) in bodies {
                    let answer = try await app.raw(write.method, write.path, body, token: write.person.token)
                    expectProblem(answer, "\(write.method) \(write.schema), \(name)")
                }
            }
            for (name, body) in bodies {
                expectProblem(try await app.raw(.post, "/v1/sessions", body), [400, 401, 422], "sign-in, \(name)")
            }
            #expect(try await app.dump() == before)
        }
    }

    private func expectProblem(_ answer: Answer, _ name: String) { expectProblem(answer, [400, 422], name) }

    @Test("Every field of every request is held against the contract: type, null, NUL, length, form, repetition")
    func fields() async throws {
        let root = try Yams.load(yaml: Wire.document()) as? [String: Any] ?? [:]
        let schemas = (root["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]] ?? [:]
        func resolve(_ schema: Any?) -> [String: Any] {
            guard let schema = schema as? [String: Any] else { return [:] }
            guard let reference = schema["$ref"] as? String else { return schema }
            return schemas[String(reference.split(separator: "/").last ?? "")] ?? [:]
        }
        let forms = schemas.mapValues { schema in
            (schema["properties"] as? [String: Any] ?? [:]).mapValues { property -> (type: String, longest: Int?) in
                let resolved = resolve(property)
                return (resolved["type"] as? String ?? "object", resolved["maxLength"] as? Int)
            }
        }
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            let before = try await app.dump()
            for write in valid(story) {
                let properties = try #require(forms[write.schema])
                #expect(!properties.isEmpty)
                for (field, form) in properties.sorted(by: { $0.key < $1.key }) {
                    var wrong: [JSON] = [nil]
                    switch form.type {
                    case "string":
                        wrong += [1, true, [], ["a": 1], "", "   ", "\u{0}", "a\u{0}b"]
                        if let longest = form.longest {
                            wrong.append(.string(String(repeating: "x", count: longest + 1)))
                        }
                    case "integer": wrong += ["1", true, .number(1.5), .number(-1e18), .number(1e18), []]
                    case "boolean": wrong += ["true", 1]
                    case "array": wrong += [1, "x", [nil], [[]]]
                    default: wrong += [1, "x", []]
                    }
                    for value in wrong {
                        // Of a correction an empty text removes what stands there.
                        let isBlank = value == "" || value == "   "
                        if isBlank, write.schema == "CompanyChange" || ["nib", "npwp", "target_state"].contains(field) {
                            continue
                        }
                        let answer = try await app.send(
                            write.method,
                            write.path,
                            write.body.with([field: value]),
                            as: write.person
                        )
                        let name =
                            "\(write.schema).\(field) = \(String(decoding: value.data.prefix(60), as: UTF8.self))"
                        expectProblem(answer, name)
                        if answer.status == 422 {
                            #expect(answer.fields.contains { $0.hasPrefix(field) }, "\(name): \(answer.fields)")
                        }
                    }
                }
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test("The longest text that the contract allows is taken or refused in words, never a fault")
    func longest() async throws {
        let root = try Yams.load(yaml: Wire.document()) as? [String: Any] ?? [:]
        let schemas = (root["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]] ?? [:]
        let lengths = schemas.mapValues { schema in
            (schema["properties"] as? [String: Any] ?? [:]).compactMapValues { property -> Int? in
                let property = property as? [String: Any] ?? [:]
                let name = (property["$ref"] as? String)?.split(separator: "/").last.map(String.init)
                return (name.flatMap { schemas[$0] } ?? property)["maxLength"] as? Int
            }
        }
        for (schema, fields) in lengths where schema.hasSuffix("Request") || schema == "CompanyChange" {
            guard !["SessionRequest"].contains(schema) else { continue }
            try await withApp { app in
                let story = try await Story.begin(app)
                try await story.toFirstNote(received: nil)
                for write in valid(story) where write.schema == schema {
                    for (field, length) in fields.sorted(by: { $0.key < $1.key }) {
                        let body = write.body.with([field: .string(String(repeating: "y", count: length))])
                        let answer = try await app.send(write.method, write.path, body, as: write.person)
                        #expect(answer.status < 500, "\(schema).\(field) of \(length): \(answer.text)")
                    }
                }
            }
        }
    }

    @Test("A field that must be there is named when it is missing")
    func missing() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            let before = try await app.dump()
            let required: [String: [String]] = [
                "CompanyRequest": ["name", "region_code"],
                "AssignmentRequest": ["case_ids", "inspectors", "valid_from", "valid_to", "occurred_on"],
                "InspectionRequest": ["company_id", "kind", "occurred_on"],
                "VisitRequest": ["inspection_id", "occurred_on", "outcome"],
                "FindingRequest": ["kind", "facts", "occurred_on"],
                "CaseRequest": ["track", "action", "company_id", "occurred_on"],
                "StepRequest": ["action", "occurred_on"], "DeliveryRequest": ["kind", "occurred_on"],
            ]
            for write in valid(story) {
                for field in required[write.schema] ?? [] {
                    let answer = try await app.send(
                        write.method,
                        write.path,
                        write.body.without(field),
                        as: write.person
                    )
                    expectProblem(answer, [422], "\(write.schema) without \(field)")
                    #expect(answer.fields.contains(field), "\(write.schema) without \(field): \(answer.text)")
                }
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test(
        "Days that can't be, in the future, before the case's last act or reversed are refused by name",
        arguments: [
            "2026-02-30", "2026-13-01", "2026-1-1", "20260101", "01-01-2026", "2026-01-01T00:00:00Z", "0000-00-00",
            "besok",
            "9999-12-31", "1900-01-01", "tomorrow",
        ]
    )
    func days(text: String) async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            let before = try await app.dump()
            let day = text == "tomorrow" ? ago(-1) : text
            for write in valid(story) {
                for field in ["occurred_on", "valid_from", "valid_to", "date"] {
                    guard write.body[field] != .null else { continue }
                    // An order may well run to a day to come; a holiday may lie in any year.
                    if ["9999-12-31", "tomorrow"].contains(text), ["valid_from", "valid_to", "date"].contains(field) {
                        continue
                    }
                    if text == "1900-01-01",
                        ["date", "valid_from"].contains(field) || write.schema == "InspectionRequest"
                    {
                        continue
                    }
                    if text == "1900-01-01", write.schema == "CaseRequest" { continue }
                    let answer = try await app.send(
                        write.method,
                        write.path,
                        write.body.with([field: .string(day)]),
                        as: write.person
                    )
                    expectProblem(answer, [409, 422], "\(write.schema).\(field) = \(day)")
                    if answer.status == 422 { #expect(answer.fields.contains(field), "\(answer.text)") }
                }
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test("An order whose period is reversed is refused")
    func reversed() async throws {
        try await withSharedApp { app in
            let story = try await Story.begin(app)
            let answer = try await app.post(
                "/v1/assignments",
                story.orderRequest(on: 80, from: 10, to: 20),
                as: .officeHead
            )
            expectProblem(answer, [422], "reversed")
        }
    }

    @Test("Codes that nobody knows are refused with the known ones")
    func codes() async throws {
        let changes: [(String, String)] = [
            ("CompanyRequest", "kind"), ("CompanyRequest", "scale"), ("CompanyRequest", "region_code"),
            ("CompanyRequest", "nib"),
            ("AssignmentRequest", "kind"), ("InspectionRequest", "kind"), ("VisitRequest", "outcome"),
            ("FindingRequest", "kind"),
            ("CaseRequest", "track"), ("CaseRequest", "action"), ("CaseRequest", "finding_kind"),
            ("StepRequest", "action"),
            ("DeliveryRequest", "kind"), ("CalendarRequest", "kind"),
        ]
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            let before = try await app.dump()
            for (schema, field) in changes {
                for write in valid(story) where write.schema == schema {
                    for code in ["entah", "UNREGISTERED", "'; DROP TABLE patuh.company; --"] {
                        let answer = try await app.send(
                            write.method,
                            write.path,
                            write.body.with([field: .string(code)]),
                            as: write.person
                        )
                        expectProblem(answer, [422], "\(schema).\(field) = \(code)")
                        #expect(answer.fields.contains(field), "\(schema).\(field): \(answer.text)")
                    }
                }
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test("A body of 10 MB is refused unread, whatever it holds")
    func tenMegabytes() async throws {
        try await withSharedApp { app in
            let story = try await Story.begin(app)
            let big = Data(#"{"name":"\#(String(repeating: "x", count: 10 << 20))"}"#.utf8)
            for write in valid(story) {
                let answer = try await app.raw(write.method, write.path, big, token: write.person.token)
                #expect(answer.status == 413 && answer.code == "body_too_large", "\(write.schema)")
            }
            let signIn = try await app.raw(.post, "/v1/sessions", big)
            #expect(signIn.status == 413)
        }
    }

    @Test(
        "A body of another type is refused",
        arguments: ["text/plain", "application/xml", "multipart/form-data; boundary=x", "text/csv"]
    )
    func mediaType(type: String) async throws {
        try await withSharedApp { app in
            let story = try await Story.begin(app)
            for write in valid(story) {
                let answer = try await app.raw(
                    write.method,
                    write.path,
                    write.body.data,
                    type: type,
                    token: write.person.token
                )
                #expect(answer.status == 415 && answer.code == "unsupported_media_type", "\(write.schema)")
            }
            let list = try await app.raw(
                .post,
                "/v1/imports?source=oss",
                Data("{}".utf8),
                type: "application/json",
                token: Person.administrator.token
            )
            #expect(list.status == 415)
        }
    }

    @Test(
        "What is no identity in a path is not found",
        arguments: [
            "x", "1", "%00", "..%2f..%2fetc", "' OR 1=1", "00000000-0000-0000-0000-000000000000",
            "0199f3a0-1c00-7a00-8000-0000000000ff",
            "0199F3A0-1C00-7A00-8000-0000000000FF", "%F0%9F%8C%B4",
        ]
    )
    func identities(id: String) async throws {
        try await withSharedApp { app in
            let id = id.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? id
            for path in [
                "companies/ID", "companies/ID/timeline", "imports/ID", "imports/ID/rows", "inspections/ID", "cases/ID",
                "cases/ID/events", "cases/ID/clocks", "cases/ID/actions",
            ] {
                let person: Person = path.hasPrefix("imports") ? .administrator : .inspector
                let person2: Person = path.hasPrefix("companies") ? .inspector : person
                let answer = try await app.get("/v1/" + path.replacing("ID", with: id), as: person2)
                expectProblem(answer, [400, 404], "\(path) of \(id)")
            }
            for path in ["cases/ID/steps", "cases/ID/deliveries", "inspections/ID/findings"] {
                let body: JSON =
                    path.hasSuffix("steps")
                    ? Story.step("add_remark", on: 1, ["note": "x"])
                    : path.hasSuffix("findings") ? Story.findingRequest(on: 1) : Story.delivery(on: 1)
                let answer = try await app.post("/v1/" + path.replacing("ID", with: id), body, as: .inspector)
                expectProblem(answer, [400, 404], "POST \(path) of \(id)")
            }
        }
    }

    static let lists: [(String, Person)] = [
        ("companies", .inspector), ("imports", .administrator), ("assignments", .inspector),
        ("inspections", .inspector),
        ("visits", .inspector), ("cases", .inspector), ("queue", .coordinator),
        ("noncompliant-companies", .bpjsOfficer),
        ("people", .inspector), ("offices", .inspector),
    ]

    @Test("Parameters that are unknown, doubled or out of range are refused", arguments: lists)
    func parameters(list: String, person: Person) async throws {
        let queries = [
            "unknown=1", "limit=10&limit=20", "limit=0", "limit=-1", "limit=201", "limit=99999999999999999999",
            "limit=abc",
            "limit=1.5", "limit=", "cursor=", "cursor=x", "cursor=%00", "cursor=W10", "cursor=WyJhIl0",
            "cursor=WyJhIiwiYiJd",
            "cursor=WzEsMl0", "cursor=eyJhIjoxfQ", "cursor=\(String(repeating: "A", count: 600))",
            "cursor=WyIyMDI2LTAxLTAxIiwieCJd", "cursor=WyJpbmZpbml0eSIsIngiXQ",
        ]
        try await withSharedApp { app in
            for query in queries {
                expectProblem(try await app.get("/v1/\(list)?\(query)", as: person), [400, 422], "\(list)?\(query)")
            }
            #expect(try await app.get("/v1/\(list)?limit=200", as: person).status == 200)
        }
    }

    @Test(
        "Filters that say nothing sensible are refused",
        arguments: [
            ("queue?scope=world", Person.coordinator), ("queue?bucket=later", .coordinator),
            ("queue?region=x", .coordinator),
            ("queue/counts?scope=x", .coordinator), ("noncompliant-companies?as_of=besok", .bpjsOfficer),
            ("noncompliant-companies?finding=x", .bpjsOfficer), ("noncompliant-companies?branch=Entah", .bpjsOfficer),
            ("noncompliant-companies?basis=rumour", .bpjsOfficer), ("companies?nib=12", .inspector),
            ("companies?region=62.02.", .inspector),
            ("companies?q=", .inspector), ("calendar?year=x", .inspector), ("cases?track=x", .inspector),
            ("noncompliant-companies?as_of=9999-01-01", .bpjsOfficer),
        ]
    )
    func filters(query: String, person: Person) async throws {
        try await withSharedApp { app in
            expectProblem(try await app.get("/v1/\(query)", as: person), [400, 422], query)
        }
    }

    @Test(
        "Where no method or path is, there is a problem document",
        arguments: [
            (HTTPRequest.Method.delete, "/v1/companies"), (.put, "/v1/cases"), (.patch, "/v1/queue"),
            (.get, "/v1/nothing"),
            (.post, "/v1/me"), (.get, "/"), (.get, "/v1"), (.post, "/healthz"), (.put, "/v1/sessions"),
            (.get, "/v1/cases/"),
        ]
    )
    func noSuchPath(method: HTTPRequest.Method, path: String) async throws {
        try await withSharedApp { app in
            let answer = try await app.send(method, path, as: .inspector)
            if path == "/v1/cases/" && answer.status == 200 { return }
            expectProblem(answer, [404, 405], "\(method) \(path)")
        }
    }

    @Test("Problems speak Indonesian, or English where it is asked for")
    func language() async throws {
        try await withSharedApp { app in
            let indonesian = try await app.get("/v1/companies/x", as: .inspector)
            let english = try await app.get("/v1/companies/x", as: .inspector, headers: ["Accept-Language": "en"])
            #expect(indonesian.json.code == english.json.code && indonesian.json.detail != english.json.detail)
            #expect(indonesian.header("Content-Language") == "id" && english.header("Content-Language") == "en")
        }
    }
}

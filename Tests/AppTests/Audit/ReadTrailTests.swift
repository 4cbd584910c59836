import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("What the trail keeps of readings")
struct ReadTrailTests {
    private static func entries(_ app: TestApp, _ query: String) async throws -> [JSON] {
        await app.record()
        return try await app.done(.get, "/v1/audit?\(query)", as: .auditor).items.list
    }

    @Test("Every endpoint is declared, and nothing else is")
    func declared() async throws {
        try await withSharedApp { app in
            let served = Set(app.service.routes.endpoints.map { "\($0.method.rawValue) \($0.path)" })
            let undeclared = served.filter { $0.hasPrefix("GET ") && ReadDeclaration.all[$0] == nil }
            #expect(undeclared == [], "say in ReadDeclaration.all what of persons and cases these show")
            #expect(Set(ReadDeclaration.all.keys).subtracting(served) == [])
            for endpoint in app.service.routes.endpoints {
                guard case .open = endpoint.handler else { continue }
                let declaration = ReadDeclaration.of("\(endpoint.method.rawValue) \(endpoint.path)")
                #expect([.open, .proof].contains(declaration))
            }
        }
    }

    @Test("A reading leaves who, as which post, when, from where, what and what for")
    func one() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let headers = ["X-Purpose": "Menyiapkan%20rapat", "User-Agent": "Mozilla/5.0 Firefox/140.0"]
            _ = try await app.get("/v1/cases/\(story.caseID)", as: .coordinator, headers: headers)
            let found = try await Self.entries(app, "subject=\(story.caseID)&kind=read")
            let entry = try #require(found.first)
            #expect(found.count == 1)
            #expect(entry.person.login.text == Person.coordinator.login)
            #expect(entry.posts == ["coordinator@korwil-2"])
            #expect(entry.operation == "GET /v1/cases/{id}")
            #expect(entry.outcome == "allowed")
            #expect(entry.purpose == "Menyiapkan rapat")
            #expect(entry.agent == "firefox")
            #expect(entry.recorded_at.text.hasPrefix("20"))
            #expect(entry.details == .null && entry.content == .null)
        }
    }

    @Test("A list leaves what was asked, without typed text, and every identity that was shown")
    func lists() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            _ = try await app.get("/v1/companies?q=Kebun&region=62.02", as: .inspector)
            _ = try await app.get("/v1/queue", as: .coordinator)
            let firms = try await Self.entries(app, "operation=GET%20/v1/companies")
            #expect(firms.first?.query == "q&region=62.02")
            #expect(firms.first?.seen.list.contains(.string(Firm.kebun.id)) == true)
            #expect(firms.first?.seen.list.contains(.string(Firm.bengkel.id)) == false)
            let queue = try await Self.entries(app, "subject=\(story.caseID)&operation=GET%20/v1/queue")
            #expect(queue.map(\.person.login.text) == [Person.coordinator.login])
        }
    }

    @Test("What is refused for want of permission stands there, and what somebody asked for in vain")
    func refusals() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            _ = try await app.get("/v1/queue", as: .administrator)
            _ = try await app.get("/v1/cases/\(story.caseID)", as: .coordinatorElsewhere)
            let write = try await app.post(
                "/v1/companies",
                ["name": "PT X Rekaan", "region_code": "62.02"],
                as: .auditor
            )
            #expect(write.status == 403)
            let refused = try await Self.entries(app, "outcome=refused")
            #expect(Set(refused.map(\.operation.text)) == ["GET /v1/queue", "POST /v1/companies"])
            #expect(refused.map(\.kind.text).sorted() == ["read", "write"])
            let missed = try await Self.entries(app, "outcome=not_found")
            #expect(missed.map(\.subject_id.text) == [story.caseID])
            #expect(missed.map(\.person.login.text) == [Person.coordinatorElsewhere.login])
        }
    }

    @Test("A write says as which post, from where and what for, too")
    func writes() async throws {
        try await withApp { app in
            let answer = try await app.post(
                "/v1/companies",
                ["name": "PT Tulis Rekaan", "region_code": "62.02"],
                as: .inspector,
                headers: ["X-Purpose": "Pendataan baru", "User-Agent": "patuh/1"]
            )
            #expect(answer.status == 201)
            let entry = try #require(try await Self.entries(app, "kind=write&person=\(Person.inspector.login)").first)
            #expect(entry.posts == ["inspector@korwil-2"])
            #expect(entry.purpose == "Pendataan baru")
            #expect(entry.agent == "patuh")
        }
    }

    @Test("Where the trail takes nothing more, nothing is shown until it does")
    func full() async throws {
        try await withApp { app in
            let trail = ReadTrail(
                pool: app.service.jobs,
                limits: .init(entries: 2, bytes: 1 << 20, call: 100, interval: .seconds(60)),
                logger: TestDatabases.logger
            )
            let call = try await app.call(as: .inspector)
            let reading = ReadTrail.Reading(operation: "GET /v1/cases/{id}", declaration: .one)
            for _ in 0..<2 { _ = try await trail.watch(call, reading) { Reply() } }
            let problem = await #expect(throws: Problem.self) { try await trail.watch(call, reading) { Reply() } }
            #expect(problem?.code == "audit_unavailable" && problem?.status == .serviceUnavailable)
            await trail.flush()
            _ = try await trail.watch(call, reading) { Reply() }
            await trail.flush()
            let count: Int = try await app.value("SELECT count(*) FROM audit_entry WHERE kind = 'read'")
            #expect(count == 3)
        }
    }

    @Test("What can't be written waits, and is written once the database takes it again")
    func waiting() async throws {
        try await withApp { app in
            let trail = ReadTrail(pool: app.service.jobs, logger: TestDatabases.logger)
            let call = try await app.call(as: .inspector)
            let reading = ReadTrail.Reading(operation: "GET /v1/cases/{id}", declaration: .one)
            for _ in 0..<3 { _ = try await trail.watch(call, reading) { Reply() } }
            try await app.superuser.execute("REVOKE INSERT ON audit_entry FROM patuh_jobs")
            await trail.flush()
            let none: Int = try await app.value("SELECT count(*) FROM audit_entry WHERE kind = 'read'")
            #expect(none == 0)
            try await app.superuser.execute("GRANT INSERT ON audit_entry TO patuh_jobs")
            await trail.flush()
            let count: Int = try await app.value("SELECT count(*) FROM audit_entry WHERE kind = 'read'")
            #expect(count == 3)
        }
    }

    @Test("The trail is the auditor's alone, and shows her nothing of who handled complaints")
    func whoReads() async throws {
        try await withApp { app in
            for person in Person.home where person != .auditor {
                #expect(try await app.get("/v1/audit", as: person).status == 403, "\(person)")
                #expect(try await app.get("/v1/audit/verification", as: person).status == 403, "\(person)")
            }
            try await app.superuser.execute(
                "INSERT INTO audit_entry (operation, kind) VALUES ('GET /v1/complaints/{id}', 'read'), ('GET /v1/x', 'read')"
            )
            let shown = try await Self.entries(app, "limit=200").map(\.operation.text)
            #expect(shown.contains("GET /v1/x") && !shown.contains { $0.contains("complain") })
            let file = try await app.get("/v1/audit/export", as: .auditor, headers: ["X-Purpose": "Audit triwulan"])
            #expect(file.status == 200 && !file.text.contains("complain"))
        }
    }

    @Test("An export asks for a purpose, and stands in the trail before it is sent")
    func exports() async throws {
        try await withApp { app in
            let refused = try await app.get("/v1/audit/export", as: .auditor)
            #expect(refused.status == 400 && refused.code == "purpose_missing")
            _ = try await app.get("/v1/companies", as: .inspector)
            await app.record()
            let headers = ["X-Purpose": "Audit triwulan"]
            let file = try await app.get("/v1/audit/export", as: .auditor, headers: headers)
            let lines = file.text.split(separator: "\n").map { JSON(data: Data($0.utf8)) }
            #expect(lines.first?.how.id.text.isEmpty == false)
            #expect(lines.dropFirst().allSatisfy { $0.digest.text.count == 64 && $0.number.int > 0 })
            #expect(lines.contains { $0.operation == "GET /v1/companies" })
            let purpose: String = try await app.value("SELECT purpose FROM audit_entry WHERE kind = 'export'")
            #expect(purpose == "Audit triwulan")
            let table = try await app.get(
                "/v1/audit/export",
                as: .auditor,
                headers: ["X-Purpose": "Audit triwulan", "Accept": "text/csv"]
            )
            #expect(table.text.hasPrefix("\u{FEFF}number;recorded_at;"))
        }
    }

    @Test("A file of firms that do not comply is recorded durably, a page of them like a list")
    func files() async throws {
        try await withApp { app in
            _ = try await app.get("/v1/noncompliant-companies", as: .bpjsOfficer)
            for type in ["text/csv", "application/x-ndjson"] {
                let silent = try await app.get(
                    "/v1/noncompliant-companies",
                    as: .bpjsOfficer,
                    headers: ["Accept": type]
                )
                #expect(silent.status == 400 && silent.code == "purpose_missing", "\(silent.text)")
                let header = ["Accept": type, "X-Purpose": "Rapat cabang"]
                let file = try await app.get("/v1/noncompliant-companies", as: .bpjsOfficer, headers: header)
                #expect(file.status == 200)
            }
            let kinds: [String] = try await app.superuser.all(
                "SELECT kind || ': ' || purpose FROM audit_entry WHERE kind <> 'write'",
                as: String.self
            )
            #expect(kinds == ["export: Rapat cabang", "export: Rapat cabang"])
            await app.record()
            let read: Int = try await app.value("SELECT count(*) FROM audit_entry WHERE kind = 'read'")
            #expect(read == 1)
        }
    }

    @Test("Pages of the trail follow each other without a gap or a repeat")
    func pages() async throws {
        try await withApp { app in
            for _ in 0..<7 { _ = try await app.get("/v1/companies/\(Firm.kebun.id)", as: .inspector) }
            await app.record()
            var seen: [Int] = []
            var cursor = ""
            repeat {
                let path = "/v1/audit?kind=read&person=\(Person.inspector.login)&limit=3\(cursor)"
                let page = try await app.done(.get, path, as: .auditor)
                seen += page.items.list.map(\.number.int)
                cursor = page.next_cursor.text.isEmpty ? "" : "&cursor=\(page.next_cursor.text)"
            } while !cursor.isEmpty
            #expect(seen.count == 7 && Set(seen).count == 7)
        }
    }

    @Test("The identities that JSON names are found, each once, and nothing else")
    func identities() {
        let id = "01900000-0000-7000-8000-00000000000a"
        let text =
            #"{"a":"\#(id)","b":["\#(id)","x"],"c":"01900000-0000-7000-8000-00000000000","d":"\#(id.uppercased())"}"#
        let digits = NamedIdentities.digits(in: Array(text.utf8))
        #expect(String(decoding: digits, as: UTF8.self) == id.replacing("-", with: ""))
        #expect(NamedIdentities.digits(in: Array("\"".utf8)) == [])
        // At whatever distance from each other and from what might hide them.
        for gap in 0..<60 {
            let other = "01900000-0000-7000-8000-00000000000b"
            let apart = String(repeating: "z", count: gap)
            let both = NamedIdentities.digits(in: Array("\(apart)\"\(id)\"\(apart)\"-\"\"\(other)\"\(apart)".utf8))
            #expect(both.count == 64, "\(gap)")
        }
        #expect(NamedIdentities.digits(in: Array("\"\(id)\"".utf8)).count == 32)
    }
}

extension TestApp {
    /// A request as an endpoint gets it.
    func call(as person: Person) async throws -> Call {
        Call(
            route: "/v1/cases/{id}",
            method: .get,
            pathParameters: ["id": newID()],
            query: [:],
            headers: [:],
            body: Data(),
            language: .id,
            signedIn: try await service.authenticator.resolve(SessionSecret(person.token))
        )
    }
}

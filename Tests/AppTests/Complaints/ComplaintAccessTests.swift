import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Who opened a complaint")
struct ComplaintAccessTests {
    private static func open(_ story: ComplaintStory, as person: Person) async throws -> Answer {
        try await story.app.post(
            "/v1/complaints/\(story.id)/source-openings",
            ["purpose": "Memastikan tempat kerja"],
            as: person
        )
    }

    @Test("The coordinator of its region sees who looked, opened, handled or tried to, and nobody else does")
    func access() async throws {
        try await withApp { app in
            let story = try await ComplaintStory.begin(app)
            try await story.toMatched()
            #expect(try await Self.open(story, as: .inspector).status == 201)
            #expect(try await Self.open(story, as: .auditor).status == 403)
            _ = try await app.done(.get, "/v1/complaints/\(story.id)", as: .inspector)
            await app.record()
            let path = "/v1/complaints/\(story.id)/access"
            let seen = try await app.done(.get, path, as: .coordinator).items.list
            let openings = seen.filter { $0.operation.text.hasSuffix("/source-openings") }
            let opened = try #require(openings.first { $0.outcome == "allowed" })
            #expect(opened.person.login.text == Person.inspector.login && opened.purpose == "Memastikan tempat kerja")
            #expect(opened.posts == ["inspector@korwil-2"])
            #expect(seen.contains { $0.person.login.text == Person.auditor.login && $0.outcome == "refused" })
            #expect(seen.contains { $0.operation == "GET /v1/complaints/{id}" && $0.kind == "read" })
            #expect(Set(seen.map(\.action.text)).isSuperset(of: ["assign", "match"]))
            for person in Person.allCases where person != .coordinator {
                let expected = person.role == .coordinator ? 404 : 403
                #expect(try await app.get(path, as: person).status == expected, "\(person)")
            }
            var pages: [JSON] = []
            var cursor = ""
            repeat {
                let page = try await app.done(.get, "\(path)?limit=1\(cursor)", as: .coordinator)
                pages += page.items.list
                cursor = page.next_cursor.text.isEmpty ? "" : "&cursor=\(page.next_cursor.text)"
            } while !cursor.isEmpty
            #expect(pages.count >= seen.count)
        }
    }

    @Test("The trail has no entry, no number and no gap of it")
    func noGap() async throws {
        try await withApp { app in
            await app.record()
            let before: Int64 = try await app.value("SELECT last_value FROM audit_entry_id_seq")
            let story = try await ComplaintStory.begin(app)
            try await story.toMatched()
            _ = try await Self.open(story, as: .inspector)
            _ = try await Self.open(story, as: .auditor)
            _ = try await app.done(.get, "/v1/complaints", as: .coordinator)
            _ = try await app.done(.get, "/v1/complaints/\(story.id)", as: .coordinator)
            await app.record()
            #expect(try await app.value("SELECT last_value FROM audit_entry_id_seq") == before)
            #expect(try await app.value("SELECT count(*) FROM complaint_access") as Int >= 6)
        }
    }

    @Test("Each day seals what was kept apart, also where nothing came; what is altered, removed or added is found")
    func sealed() async throws {
        try await withApp { app in
            let seal = SealKeptApart(pool: app.service.jobs)
            try await seal.run()
            try await seal.run()
            #expect(try await app.value("SELECT count(*) FROM audit_entry WHERE operation = 'seal_kept_apart'") == 1)
            let story = try await ComplaintStory.begin(app)
            try await story.toMatched()
            _ = try await Self.open(story, as: .inspector)
            try await seal.run(isDaily: false)
            #expect(try await app.faults() == [])
            let shown = try await app.done(.get, "/v1/audit?operation=seal_kept_apart", as: .auditor).items.list
            #expect(shown.count == 2 && shown.allSatisfy { $0.details == .null })
            for script in [
                "UPDATE patuh.complaint_access SET purpose = 'lain' WHERE purpose IS NOT NULL",
                "DELETE FROM patuh.complaint_access WHERE number = (SELECT max(number) FROM patuh.complaint_access)",
                """
                INSERT INTO patuh.complaint_access (number, actor_id, kind, operation, outcome)
                VALUES (0, gen_random_uuid(), 'read', 'x', 'allowed')
                """,
            ] {
                try await app.tamper("CREATE TABLE patuh.kept AS TABLE patuh.complaint_access; \(script)")
                let found = try await app.faults()
                #expect(Set(found.map { $0.prefix(18) }) == ["kept_apart_altered"], "\(script): \(found)")
                try await app.tamper(
                    """
                    DELETE FROM patuh.complaint_access; INSERT INTO patuh.complaint_access TABLE patuh.kept;
                    DROP TABLE patuh.kept
                    """
                )
            }
            try await app.withServiceRole { role in
                for change in [
                    "UPDATE complaint_access SET purpose = 'x'", "DELETE FROM complaint_access",
                    """
                    INSERT INTO complaint_access (actor_id, kind, operation, outcome)
                    VALUES (gen_random_uuid(), 'write', 'x', 'allowed')
                    """,
                ] as [SQL] {
                    #expect(await role.attempt(.coordinator, change) == .refused("42501"), "\(change)")
                }
            }
        }
    }

    @Test("Complaints go when the office's rule says so, ended ones alone, and a record of destruction stays")
    func retention() async throws {
        try await withApp { app in
            let old = try await ComplaintStory.begin(app)
            try await old.step("answer", ["text": "Sudah dijawab."])
            let open = try await ComplaintStory.begin(app, ["name": "Orang Lain"])
            try await app.tamper(
                """
                UPDATE patuh.complaint_step SET recorded_at = recorded_at - interval '30 months';
                UPDATE patuh.complaint SET received_at = received_at - interval '31 months'
                """
            )
            func purge() async throws {
                try await app.superuser.execute("INSERT INTO job (kind) VALUES ('purge')")
                _ = try await app.queue.workOne()
            }
            try await purge()
            #expect(try await app.value("SELECT count(*) FROM complaint") == 2, "no rule, nothing goes")
            try await app.superuser.execute(
                """
                INSERT INTO parameter (key, effective_from, value, unit, legal_basis, certainty)
                VALUES ('retention.complaint_months', '2026-01-01', 24, 'months', 'JRA rekaan', 'practice')
                """
            )
            try await purge()
            let left: String = try await app.value("SELECT string_agg(id::text, ' ') FROM complaint")
            #expect(left == open.id)
            for table in ["content", "source", "step", "opening", "key"] {
                let rest: Int = try await app.value(
                    "SELECT count(*) FROM \(identifier: "complaint_" + table) WHERE complaint_id::text = \(old.id)"
                )
                #expect(rest == 0, "\(table)")
            }
            let record: String = try await app.value(
                "SELECT complaints || ' ' || region_code || ' ' || months || ' ' || certainty FROM complaint_destruction"
            )
            #expect(record == "1 62.02 24 practice")
            #expect(try await app.get("/v1/complaints/\(open.id)", as: .coordinator).status == 200)
        }
    }
}

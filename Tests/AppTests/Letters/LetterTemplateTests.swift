import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Texts of letters as data")
struct LetterTemplateTests {
    private static let path = "/v1/letter-templates/first_note"

    private static func body(_ closing: String) throws -> String {
        try LetterTemplates.builtIn.get().source(.firstNote).body + "<p>\(closing)</p>\n"
    }

    private static func draft(_ app: TestApp, _ closing: String) async throws -> Int {
        let request: JSON = ["body": .string(try body(closing)), "reason": "Kalimat penutup"]
        let made = try await app.post(path + "/versions", request, as: .administrator)
        #expect(made.status == 201, "\(made.text)")
        return made.json.version.int
    }

    @Test(
        "A text is drafted, shown beside the program's own, published and withdrawn; letters keep what they were issued with"
    )
    func life() async throws {
        try await withApp { app in try await running(app.service.press) { try await Self.live(app) } }
    }

    private static func live(_ app: TestApp) async throws {
        do {
            let before = try await Story.begin(app)
            try await before.toFirstNote()
            let version = try await Self.draft(app, "Kalimat dari kantor.")
            #expect(version == 1)
            let shown = try await app.done(.get, Self.path + "/versions/1", as: .administrator)
            #expect(shown.status.text == "draft" && shown.diff.list.contains { $0.change.text == "added" })
            #expect(!shown.diff.list.contains { $0.change.text == "removed" })
            // A draft is not used.
            let draftTime = try await Story.begin(app, .bengkel)
            try await draftTime.toFirstNote()
            let published = try await app.post(
                Self.path + "/versions/1/publication",
                ["reason": "Disetujui"],
                as: .administrator
            )
            #expect(published.status == 201, "\(published.text)")
            #expect(published.json.valid_from.text == ago(0))
            // It holds for letters of today and later, not for one that is entered late.
            let late = try await Story.begin(app, .katering)
            try await late.toFirstNote()
            let now = try await Story.begin(app, .tambak)
            try await now.toDraft()
            try await now.step("issue_first_note", on: 0, as: .officeHead)
            for (story, isOwn) in [(before, false), (draftTime, false), (late, false), (now, true)] {
                let id = try await story.letter("first_note").letter.id.text
                let page = try await app.page(id, as: .inspector)
                #expect(page.text.contains("Kalimat dari kantor.") == isOwn)
            }
            let withdrawn = try await app.post(
                Self.path + "/versions/1/withdrawal",
                ["reason": "Salah"],
                as: .administrator
            )
            #expect(withdrawn.status == 201 && withdrawn.json.status.text == "withdrawn")
            // Printed only now, and with the text of its day all the same.
            let id = try await now.letter("first_note").letter.id.text
            let paper = try await app.paper(id, as: .inspector)
            #expect(try PDFTool.text(Array(paper.data)).contains("Kalimat dari kantor."))
            let kind = try await app.done(.get, Self.path, as: .administrator)
            #expect(kind.version.int == 0)
            #expect(kind.versions.list.map(\.status.text) == ["built_in", "withdrawn"])
            let again = try await app.post(Self.path + "/versions/1/withdrawal", ["reason": "x"], as: .administrator)
            #expect(again.status == 409 && again.code == "template_withdrawn")
            let back = try await app.post(Self.path + "/versions/1/publication", ["reason": "x"], as: .administrator)
            #expect(back.status == 409 || back.status == 503)
        }
    }

    @Test("A text that can't be used is refused with every fault, and nothing is stored")
    func refused() async throws {
        try await withApp { app in
            let answer = try await app.post(
                Self.path + "/versions",
                ["body": "<p>{{typo}}</p>\n<script>x</script>", "reason": "x"],
                as: .administrator
            )
            #expect(answer.status == 422)
            let codes = Set(answer.json.errors.list.map(\.code.text))
            #expect(codes.isSuperset(of: ["unknown_field", "element_not_allowed", "required_missing"]))
            #expect(answer.text.contains("Baris 2") || answer.text.contains("Line 2"))
            #expect(try await app.value("SELECT count(*) FROM letter_template", as: Int.self) == 0)
            let long: JSON = ["body": .string(String(repeating: "x", count: 900_000)), "reason": "x"]
            #expect(try await app.post(Self.path + "/versions", long, as: .administrator).status == 422)
            for person in [Person.officeHead, .inspector, .auditor, .bpjsBranchHead] {
                let answer = try await app.post(
                    Self.path + "/versions",
                    ["body": .string(try Self.body("x")), "reason": "x"],
                    as: person
                )
                #expect(answer.status == 403, "\(person)")
            }
            #expect(try await app.get("/v1/letter-templates/entah", as: .administrator).status == 404)
            #expect(try await app.get(Self.path + "/versions/9", as: .administrator).status == 404)
            #expect(try await app.get(Self.path + "/versions/x", as: .administrator).status == 404)
            let own = try await app.post(Self.path + "/versions/0/withdrawal", ["reason": "x"], as: .administrator)
            #expect(own.status == 409 && own.code == "template_of_program")
        }
    }

    @Test("The database alone keeps versions in order, as they are, and in administrators' hands")
    func gate() async throws {
        try await withApp { app in
            _ = try await Self.draft(app, "satu")
            let role = ServiceRole(pool: app.service.pool)
            for statement: SQL in [
                "UPDATE letter_template SET body = 'x'", "DELETE FROM letter_template",
                "UPDATE letter_template_source SET source = 'x'",
            ] {
                #expect(
                    await role.attempt(.administrator, statement) == .refused("\(SQLState.insufficientPrivilege)")
                )
            }
            let insert: SQL = """
                INSERT INTO letter_template (kind, version, body, reason, author_id) VALUES ('first_note', 2, 'x', 'x', actor_id())
                """
            #expect(await role.attempt(.officeHead, insert) == .refused("\(SQLState.insufficientPrivilege)"))
            let gap: SQL = """
                INSERT INTO letter_template (kind, version, body, reason, author_id) VALUES ('first_note', 3, 'x', 'x', actor_id())
                """
            #expect(await role.attempt(.administrator, gap) == .refused("letter_template_in_sequence"))
            let past: SQL = """
                INSERT INTO letter_template_publication (kind, version, valid_from, reason, publisher_id)
                VALUES ('first_note', 1, '2020-01-01', 'x', actor_id())
                """
            #expect(await role.attempt(.administrator, past) == .refused("letter_template_not_in_past"))
            // A source that claims a version has that version's text.
            let forged: SQL = """
                INSERT INTO letter_template_source (sha256, kind, version, source)
                VALUES (sha256('{"body": "x"}'), 'first_note', 1, '{"body": "x"}')
                """
            #expect(await role.attempt(.inspector, forged) == .refused("letter_template_source_of_version"))
        }
    }

    @Test("A preview shows a version on a letter that was never issued, as page and as PDF")
    func preview() async throws {
        try await withSharedApp { app in
            let path = Self.path + "/versions/0/preview"
            for fixture in LetterFixture.allCases {
                let page = try await app.get(
                    path + "?fixture=\(fixture.rawValue)",
                    as: .administrator,
                    headers: ["Accept": "text/html"]
                )
                #expect(page.status == 200 && page.text.contains("KONSEP"), "\(page.text.prefix(300))")
            }
            #expect(try await app.get(path + "?fixture=x", as: .administrator).status == 400)
            let list = try await app.done(.get, "/v1/letter-templates?limit=200", as: .administrator).items.list
            #expect(list.count == LetterKind.allCases.count)
            var seen: [String] = []
            var cursor = ""
            repeat {
                let page = try await app.done(.get, "/v1/letter-templates?limit=7\(cursor)", as: .administrator)
                seen += page.items.list.map(\.kind.text)
                cursor = page.next_cursor == .null ? "" : "&cursor=\(page.next_cursor.text)"
            } while !cursor.isEmpty
            #expect(seen == list.map(\.kind.text) && seen == seen.sorted())
        }
    }

    @Test(
        "A letter is asked about without its bytes, given once to whom knows it, and other methods are told which there are"
    )
    func methods() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            let id = try await story.letter("assignment").letter.id.text
            let path = "/v1/letters/\(id)/content"
            let page = try await app.page(id, as: .inspector)
            let tag = try #require(page.header("ETag"))
            #expect(page.header("Vary") == "Accept")
            let html = ["Accept": "text/html"]
            let head = try await app.send(.head, path, as: .inspector, headers: html)
            #expect(head.status == 200 && head.data.isEmpty && head.header("ETag") == tag)
            for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
                let same = try await app.get(
                    path,
                    as: .inspector,
                    headers: html.merging(["If-None-Match": known]) { $1 }
                )
                #expect(same.status == 304 && same.data.isEmpty && same.header("ETag") == tag, "\(known)")
            }
            let other = try await app.get(
                path,
                as: .inspector,
                headers: html.merging(["If-None-Match": "\"x\""]) { $1 }
            )
            #expect(other.status == 200)
            let delete = try await app.send(.delete, path, as: .inspector)
            #expect(delete.status == 405 && delete.code == "method_not_allowed")
            #expect(delete.header("Allow") == "GET, HEAD")
            #expect(try await app.send(.head, "/v1/letters/\(newID())", as: .inspector).status == 404)
            #expect(try await app.send(.put, "/v1/cases", as: nil).status == 405)
            #expect(try await app.send(.get, "/v1/nowhere", as: nil).status == 404)
        }
    }
}

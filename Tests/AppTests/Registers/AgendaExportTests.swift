import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The agenda as a file, and how papers are filed")
struct AgendaExportTests {
    private static let csv = ["Accept": "text/csv"]

    @Test("An office's agenda goes out as CSV with its purpose in the trail; formulas are neutralised")
    func export() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            for sender in ["=HYPERLINK(\"http://x\")", "+1", "-2", "@SUM(A1)"] {
                _ = try await app.register(["sender": .string(sender)], as: .officeHead)
            }
            let path = "/v1/letter-agenda?office=disnakertrans&from=\(ago(300))&through=\(today)"
            let silent = try await app.get(path, as: .officeHead, headers: Self.csv)
            #expect(silent.status == 400 && silent.code == "purpose_missing", "\(silent.text)")
            let told = Self.csv.merging(["X-Purpose": "Srikandi triwulan"]) { $1 }
            let answer = try await app.get(path, as: .officeHead, headers: told)
            #expect(
                answer.status == 200 && answer.header("Content-Type") == "text/csv; charset=utf-8",
                "\(answer.text)"
            )
            let lines = answer.text.split(separator: "\r\n").map(String.init)
            #expect(lines[0].hasPrefix("\u{FEFF}Jenis Agenda;Nomor Agenda;Nomor Naskah;Tanggal Naskah"))
            let own = try await app.done(.get, "/v1/outgoing-letters?office=disnakertrans", as: .officeHead).items.list
            #expect(lines.count == 1 + own.count + 4)
            for cell in ["\"'=HYPERLINK(\"\"http://x\"\")\"", "'+1", "'-2", "'@SUM(A1)"] {
                #expect(lines.contains { $0.contains(";\(cell);") }, "\(cell)")
            }
            let note = try #require(lines.first { $0.contains("Nota Pemeriksaan I;") })
            for cell in ["keluar", "560", "Rahasia", own[0].number.text] { #expect(note.contains(cell), "\(cell)") }
            let recorded = try await app.value(
                """
                SELECT purpose FROM audit_entry WHERE kind = 'export' AND operation = 'GET /v1/letter-agenda'
                AND actor_id = (SELECT id FROM person WHERE login = 'uji.officehead')
                """,
                as: String.self
            )
            #expect(recorded == "Srikandi triwulan")
            for person in [Person.inspector, .bpjsOfficer, .investigator] {
                let refused = try await app.get(path, as: person, headers: told)
                #expect(refused.status == 403, "\(person)")
            }
            #expect(try await app.get("/v1/letter-agenda?office=siapa", as: .officeHead).status == 404)
        }
    }

    @Test("The agenda's pages follow each other by day, in before out, each line once")
    func pages() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            for _ in 0..<3 { _ = try await app.register(as: .officeHead) }
            let path = "/v1/letter-agenda?office=disnakertrans"
            let all = try await app.done(.get, path, as: .officeHead).items.list
            var seen: [String] = []
            var cursor = ""
            repeat {
                let page = try await app.done(.get, "\(path)&limit=2\(cursor)", as: .officeHead)
                seen += page.items.list.map(\.id.text)
                cursor = page.next_cursor == .null ? "" : "&cursor=\(page.next_cursor.text)"
            } while !cursor.isEmpty
            #expect(seen == all.map(\.id.text) && Set(seen).count == all.count && all.count >= 5)
            #expect(all.map(\.agenda_on.text) == all.map(\.agenda_on.text).sorted())
            let incoming = try await app.done(.get, "\(path)&direction=incoming", as: .officeHead).items.list
            #expect(incoming.count == 3 && incoming.allSatisfy { $0.direction.text == "incoming" })
        }
    }

    private static let term: JSON = [
        "retention": "correspondence", "effective_from": .string(today), "active_years": 2, "inactive_years": 3,
        "fate": "destroyed", "counts_from": "document", "legal_basis": "JRA uji", "certainty": "practice",
    ]

    @Test("An administrator sets a class's years from today on; papers then say from when they are inactive")
    func retention() async throws {
        try await withApp { app in
            let paper = try await app.register(["kind": "other"])
            #expect(paper.filing.retention.text == "correspondence" && paper.filing.active_years == .null)
            let past = Self.term.with(["effective_from": .string(ago(2))])
            #expect(try await app.post("/v1/retention-terms", past, as: .administrator).fields == ["effective_from"])
            #expect(try await app.post("/v1/retention-terms", Self.term, as: .officeHead).status == 403)
            let half = Self.term.without("active_years")
            #expect(try await app.post("/v1/retention-terms", half, as: .administrator).fields == ["fate"])
            try await app.done(.post, "/v1/retention-terms", Self.term, as: .administrator)
            #expect(try await app.post("/v1/retention-terms", Self.term, as: .administrator).code == "term_known")
            let filing = try await app.done(.get, "/v1/incoming-letters/\(paper.id.text)", as: .inspector).filing
            let day = try #require(LocalDate(today))
            #expect(filing.inactive_from.text.hasPrefix("\(day.year + 2)-"), "\(filing)")
            #expect(filing.fate.text == "destroyed" && filing.statement.id.text.contains("musnah setelah 3 tahun"))
            let rule: JSON = [
                "direction": "incoming", "kind": "other", "office_group": "labour", "effective_from": .string(today),
                "classification": "500.15", "retention": "correspondence", "legal_basis": "Permendagri 83/2022",
                "certainty": "U",
            ]
            try await app.done(.post, "/v1/filing-rules", rule, as: .administrator)
            let refiled = try await app.done(.get, "/v1/incoming-letters/\(paper.id.text)", as: .inspector).filing
            #expect(refiled.classification.text == "500.15")
            let unknown = rule.with(["kind": "nota"])
            #expect(try await app.post("/v1/filing-rules", unknown, as: .administrator).fields == ["kind"])
            let rules = try await app.done(.get, "/v1/filing-rules?limit=200", as: .inspector).items.list
            #expect(rules.contains { $0.classification.text == "500.15" && $0.certainty.text == "U" })
            let terms = try await app.done(.get, "/v1/retention-terms", as: .inspector).items.list
            #expect(terms.count == 4 && terms.count { $0.active_years == .null } == 3)
        }
    }
}

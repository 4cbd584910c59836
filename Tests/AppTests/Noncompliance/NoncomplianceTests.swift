import Foundation
import HTTPTypes
import Testing

@testable import App

@Suite("The branch's question")
struct NoncomplianceTests {
    private static let path = "/v1/noncompliant-companies"

    private func names(_ app: TestApp, _ query: String, as person: Person) async throws -> [String] {
        try await app.done(.get, Self.path + query, as: person).items.list.map(\.name.text)
    }

    @Test("An examined finding makes a firm non-compliant for its own territory, and no other")
    func findings() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            #expect(try await names(app, "", as: .bpjsOfficer).isEmpty)
            try await story.toReporting()
            #expect(try await names(app, "", as: .bpjsOfficer) == ["PT Kebun Rekaan"])
            #expect(
                try await names(app, "?finding=unregistered&state=reporting", as: .coordinator) == ["PT Kebun Rekaan"]
            )
            #expect(try await names(app, "?branch=Sampit&region=62.02", as: .officeHead) == ["PT Kebun Rekaan"])
            #expect(try await names(app, "?branch=kc-pangkalan-bun", as: .officeHead).isEmpty)
            #expect(try await names(app, "?finding=arrears", as: .bpjsOfficer).isEmpty)
            #expect(try await names(app, "?state=first_note", as: .bpjsOfficer).isEmpty)
            #expect(try await names(app, "?as_of=\(ago(1))", as: .bpjsOfficer).isEmpty)
            #expect(try await names(app, "", as: .bpjsOfficerElsewhere).isEmpty)
            let item = try await app.done(.get, Self.path, as: .bpjsOfficer).items[0]
            #expect(item.basis.text == "finding" && item.findings[0].workers_affected.int == 42)
            // The inspectors' acts are not BPJS' to read; that something happened is.
            #expect(item.last_action == .null && item.last_occurred_on.text == ago(78))
        }
    }

    @Test("What a list suggests is worded as an indication, and only where a list was read")
    func indications() async throws {
        try await withApp { app in
            #expect(try await names(app, "?basis=indication", as: .bpjsOfficer).isEmpty)
            let list = """
                NPP;NAMA PERUSAHAAN;KAB/KOTA;JML TK AKTIF;BULAN MENUNGGAK
                N0001;PT Penunggak Rekaan;Kotawaringin Timur;5;4
                """
            _ = try await app.raw(
                .post,
                "/v1/imports?source=bpjs",
                Data(list.utf8),
                type: "text/csv",
                token: Person.bpjsOfficer.token,
                headers: ["Idempotency-Key": newID()]
            )
            let items = try await app.done(.get, Self.path + "?basis=indication", as: .bpjsOfficer).items.list
            #expect(
                items.map(\.name.text) == [
                    "CV Bengkel Rekaan", "UD Katering Rekaan", "PT Kebun Rekaan", "PT Penunggak Rekaan",
                    "PT Tambak Rekaan",
                ]
            )
            #expect(items.allSatisfy { $0.basis.text == "indication" })
            #expect(
                items[0].statement.id.text.hasPrefix(
                    "indikasi – belum diperiksa; tidak ditemukan di daftar Kantor Cabang Sampit per tanggal "
                )
            )
            #expect(items[3].statement.id.text.hasPrefix("indikasi – belum diperiksa; menunggak iuran 4 bulan"))
            #expect(try await names(app, "", as: .bpjsOfficer).isEmpty)
            #expect(
                try await names(app, "?basis=indication&finding=arrears", as: .bpjsOfficer) == ["PT Penunggak Rekaan"]
            )
        }
    }

    @Test("The same answer comes in pages, as a table and as lines")
    func forms() async throws {
        try await withApp { app in
            for firm in [Firm.kebun, .bengkel, .katering] {
                try await Story.begin(app, firm).toReporting()
            }
            var pages: [String] = []
            var cursor = ""
            repeat {
                let page = try await app.done(.get, Self.path + "?limit=1" + cursor, as: .coordinator)
                pages += page.items.list.map(\.name.text)
                cursor = page.next_cursor.text.isEmpty ? "" : "&cursor=" + page.next_cursor.text
            } while !cursor.isEmpty && pages.count < 10
            #expect(pages == ["CV Bengkel Rekaan", "UD Katering Rekaan", "PT Kebun Rekaan"])
            let purpose = ["X-Purpose": "Rapat cabang"]
            let csv = try await app.get(
                Self.path,
                as: .coordinator,
                headers: purpose.merging(["Accept": "text/csv"]) { $1 }
            )
            #expect(csv.data.prefix(3) == Data([0xEF, 0xBB, 0xBF]) && csv.text.split(separator: "\r\n").count == 4)
            let lines = try await app.get(
                Self.path,
                as: .coordinator,
                headers: purpose.merging(["Accept": "application/x-ndjson"]) { $1 }
            )
            #expect(lines.text.split(separator: "\n").map { JSON(data: Data($0.utf8)).name.text } == pages)
            #expect(try await app.get(Self.path, as: .coordinator, headers: ["Accept": "image/png"]).status == 406)
            #expect(try await app.get(Self.path + "?as_of=\(ago(-1))", as: .coordinator).fields == ["as_of"])
            #expect(try await app.get(Self.path + "?branch=Bandung", as: .coordinator).fields == ["branch"])
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Postgres

@Suite("Corrections of an import")
struct CorrectionTests {
    private static let header = "NIB;Nama Perusahaan;Telp Kantor;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha"

    private func file(_ app: TestApp, _ id: String, _ query: String = "?status=rejected,review") async throws -> Answer
    {
        try await app.get(
            "/v1/imports/\(id)/rows\(query)",
            as: .coordinator,
            headers: ["Accept": "text/csv", "X-Purpose": "Koreksi daftar"]
        )
    }

    @Test("Rows that were left come as a file with the list's own columns, are mended, sent alone, and linked")
    func wholeWay() async throws {
        try await withApp { app in
            let list = [
                Self.header, "1111111111111;PT Satu;;10431;Jl. Satu;Baamang;Seruyan;Mikro",
                "1,11111E+12;\"PT \"\"Dua\"\"; Rekaan\";+62 531;10431;Jl. Dua;Baamang;Seruyan;Mikro",
                "1111111111113;PT Tiga;;10431;Jl. Tiga;Baamang;Atlantis;Mikro",
            ]
            let first = try await app.sendList("oss", list, "&list_date=\(ago(9))")
            #expect(first.json.counts.created.int == 1 && first.json.counts.rejected.int == 2)
            let got = try await file(app, first.json.id.text)
            #expect(got.status == 200 && got.header("Content-Disposition")?.contains("koreksi.csv") == true)
            let lines = got.text.split(separator: "\r\n").map(String.init)
            #expect(lines[0] == "\u{FEFF}patuh:baris;patuh:alasan;" + Self.header)
            #expect(lines.count == 3 && lines[1].hasPrefix("3;") && lines[1].contains("NIB: "))
            #expect(
                lines[1].hasSuffix(
                    ";1,11111E+12;\"PT \"\"Dua\"\"; Rekaan\";'+62 531;10431;Jl. Dua;Baamang;Seruyan;Mikro"
                )
            )

            var mended = got.text.replacing("1,11111E+12", with: "1111111111112").replacing("Atlantis", with: "Seruyan")
            mended += "99;;1111111111199;PT Lain;;;;;Seruyan;\r\n"
            let second = try await app.sendList("oss", Data(mended.utf8), "&corrects=\(first.json.id.text)")
            #expect(try await app.outcome(second) == ["2 created ", "3 created ", "4 rejected not_a_correction"])
            #expect(second.json.corrects.text == first.json.id.text)
            #expect(
                second.json.list_date.text == ago(9) && second.json.ignored_columns.list.map(\.text) == ["Telp Kantor"]
            )
            let firm = try await app.done(.get, "/v1/companies?nib=1111111111112", as: .coordinator)
            #expect(firm.items[0].name.text == "PT \"Dua\"; Rekaan")
            // What is left of the corrections can be corrected in turn.
            let rest = try await file(app, second.json.id.text)
            #expect(rest.text.split(separator: "\r\n").last?.hasPrefix("4;") == true)
            #expect(rest.text.hasPrefix("\u{FEFF}patuh:baris;patuh:alasan;" + Self.header))
        }
    }

    @Test("A correction is of the same list and day, needs its lines, and is never complete; the file needs a purpose")
    func refused() async throws {
        try await withApp { app in
            let list = [Self.header, "1111111111113;PT Tiga;;10431;Jl. Tiga;Baamang;Atlantis;Mikro"]
            let first = try await app.sendList("oss", list, "&list_date=\(ago(9))")
            let id = first.json.id.text
            let dry = try await app.sendList("oss", list, "&list_date=\(ago(9))&dry_run=true")
            let faults = [
                "&corrects=\(id)&complete=true": "complete_correction",
                "&corrects=\(id)&list_date=\(today)": "other_day",
                "&corrects=\(dry.json.id.text)": "dry_run", "&corrects=\(id)": "missing_column",
            ]
            for (query, code) in faults {
                let answer = try await app.sendList("oss", list, query)
                #expect(answer.json.errors[0].code.text == code, "\(answer.text)")
            }
            let other = try await app.sendList("bpjs", list, "&corrects=\(id)")
            #expect(other.json.errors[0].code.text == "other_source")
            #expect(try await app.sendList("oss", list, "&corrects=\(newID())").status == 404)
            // Imports are their sender's alone.
            #expect(try await app.sendList("oss", list, "&corrects=\(id)", as: .administrator).status == 404)
            let path = "/v1/imports/\(id)/rows"
            let without = try await app.get(path, as: .coordinator, headers: ["Accept": "text/csv"])
            #expect(without.code == "purpose_missing")
            #expect(try await file(app, id, "?status=created").status == 400)
            let others = ["Accept": "text/csv", "X-Purpose": "Melihat saja"]
            #expect(try await app.get(path, as: .administrator, headers: others).status == 404)
        }
    }
}

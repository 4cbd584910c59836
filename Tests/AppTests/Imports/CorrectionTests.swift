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
            #expect(try await app.get(path, as: .administrator, headers: others).status == 403)
            #expect(try await app.get(path, as: .bpjsOfficer, headers: others).status == 404)
        }
    }

    @Test(
        "A row that was refused beside another of its number does not win by being sent alone; one that is mended does"
    )
    func duplicates() async throws {
        try await withApp { app in
            let list = [
                Self.header, "1111111111111;PT Satu;;10431;Jl. Satu;Baamang;Seruyan;Mikro",
                "1111111111111;PT Satu;;10431;Jl. Lain;Hanau;Seruyan;Besar",
                "1111111111111;PT Lain;;10431;Jl. Tiga;Baamang;Kotawaringin Timur;Besar",
                "1111111111x14;PT Empat;;10431;Jl. Empat;Baamang;Seruyan;Mikro",
            ]
            let first = try await app.sendList("oss", list)
            let refused = ["2 created ", "3 rejected duplicate_row", "4 review duplicate_number"]
            #expect(try await app.outcome(first) == refused + ["5 rejected not_digits"])
            let before = try await app.value(
                "SELECT md5(string_agg(c::text, '' ORDER BY id)) FROM company c",
                as: String.self
            )
            let corrects = "&corrects=\(first.json.id.text)"
            let untouched = try await file(app, first.json.id.text).text
            let again = try await app.sendList("oss", Data(untouched.utf8), corrects)
            #expect(
                try await app.outcome(again)
                    == ["2 rejected already_listed", "3 rejected already_listed", "4 rejected not_digits"]
            )
            let after = try await app.value(
                "SELECT md5(string_agg(c::text, '' ORDER BY id)) FROM company c",
                as: String.self
            )
            #expect(before == after)
            let rows = try await app.done(.get, "/v1/imports/\(again.json.id.text)/rows", as: .coordinator)
            #expect(
                rows.items[0].reason.detail.text.contains("NIB") && rows.items[0].reason.remedy.text.contains("NIB")
            )

            // Mended to a number of its own it is taken, to one of another row's it is not; and mended once more it is.
            let lines = untouched.split(separator: "\r\n").map(String.init)
            let own = lines[2].replacing("1111111111111", with: "1111111111113")
            let other = lines[3].replacing("1111111111x14", with: "1111111111111")
            let mended = try await app.sendList(
                "oss",
                Data([lines[0], own, other].joined(separator: "\r\n").utf8),
                corrects
            )
            #expect(try await app.outcome(mended) == ["2 created ", "3 rejected already_listed"])
            let better = own.replacing("Jl. Tiga", with: "Jl. Tiga No. 3")
            let once = try await app.sendList("oss", Data([lines[0], better].joined(separator: "\r\n").utf8), corrects)
            #expect(try await app.outcome(once) == ["2 updated "])
            let taken = lines[1].replacing("1111111111111", with: "1111111111113")
            let thief = try await app.sendList("oss", Data([lines[0], taken].joined(separator: "\r\n").utf8), corrects)
            #expect(try await app.outcome(thief) == ["2 rejected already_listed"])
        }
    }

    @Test("A second report of one firm is refused alone as it was beside the first")
    func reports() async throws {
        try await withApp { app in
            let header = "No. Pendaftaran WLKP;Nama Perusahaan;NIB;Kab/Kota;Jumlah TK"
            let list = [
                header, "6202.1;PT Satu;1111111111111;Seruyan;10", "6202.2;PT Satu;1111111111111;Seruyan;400",
                "6202.3;PT Tiga;;Seruyan;3",
            ]
            let first = try await app.sendList("wlkp", list)
            #expect(
                try await app.outcome(first) == ["2 created ", "3 review duplicate_number", "4 created "]
            )
            let untouched = try await file(app, first.json.id.text).text
            let again = try await app.sendList("wlkp", Data(untouched.utf8), "&corrects=\(first.json.id.text)")
            #expect(try await app.outcome(again) == ["2 rejected already_listed"])
            let workers = try await app.value(
                "SELECT workers_reported FROM company WHERE legal_name = 'PT Satu'",
                as: Int.self
            )
            #expect(workers == 10)
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Postgres

@Suite("Numbers that a complete list no longer has")
struct GoneTests {
    private static let header =
        "NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;KANTOR CABANG"
    private static let one = "N0001;PT Satu;;Seruyan;5;3000000;JKK,JKM;0;Sampit"
    private static let two = "N0002;PT Dua;;Kotawaringin Timur;5;3000000;JKK,JKM;0;SAMPIT"
    private static let other = "N0003;PT Tiga;;Seruyan;5;3000000;JKK;2;Palangka Raya"

    private func send(_ app: TestApp, _ rows: [String], _ query: String) async throws -> Answer {
        let answer = try await app.sendList("bpjs", [Self.header] + rows, query, as: .bpjsOfficer)
        guard answer.status == 201 else { throw TestFailure("\(answer.status) \(answer.text)") }
        return answer
    }

    private func gone(_ app: TestApp) async throws -> [String] {
        try await app.superuser.query(
            "SELECT number || ' ' || gone_on FROM company_listing WHERE gone_on IS NOT NULL ORDER BY 1"
        ).map { try $0.column(0, as: String.self) }
    }

    @Test("What a later complete list of the branch lacks is marked, listed, kept, and comes back")
    func comesAndGoes() async throws {
        try await withApp { app in
            _ = try await send(app, [Self.one, Self.two, Self.other], "&list_date=\(ago(60))")
            // A list that is not said to be complete marks nothing, a dry run only tells.
            let part = try await send(app, [Self.one], "&list_date=\(ago(50))")
            #expect(part.json.gone == .null && part.json.complete == false)
            let dry = try await send(app, [Self.one], "&list_date=\(ago(40))&complete=true&dry_run=true")
            #expect(dry.json.gone.int == 1)
            #expect(try await gone(app).isEmpty)

            let list = try await send(app, [Self.one], "&list_date=\(ago(40))&complete=true")
            #expect(list.json.gone.int == 1)
            // The other branch's firm is no matter of this list.
            #expect(try await gone(app) == ["N0002 \(ago(40))"])
            let told = try await app.done(.get, "/v1/imports/\(list.json.id.text)/gone", as: .bpjsOfficer)
            #expect(told.items.list.map(\.number.text) == ["N0002"])
            #expect(told.items[0].last_listed_on.text == ago(60) && told.items[0].gone_on.text == ago(40))
            #expect(try await app.get("/v1/imports/\(list.json.id.text)/gone", as: .coordinator).status == 404)
            let version = try await app.value(
                "SELECT max(version) FROM company_change WHERE fields ? 'bpjs.N0002.gone_on'",
                as: Int.self
            )
            #expect(version == 2)

            // The same list again finds nothing more, an older one does not bring it back, a later one does.
            #expect(try await send(app, [Self.one, ""], "&list_date=\(ago(40))&complete=true").json.gone.int == 0)
            _ = try await send(app, [Self.two], "&list_date=\(ago(45))")
            #expect(try await gone(app) == ["N0002 \(ago(40))"])
            let back = try await send(app, [Self.two], "&list_date=\(ago(30))")
            #expect(back.json.counts.updated.int == 1)
            #expect(try await gone(app).isEmpty)
            let after = try await app.done(.get, "/v1/imports/\(list.json.id.text)/gone", as: .bpjsOfficer)
            #expect(after.items[0].back_on.text == ago(30))
            // And may go once more: both times stay on record.
            _ = try await send(app, [Self.one], "&list_date=\(ago(20))&complete=true")
            #expect(try await app.value("SELECT count(*) FROM company_listing_absence", as: Int.self) == 2)
        }
    }

    @Test("The firm shows what complete lists no longer have, whichever register's, until a list has it again")
    func shown() async throws {
        try await withApp(live: true) { app in
            let nib = "8743592526865"
            let oss = "NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha"
            let firm = "\(nib);PT Satu;;10431;Jl. Satu;Baamang;Seruyan;Mikro"
            let other = "8743592526871;PT Dua;;10431;Jl. Dua;Baamang;Seruyan;Mikro"
            let wlkp = "No. Pendaftaran WLKP;Nama Perusahaan;NIB;Kabupaten/Kota;Jumlah TK"
            let report = "6202.1;PT Satu;\(nib);Seruyan;25"
            let otherReport = "6202.2;PT Dua;8743592526871;Seruyan;5"
            func list(_ source: String, _ lines: [String], _ day: Int) async throws -> String {
                let answer = try await app.sendList(source, lines, "&list_date=\(ago(day))&complete=true")
                #expect(answer.status == 201 && answer.json.counts.rejected.int == 0, "\(answer.text)")
                return answer.json.id.text
            }
            _ = try await list("oss", [oss, firm, other], 60)
            _ = try await list("wlkp", [wlkp, report, otherReport], 60)
            let id: String = try await app.value("SELECT company_id::text FROM company_identifier WHERE value = \(nib)")
            func file() async throws -> JSON { try await app.done(.get, "/v1/companies/\(id)", as: .coordinator) }
            let before = try await file()
            #expect(before.licences.list.count == 1 && before.annual_reports.list.count == 1)
            for said in [before.licences[0], before.annual_reports[0]] {
                #expect(said.list_date.text == ago(60) && said.gone_on == .null && said.gone_import_id == .null)
            }
            let licences = try await list("oss", [oss, other], 40)
            let reports = try await list("wlkp", [wlkp, otherReport], 30)
            let after = try await file()
            #expect(after.licences[0].nib.text == nib && after.licences[0].gone_on.text == ago(40))
            #expect(after.licences[0].gone_import_id.text == licences)
            #expect(after.annual_reports[0].wlkp.text == "6202.1" && after.annual_reports[0].gone_on.text == ago(30))
            #expect(after.annual_reports[0].gone_import_id.text == reports)
            let user = try CommandLineUser(app, .coordinator)
            await user.does("firms", "show", id)
            for said in [ago(40), ago(30), licences, reports] { #expect(user.out.contains(said), "\(user.out)") }
            let marks = user.lines.count { $0.contains("tidak ada lagi dalam daftar per") }
            #expect(marks == 2, "\(user.out)")
            _ = try await list("oss", [oss, firm, other], 20)
            #expect(try await file().licences[0].gone_on == .null)
        }
    }

    @Test("A row that was refused still counts as there; one without a readable number leaves everything unmarked")
    func doubt() async throws {
        try await withApp { app in
            _ = try await send(app, [Self.one, Self.two], "&list_date=\(ago(60))")
            let refused = "N0002;PT Dua;;Atlantis;5;;JKK;0;Sampit"
            let kept = try await send(app, [Self.one, refused], "&list_date=\(ago(40))&complete=true")
            #expect(kept.json.gone.int == 0 && kept.json.counts.rejected.int == 1)
            let unread = try await send(
                app,
                [Self.one, ";X;;Seruyan;5;;JKK;0;Sampit"],
                "&list_date=\(ago(30))&complete=true"
            )
            #expect(unread.json.gone.int == 0 && unread.json.unread_numbers.int == 1)
            #expect(try await gone(app).isEmpty)
        }
    }

    @Test("A complete list of a day of which there is a list marks nothing of that one's, and says how many it left")
    func sameDay() async throws {
        try await withApp { app in
            _ = try await send(app, [Self.one, Self.two], "&list_date=\(ago(40))")
            let same = try await send(app, [Self.one], "&list_date=\(ago(40))&complete=true")
            #expect(same.json.gone.int == 0 && same.json.listed_since.int == 1, "\(same.text)")
            let older = try await send(app, [Self.one], "&list_date=\(ago(50))&complete=true")
            #expect(older.json.gone.int == 0 && older.json.listed_since.int == 1)
            #expect(try await gone(app).isEmpty)
            let later = try await send(app, [Self.one], "&list_date=\(ago(30))&complete=true")
            #expect(later.json.gone.int == 1 && later.json.listed_since.int == 0)
        }
    }

    @Test("The database keeps absences as they are, and shows them where the firm may be seen")
    func kept() async throws {
        try await withApp { app in
            _ = try await send(app, [Self.one, Self.two], "&list_date=\(ago(60))")
            _ = try await send(app, [Self.one], "&list_date=\(ago(40))&complete=true")
            await #expect(throws: (any Error).self) {
                _ = try await app.superuser.query("DELETE FROM company_listing_absence")
            }
            await #expect(throws: (any Error).self) {
                _ = try await app.superuser.query("UPDATE company_listing_absence SET gone_on = gone_on - 1")
            }
        }
    }
}

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

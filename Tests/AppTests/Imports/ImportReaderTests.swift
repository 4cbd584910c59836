import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Postgres

@Suite("Who sees which imports")
struct ImportReaderTests {
    private let list = [
        "NIB;Nama Perusahaan;Kab/Kota", "1111111111111;PT Satu;Seruyan", "11111111111x2;PT Dua;Seruyan",
    ]

    private func seen(_ app: TestApp, _ person: Person) async throws -> [String] {
        try await app.done(.get, "/v1/imports", as: person).items.list.map(\.id.text)
    }

    @Test(
        "An office's imports are seen by who answers for it, all by auditors and administrators, others' by nobody else"
    )
    func readers() async throws {
        try await withApp { app in
            let coordinator = try await app.sendList("oss", list).json.id.text
            let head = try await app.sendList("oss", list, "&dry_run=true", as: .divisionHead).json.id.text
            let npp = ["NPP;Nama Perusahaan;Kab/Kota;Jml TK Aktif", "N0001;PT Tiga;Seruyan;5"]
            let officer = try await app.sendList("bpjs", npp, as: .bpjsOfficer).json.id.text
            #expect(try await seen(app, .coordinator) == [coordinator])
            #expect(try await seen(app, .bpjsOfficer) == [officer])
            #expect(try await seen(app, .bpjsBranchHead) == [officer])
            #expect(try await seen(app, .coordinatorElsewhere) == [])
            #expect(try await seen(app, .bpjsOfficerElsewhere) == [])
            for person in [Person.auditor, .administrator] {
                #expect(try await seen(app, person) == [officer, head, coordinator], "\(person)")
            }
            let told = try await app.done(.get, "/v1/imports/\(coordinator)", as: .auditor)
            #expect(told.counts.read.int == 2 && told.person.name.text.contains("coordinator"))
            #expect(try await app.get("/v1/imports/\(coordinator)", as: .bpjsOfficer).status == 404)
            #expect(try await app.get("/v1/imports", as: .inspector).status == 403)
        }
    }

    @Test("A division head sees what the units below have read, without its rows, and nothing of a branch")
    func below() async throws {
        try await withApp { app in
            let here = try await app.sendList("oss", list).json.id.text
            let west = ["NIB;Nama Perusahaan;Kab/Kota", "1111111111113;PT Barat;Kotawaringin Barat"]
            let elsewhere = try await app.sendList("oss", west, as: .coordinatorElsewhere).json.id.text
            let own = try await app.sendList("oss", west, "&dry_run=true", as: .divisionHead).json.id.text
            let npp = ["NPP;Nama Perusahaan;Kab/Kota;Jml TK Aktif", "N0001;PT Tiga;Seruyan;5"]
            let branch = try await app.sendList("bpjs", npp, as: .bpjsOfficer).json.id.text
            #expect(try await seen(app, .divisionHead) == [own, elsewhere, here])
            let told = try await app.done(.get, "/v1/imports/\(here)", as: .divisionHead)
            #expect(told.counts.read.int == 2 && told.person.login.text == Person.coordinator.login)
            #expect(try await app.get("/v1/imports/\(here)/rows", as: .divisionHead).status == 403)
            #expect(try await app.get("/v1/imports/\(branch)", as: .divisionHead).status == 404)
            // Units see neither each other's nor what was read above them.
            #expect(try await seen(app, .coordinator) == [here])
            #expect(try await seen(app, .coordinatorElsewhere) == [elsewhere])
            // Who heads it no longer sees her own alone.
            try await app.superuser.execute(
                """
                UPDATE post SET until_on = today('Asia/Jakarta')
                WHERE role = 'division_head'
                  AND person_id = (SELECT id FROM person WHERE login = \(Person.divisionHead.login))
                """
            )
            try await app.superuser.execute(
                """
                INSERT INTO post (id, person_id, office_id, role, from_on)
                SELECT gen_random_uuid(), p.id, o.id, 'coordinator', '2024-01-01' FROM person p, office o
                WHERE p.login = \(Person.divisionHead.login) AND o.code = 'korwil-4'
                """
            )
            #expect(try await seen(app, .divisionHead) == [own])
        }
    }

    @Test("Rows are their sender's alone; nobody corrects another's, and the same file of another is read anew")
    func rows() async throws {
        try await withApp { app in
            let id = try await app.sendList("oss", list).json.id.text
            #expect(try await app.get("/v1/imports/\(id)/rows", as: .coordinator).status == 200)
            let refused = try await app.get("/v1/imports/\(id)/rows", as: .auditor)
            #expect(refused.status == 403 && refused.text.contains("pengirimnya"), "\(refused.text)")
            #expect(try await app.sendList("oss", list, "&corrects=\(id)", as: .administrator).status == 404)
            let again = try await app.sendList("oss", list, as: .administrator)
            #expect(again.json.same_as == .null && again.json.counts.unchanged.int == 1)
            #expect(try await app.sendList("oss", list).json.same_as != .null)
        }
    }

    @Test("A branch head sees what officers of the same branch have read, with the gone numbers of the territory")
    func gone() async throws {
        try await withApp { app in
            let head = "NPP;Nama Perusahaan;Kab/Kota;Jml TK Aktif;Kantor Cabang"
            let (one, two) = ("N0001;PT Satu;Seruyan;5;Sampit", "N0002;PT Dua;Seruyan;5;Sampit")
            _ = try await app.sendList("bpjs", [head, one, two], "&list_date=\(ago(9))", as: .bpjsOfficer)
            let list = try await app.sendList("bpjs", [head, one], "&complete=true", as: .bpjsOfficer)
            let path = "/v1/imports/\(list.json.id.text)/gone"
            #expect(try await app.done(.get, path, as: .bpjsBranchHead).items.list.map(\.number.text) == ["N0002"])
            #expect(try await app.get(path, as: .bpjsOfficerElsewhere).status == 404)
        }
    }
}

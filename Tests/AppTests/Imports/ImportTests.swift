import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Postgres

@Suite("Import of lists")
struct ImportTests {
    private static let ossHeader = "NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha"
    private static let bpjsHeader =
        "NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;KANTOR CABANG"

    private func send(
        _ app: TestApp,
        _ source: String,
        _ lines: [String],
        _ query: String = "",
        as person: Person = .coordinator,
        key: String = newID()
    ) async throws -> Answer {
        let header = source == "oss" ? Self.ossHeader : Self.bpjsHeader
        return try await app.raw(
            .post,
            "/v1/imports?source=\(source)\(query)",
            Data(([header] + lines).joined(separator: "\r\n").utf8),
            type: "text/csv",
            token: person.token,
            headers: ["Idempotency-Key": key]
        )
    }

    /// What became of each row: "status code line".
    private func outcome(_ app: TestApp, _ answer: Answer, as person: Person = .coordinator) async throws -> [String] {
        let rows = try await app.done(.get, "/v1/imports/\(answer.json.id.text)/rows", as: person)
        return rows.items.list.map { "\($0.line.int) \($0.status.text) \($0.reason.code.text)" }
    }

    @Test("A firm is made once; the same list again changes nothing, a dry run neither")
    func twice() async throws {
        try await withApp { app in
            let list = [
                "1111111111111;PT. Satu Rekaan;07.705.881.6-710.000;10431;Jl. Satu;Baamang;Kotawaringin Timur;Mikro",
                "1111111111112;PT. Dua Rekaan;;10431;Jl. Dua;Hanau;Kab. Seruyan;Besar",
            ]
            let before = try await app.value("SELECT count(*) FROM company", as: Int.self)
            let dry = try await send(app, "oss", list, "&dry_run=true")
            #expect(dry.status == 201 && dry.json.counts.created.int == 2)
            #expect(try await app.value("SELECT count(*) FROM company", as: Int.self) == before)
            let first = try await send(app, "oss", list)
            #expect(try await outcome(app, first) == ["2 created ", "3 created "])
            let second = try await send(app, "oss", list)
            #expect(try await outcome(app, second) == ["2 unchanged ", "3 unchanged "])
            #expect(try await app.value("SELECT count(*) FROM company", as: Int.self) == before + 2)
            let found = try await app.done(.get, "/v1/companies?npwp=077058816710000", as: .coordinator)
            #expect(found.items[0].npwp.text == "0077058816710000" && found.items[0].version.int == 1)
        }
    }

    @Test("Contradictions, duplicates and other territories are reported and change nothing")
    func contradictions() async throws {
        try await withApp { app in
            let good = "1111111111111;PT Satu;07.705.881.6-710.000;10431;Jl. Satu;Baamang;Kotawaringin Timur;Mikro"
            let two = "1111111111112;PT Dua;;10431;Jl. Dua;Baamang;Kotawaringin Timur;Mikro"
            _ = try await send(app, "oss", [good, two])
            let before = try await app.value(
                "SELECT md5(string_agg(c::text, '' ORDER BY id)) FROM company c",
                as: String.self
            )
            let answer = try await send(
                app,
                "oss",
                [
                    good, good, "1111111111112;X;07.705.881.6-710.000;;;;Seruyan;",
                    "1111111111113;X;077058816710000;;;;Seruyan;",
                    "1111111111114;Luar;;;;;Kotawaringin Barat;", "1,23457E+12;Rusak;;;;;Seruyan;",
                    "1111111111115;Nihil;;;;;Atlantis;",
                ]
            )
            let rows = try await outcome(app, answer)
            #expect(
                rows == [
                    "2 unchanged ", "3 rejected duplicate_row", "4 review duplicate_number",
                    "5 review duplicate_number",
                    "6 rejected outside_territory", "7 rejected scientific_notation", "8 rejected unknown",
                ]
            )
            let lone = try await send(
                app,
                "oss",
                ["1111111111112;X;07.705.881.6-710.000;;;;Seruyan;", "1111111111113;X;077058816710000;;;;Seruyan;"]
            )
            #expect(try await outcome(app, lone) == ["2 review numbers_of_two_firms", "3 review duplicate_number"])
            let other = try await send(app, "oss", ["1111111111113;X;077058816710000;;;;Seruyan;"])
            #expect(try await outcome(app, other) == ["2 review other_number_known"])
            let after = try await app.value(
                "SELECT md5(string_agg(c::text, '' ORDER BY id)) FROM company c",
                as: String.self
            )
            #expect(before == after)
        }
    }

    @Test(
        "A number held by a firm out of sight is left for a person, without a word of whose it is",
        arguments: [true, false]
    )
    func outOfSight(_ isDryRun: Bool) async throws {
        try await withApp { app in
            _ = try await send(
                app,
                "bpjs",
                ["N0001;Seberang;07.705.881.6-710.000;Kotawaringin Barat;5;;JKK;0;"],
                as: .divisionHead
            )
            let list = [
                "N0001;PT Satu;;Seruyan;5;3000000;JKK,JKM;0;Sampit",
                "N0002;PT Dua;077058816710000;Seruyan;5;;JKK;0;Sampit",
                "N0003;PT Tiga;;Seruyan;5;;JKK;2;Sampit",
            ]
            let answer = try await send(app, "bpjs", list, isDryRun ? "&dry_run=true" : "", as: .bpjsOfficer)
            let rows = try await outcome(app, answer, as: .bpjsOfficer)
            #expect(rows == ["2 review number_held_elsewhere", "3 review number_held_elsewhere", "4 created "])
            #expect(!answer.text.contains("Seberang"))
        }
    }

    @Test("Several numbers at BPJS under one tax number are one firm")
    func branches() async throws {
        try await withApp { app in
            let list = [
                "N0001;PT Satu;07.705.881.6-710.000;Seruyan;5;3000000;JKK,JKM;0;Sampit",
                "N0002;PT Satu Cabang;07.705.881.6-710.000;Seruyan;7;3000000;JKK;3;Sampit",
            ]
            let answer = try await send(app, "bpjs", list, as: .bpjsOfficer)
            #expect(try await outcome(app, answer, as: .bpjsOfficer) == ["2 created ", "3 updated "])
            let found = try await app.done(.get, "/v1/companies?npp=N0002", as: .bpjsOfficer)
            #expect(found.items[0].npps.list.map(\.text) == ["N0001", "N0002"])
            let firm = try await app.done(.get, "/v1/companies/\(found.items[0].id.text)", as: .bpjsOfficer)
            #expect(firm.memberships.list.map(\.months_in_arrears.int) == [0, 3])
        }
    }

    @Test("What a person corrected stays, and an older list says nothing new")
    func corrections() async throws {
        try await withApp { app in
            let list = ["1111111111111;PT Satu;;10431;Jl. Satu;Baamang;Kotawaringin Timur;Mikro"]
            let made = try await send(app, "oss", list)
            let rows = try await app.done(.get, "/v1/imports/\(made.json.id.text)/rows", as: .coordinator)
            let firm = "/v1/companies/\(rows.items[0].company_id.text)"
            try await app.done(.patch, firm, ["expected_version": 1, "address": "Jl. Benar"], as: .coordinator)
            let changed = ["1111111111111;PT Satu;;10431;Jl. Dua;Baamang;Kotawaringin Timur;Kecil"]
            let later = try await send(app, "oss", changed)
            #expect(try await outcome(app, later) == ["2 updated kept_correction"])
            let shown = try await app.done(.get, firm, as: .coordinator)
            #expect(shown.address.text == "Jl. Benar" && shown.scale.text == "kecil" && shown.version.int == 3)
            let older = try await send(app, "oss", list, "&list_date=2026-01-01")
            #expect(try await outcome(app, older) == ["2 unchanged older_list"])
            let timeline = try await app.done(.get, firm + "/timeline", as: .coordinator)
            #expect(timeline.items.list.map(\.action.text) == ["list_changed", "corrected", "listed"])
        }
    }

    @Test("A repeat under the same key gives the first answer, another body 409")
    func repeats() async throws {
        try await withApp { app in
            let list = ["1111111111111;PT Satu;;10431;Jl. Satu;Baamang;Kotawaringin Timur;Mikro"]
            let key = newID()
            let first = try await send(app, "oss", list, key: key)
            let again = try await send(app, "oss", list, key: key)
            #expect(again.data == first.data && again.header("Idempotency-Replayed") == "true")
            let other = try await send(app, "oss", list + list, key: key)
            #expect(other.status == 409 && other.code == "idempotency_key_reused")
        }
    }

    @Test("A list that can't be read is refused whole, naming what is wrong")
    func refusals() async throws {
        try await withApp { app in
            let before = try await app.dump()
            let wrong = try await send(app, "bpjs", [], as: .bpjsOfficer)
            #expect(wrong.status == 201)
            let header = try await app.raw(
                .post,
                "/v1/imports?source=oss",
                Data("Nama;Alamat\r\nX;Y".utf8),
                type: "text/csv",
                token: Person.coordinator.token,
                headers: ["Idempotency-Key": newID()]
            )
            #expect(header.status == 422 && header.text.contains("missing_column"))
            let future = try await send(app, "oss", [], "&list_date=\(ago(-1))")
            #expect(future.status == 422 && future.fields == ["list_date"])
            let type = try await app.raw(
                .post,
                "/v1/imports?source=oss",
                Data("{}".utf8),
                token: Person.coordinator.token,
                headers: ["Idempotency-Key": newID()]
            )
            #expect(type.status == 415)
            #expect(try await send(app, "oss", [], as: .inspector).status == 403)
            // Only the empty list was recorded.
            let changed = Set(try await app.dump()).subtracting(before).map { $0.prefix { $0 != ":" } }.sorted()
            #expect(changed == ["audit_entry", "idempotency_key", "import"])
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

/// Three small lists with a firm that all of them know, namesakes, and rows left for a person; imported, and matched.
struct MatchLists: Sendable {
    let app: TestApp

    private static let oss = """
        NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha
        8743592526865;PT. Tumbang Rekaan Lestari;;01262;Jl. Rekaan No. 12;Baamang;Kotawaringin Timur;Besar
        8743592526871;PT Serupa Namanya Bersama;07.705.881.6-710.000;10431;Jl. A No. 1;Baamang;Kotawaringin Timur;Mikro
        8743592526872;PT Serupa Namanya Bersama;07.705.882.6-710.000;10432;Jl. B No. 2;Baamang;Kotawaringin Timur;Mikro
        8743592526873;CV Beda Bentuk Sekali;;10431;Jl. C No. 3;Baamang;Kotawaringin Timur;Mikro
        8743592526874;PT Lain Kabupaten Rupanya;;10431;Jl. D No. 4;Hanau;Seruyan;Mikro
        8743592526875;PT Kembar Identik Rekaan;;10431;Jl. E No. 5;Baamang;Kotawaringin Timur;Mikro
        8111592520076;PT Kembar Identik Rekaan;;10432;Jl. F No. 6;Baamang;Kotawaringin Timur;Mikro
        8743592526877;PT Nomor Ganda Rekaan;07.705.883.6-710.000;10432;Jl. G No. 7;Baamang;Kotawaringin Timur;Mikro
        """
    private static let wlkp = """
        No. Pendaftaran WLKP;Nama Perusahaan;NIB;NPWP;Alamat;Kabupaten/Kota;KBLI;Jumlah TK;TK Terdaftar BPJS;Telepon;Tanggal Lapor
        6202.00011;TumbangRekaan Lestari, P.T.;;;Jalan Rekaan 12;Kab. Kotawaringin Timur;01262;41;40;0531-123456;02/01/2026
        """
    private static let bpjs = """
        NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;KANTOR CABANG
        D3317153;TUMBANG REKAAN LESTARI PT;;Kotawaringin Timur;40;3724678;JKK,JKM;0;Sampit
        D3317161;PT Beda Bentuk Sekali;;Kotawaringin Timur;5;3724678;JKK,JKM;0;Sampit
        D3317162;PT Lain Kabupaten Rupanya;;Kotawaringin Timur;5;3724678;JKK,JKM;0;Sampit
        D3317163;Kembar Identik Rekaan, PT;;Kotawaringin Timur;5;3724678;JKK,JKM;0;Sampit
        D3317164;Serupa Namanya Bersama;;Seruyan;5;3724678;JKK,JKM;0;Sampit
        D3317165;PT Nomor Ganda Rekaan;07.705.883.6-710.000;Kotawaringin Timur;5;3724678;JKK,JKM;0;Sampit
        """

    /// Sends the lists and does the work that they leave behind.
    static func send(_ app: TestApp) async throws -> MatchLists {
        let lists = MatchLists(app: app)
        for (source, text) in [("oss", oss), ("wlkp", wlkp), ("bpjs", bpjs)] { try await lists.send(source, text) }
        try await lists.work()
        return lists
    }

    @discardableResult
    func send(_ source: String, _ text: String, as person: Person = .coordinator) async throws -> JSON {
        let answer = try await app.raw(
            .post,
            "/v1/imports?source=\(source)",
            Data(text.utf8),
            type: "text/csv",
            token: person.token,
            headers: ["Idempotency-Key": newID()]
        )
        return answer.json
    }

    /// Does all jobs that wait.
    func work() async throws {
        while case .completed = try await app.queue.workOne() {}
    }

    /// Asks for a run and does it.
    func run(_ region: String, as person: Person = .coordinator) async throws -> JSON {
        let run = try await app.done(.post, "/v1/match-runs", ["region_code": .string(region)], as: person)
        try await work()
        let runs = try await app.done(.get, "/v1/match-runs?region=\(region)", as: person)
        return runs.items.list.first { $0.id == run.id } ?? .null
    }

    func firm(_ nib: String) async throws -> JSON {
        let found = try await app.done(.get, "/v1/companies?nib=\(nib)", as: .divisionHead)
        return try await app.done(.get, "/v1/companies/\(found.items[0].id.text)", as: .divisionHead)
    }

    func candidates(_ status: String = "open", as person: Person = .coordinator) async throws -> [JSON] {
        try await app.done(.get, "/v1/match-candidates?status=\(status)&limit=200", as: person).items.list
    }

    func candidate(_ id: String) async throws -> JSON {
        try await app.done(.get, "/v1/match-candidates/\(id)", as: .coordinator)
    }

    /// Which firm holds which number, and what its record says.
    func numbers() async throws -> String {
        try await app.value(
            """
            SELECT md5(concat(
                (SELECT string_agg(concat(i.kind, i.value, i.company_id), '' ORDER BY i.kind, i.value) FROM company_identifier i),
                (SELECT string_agg(concat(l.number, l.company_id), '' ORDER BY l.source, l.number) FROM company_listing l),
                (SELECT string_agg((to_jsonb(c) - 'version' - 'updated_at')::text, '' ORDER BY id) FROM company c)))
            """,
            as: String.self
        )
    }

    /// All that matching keeps, but for the runs.
    func state() async throws -> String {
        try await app.value(
            """
            SELECT md5(concat(
                (SELECT string_agg(c::text, '' ORDER BY id) FROM company c),
                (SELECT string_agg(i::text, '' ORDER BY kind, value) FROM company_identifier i),
                (SELECT string_agg(m::text, '' ORDER BY id) FROM match_candidate m),
                (SELECT string_agg(g::text, '' ORDER BY id) FROM company_merge g)))
            """,
            as: String.self
        )
    }
}

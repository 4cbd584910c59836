import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Rows of lists that a person took for a firm's")
struct TakenRowTests {
    private static let firm = "/v1/companies/\(Firm.kebun.id)"
    private static let title =
        "NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;KANTOR CABANG"

    private static func row(_ npwp: String, arrears: Int) -> String {
        "\(title)\nN77;PT Kebun Rekaan;\(npwp);Kotawaringin Timur;20;5000000;JKK,JKM,JHT,JP;\(arrears);Sampit\n"
    }

    /// A firm with numbers, of which no list has said anything.
    private static func numbered(_ app: TestApp) async throws -> MatchLists {
        for (kind, value) in [("npp", "N77"), ("npwp", "0770588167100000"), ("nib", "8743592526865")] {
            let fact: JSON = [
                "kind": "number", "source": "firm", "stated_on": .string(ago(30)),
                "number": ["number_kind": .string(kind), "value": .string(value)],
            ]
            try await app.done(.post, firm + "/facts", fact, as: .inspector)
        }
        return MatchLists(app: app)
    }

    private static func send(_ app: TestApp, _ source: String, _ text: String, on day: Int) async throws -> JSON {
        let answer = try await app.raw(
            .post,
            "/v1/imports?source=\(source)&list_date=\(ago(day))",
            Data(text.utf8),
            type: "text/csv",
            token: Person.coordinator.token
        )
        try #require(answer.status == 201, "\(answer.text)")
        return answer.json
    }

    private static func indications(_ app: TestApp) async throws -> [JSON] {
        try await app.done(.get, firm + "/indications", as: .bpjsOfficer).items.list
    }

    @Test("A row of BPJS that is the firm's makes it stand in the list; what was decided holds for the next list")
    func bpjs() async throws {
        try await withApp { app in
            let lists = try await Self.numbered(app)
            let read = try await Self.send(app, "bpjs", Self.row("07.705.881.6-710.000", arrears: 5), on: 9)
            #expect(read.counts.review.int == 1, "\(read)")
            #expect(try await Self.indications(app).isEmpty)
            // An undecided row says what the latest list said.
            _ = try await Self.send(app, "bpjs", Self.row("07.705.881.6-710.000", arrears: 7), on: 6)
            let asked = try await lists.candidates()
            try #require(asked.count == 1, "\(asked)")
            let decision = "/v1/match-candidates/\(asked[0].id.text)/decision"
            try await app.done(.post, decision, ["decision": "same"], as: .coordinator)
            let told = try await Self.indications(app)
            #expect(told.map(\.kind.text) == ["arrears"] && told[0].months_in_arrears.int == 7, "\(told)")
            #expect(told[0].list_day.text == ago(6), "\(told)")
            let timeline = try await app.done(.get, Self.firm + "/timeline", as: .auditor).items.list
            #expect(timeline.contains { $0.words.id.text.contains("bulan menunggak") }, "\(timeline)")

            _ = try await Self.send(app, "bpjs", Self.row("07.705.881.6-710.000", arrears: 9), on: 1)
            #expect(try await Self.indications(app).map(\.months_in_arrears.int) == [9])
            // An older list changes nothing.
            _ = try await Self.send(app, "bpjs", Self.row("07.705.881.6-710.000", arrears: 2), on: 8)
            #expect(try await Self.indications(app).map(\.months_in_arrears.int) == [9])
            let stands: Int = try await app.value(
                "SELECT count(*)::integer FROM company_listing WHERE company_id::text = \(Firm.kebun.id)"
            )
            #expect(stands == 1)
        }
    }

    @Test("A row of OSS or WLKP that is the firm's makes it stand there, too; one told apart does not")
    func others() async throws {
        try await withApp { app in
            let lists = try await Self.numbered(app)
            let oss = """
                NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha
                8743592526871;PT Kebun Rekaan;0770588167100000;01262;Jl. 1;Baamang;Kotawaringin Timur;Besar
                """
            let wlkp = """
                No. Pendaftaran WLKP;Nama Perusahaan;NIB;NPWP;Alamat;Kabupaten/Kota;KBLI;Jumlah TK;TK Terdaftar BPJS;Telepon;Tanggal Lapor
                6202.00011;PT Kebun Rekaan;8743592526865;0770588267100000;Jalan 1;Kab. Kotawaringin Timur;01262;90;40;;02/01/2026
                """
            _ = try await Self.send(app, "oss", oss, on: 3)
            _ = try await Self.send(app, "wlkp", wlkp, on: 3)
            _ = try await Self.send(app, "bpjs", Self.row("07.705.882.6-710.000", arrears: 0), on: 2)
            let asked = try await lists.candidates()
            try #require(asked.count == 3, "\(asked)")
            for candidate in asked {
                let decision = candidate.second.source.text == "wlkp" ? "different" : "same"
                let path = "/v1/match-candidates/\(candidate.id.text)/decision"
                try await app.done(.post, path, ["decision": .string(decision)], as: .coordinator)
            }
            let stands: String = try await app.value(
                """
                SELECT string_agg(source || ' ' || number || ' ' || list_date, ',' ORDER BY source)
                FROM company_listing WHERE company_id::text = \(Firm.kebun.id)
                """
            )
            #expect(stands == "bpjs N77 \(ago(2)),oss 8743592526871 \(ago(3))")
            #expect(try await Self.indications(app).isEmpty)
        }
    }

    @Test("A row whose own number is another firm's makes nobody stand in its place")
    func taken() async throws {
        try await withApp { app in
            let lists = try await Self.numbered(app)
            let other: JSON = [
                "kind": "number", "source": "firm", "stated_on": .string(ago(30)),
                "number": ["number_kind": "npp", "value": "N78"],
            ]
            try await app.done(.post, "/v1/companies/\(Firm.tambak.id)/facts", other, as: .inspector)
            let text = Self.row("0770588167100000", arrears: 4).replacing("N77", with: "N78")
            _ = try await Self.send(app, "bpjs", text, on: 2)
            let asked = try #require(
                try await lists.candidates().first { $0.first.company_id.text == Firm.kebun.id }
            )
            let path = "/v1/match-candidates/\(asked.id.text)/decision"
            try await app.done(.post, path, ["decision": "same"], as: .coordinator)
            #expect(try await app.value("SELECT count(*)::integer FROM company_listing", as: Int.self) == 0)
        }
    }
}

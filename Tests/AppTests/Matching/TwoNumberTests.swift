import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Two records of one firm, each with a NIB of its own")
struct TwoNumberTests {
    private static let oss = "NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha"
    private static let (one, two, three) = ("8743592526865", "8743592526871", "8743592526872")
    private static let first = "\(one);PT Satu Rekaan;;01262;Jl. Satu 1;Baamang;Kotawaringin Timur;Besar"
    private static let second = "\(two);PT Dua Rekaan;;10431;Jl. Dua 2;Baamang;Kotawaringin Timur;Mikro"
    private static let third = "\(three);PT Tiga Rekaan;;10431;Jl. Tiga 3;Baamang;Kotawaringin Timur;Mikro"
    private static let reports = """
        No. Pendaftaran WLKP;Nama Perusahaan;NIB;NPWP;Alamat;Kabupaten/Kota;KBLI;Jumlah TK;TK Terdaftar BPJS;Telepon;Tanggal Lapor
        6202.00011;Satu Rekaan;\(one);;Jl. Satu 1;Kotawaringin Timur;01262;41;40;0531-123451;02/01/2026
        6202.00012;Dua Rekaan;\(two);;Jl. Dua 2;Kotawaringin Timur;10431;7;6;0531-123452;02/01/2026
        """

    private static func list(_ rows: String...) -> String { ([oss] + rows).joined(separator: "\n") }

    private static func merge(_ app: TestApp, _ record: JSON, into firm: JSON) async throws -> JSON {
        try await app.done(
            .post,
            "/v1/companies/\(firm.id.text)/merges",
            ["company_id": record.id, "reason": "Akta penggabungan"],
            as: .coordinator
        )
    }

    private static func undo(_ app: TestApp, _ merge: JSON) async throws {
        let path = "/v1/companies/\(merge.survivor_id.text)/merges/\(merge.id.text)?reason=Keliru"
        try await app.done(.delete, path, as: .coordinator)
    }

    private static func page(_ app: TestApp, _ firm: JSON, as person: Person = .coordinator) async throws -> JSON {
        try await app.done(.get, "/v1/companies/\(firm.id.text)", as: person)
    }

    @Test("The page shows both, each with its source, and which merge brought the other to whoever reads merges")
    func both() async throws {
        try await withApp { app in
            let lists = MatchLists(app: app)
            try await lists.send("oss", Self.list(Self.first, Self.second, Self.third))
            let (a, b, c) = (
                try await lists.firm(Self.one), try await lists.firm(Self.two), try await lists.firm(Self.three)
            )
            #expect(a.further_numbers == .null)
            // The other's is the higher number, and still the other's.
            let merge = try await Self.merge(app, b, into: a)
            var page = try await Self.page(app, a)
            #expect(page.nib.text == Self.one && page.further_numbers.list.count == 1, "\(page)")
            let other = page.further_numbers[0]
            #expect(other.kind.text == "nib" && other.number.text == Self.two && other.source.text == "oss")
            #expect(other.merge_id == merge.id && other.merged_id == b.id && other.merged_name.text == "PT Dua Rekaan")
            let listed = try await app.done(.get, "/v1/companies?nib=\(Self.two)", as: .coordinator).items[0]
            #expect(listed.id == a.id && listed.nib.text == Self.one)
            let unread = try await Self.page(app, a, as: .programmeOfficer).further_numbers[0]
            #expect(unread.number.text == Self.two && unread.merge_id == .null && unread.merged_name == .null)

            // What the firm brings along into a third one is its own again once that is taken back.
            let next = try await Self.merge(app, a, into: c)
            page = try await Self.page(app, c)
            #expect(page.nib.text == Self.three && page.further_numbers.list.allSatisfy { $0.merge_id == next.id })
            #expect(Set(page.further_numbers.list.map(\.number.text)) == [Self.one, Self.two])
            try await Self.undo(app, next)
            page = try await Self.page(app, a)
            #expect(page.nib.text == Self.one && page.further_numbers[0].merge_id == merge.id, "\(page)")
            try await Self.undo(app, merge)
            #expect(try await Self.page(app, a).further_numbers == .null)
            #expect(try await Self.page(app, b).nib.text == Self.two)
        }
    }

    @Test("A list with both changes nothing when it is sent again, and the record's row never speaks for the firm")
    func again() async throws {
        try await withApp { app in
            let lists = MatchLists(app: app)
            try await lists.send("oss", Self.list(Self.first, Self.second))
            let (record, firm) = (try await lists.firm(Self.one), try await lists.firm(Self.two))
            _ = try await Self.merge(app, record, into: firm)
            let files = [
                Self.list(Self.first, Self.second), Self.list(Self.second, Self.first), Self.list(Self.first),
                Self.list(Self.second), Self.list(Self.first, Self.second),
            ]
            for (number, file) in files.enumerated() {
                let told = try await lists.send("oss", file)
                #expect(told.counts.updated.int == 0 && told.counts.review.int == 0, "\(number): \(told)")
            }
            let page = try await Self.page(app, firm)
            #expect(page.name.text == "PT Dua Rekaan" && page.kbli.text == "10431" && page.address.text == "Jl. Dua 2")
            #expect(try await lists.send("wlkp", Self.reports).counts.updated.int == 2)
            #expect(try await lists.send("wlkp", Self.reports).counts.unchanged.int == 2)
            #expect(try await Self.page(app, firm).phone.text == "0531-123452")
        }
    }

    @Test("Taken back, each has what the newest lists said of it, with the numbers that came beside its own")
    func back() async throws {
        try await withApp { app in
            let lists = MatchLists(app: app)
            try await lists.send("oss", Self.list(Self.first, Self.second))
            let (record, firm) = (try await lists.firm(Self.one), try await lists.firm(Self.two))
            let merge = try await Self.merge(app, record, into: firm)
            try await lists.send("oss", Self.list(Self.first.replacing("Satu Rekaan", with: "Satu Baru"), Self.second))
            try await lists.send("wlkp", Self.reports)
            try await Self.undo(app, merge)
            let (one, two) = (try await Self.page(app, record), try await Self.page(app, firm))
            #expect(one.name.text == "PT Satu Rekaan" && one.wlkp.text == "6202.00011", "\(one)")
            #expect(one.annual_reports.list.map(\.workers.int) == [41])
            #expect(two.name.text == "PT Dua Rekaan" && two.wlkp.text == "6202.00012" && two.workers.int == 7, "\(two)")
            #expect(two.annual_reports.list.map(\.workers.int) == [7])
            let said: [String] = try await app.value(
                "SELECT array_agg(listed_name ORDER BY number) FROM company_listing WHERE source = 'oss'"
            )
            #expect(said == ["PT Satu Baru", "PT Dua Rekaan"])
            #expect(try await lists.send("wlkp", Self.reports).counts.review.int == 0)
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Decisions that are taken back")
struct UndecideTests {
    private static let firm = "/v1/companies/\(Firm.kebun.id)"
    private static let bpjs =
        "NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;KANTOR CABANG"
    private static let wlkp =
        "No. Pendaftaran WLKP;Nama Perusahaan;NIB;NPWP;Alamat;Kabupaten/Kota;KBLI;Jumlah TK;TK Terdaftar BPJS;Telepon;Tanggal Lapor"
    private static let own = "0770588167100000"
    private static let foreign = "0770588267100000"

    private static func arrears(_ months: Int, npp: String = "N77", _ npwp: String) -> String {
        "\(npp);PT Kebun Rekaan;\(npwp);Kotawaringin Timur;20;5000000;JKK,JKM,JHT,JP;\(months);Sampit"
    }

    private static func report(_ number: String, nib: String, _ npwp: String) -> String {
        "\(number);PT Kebun Rekaan;\(nib);\(npwp);Jalan 1;Kab. Kotawaringin Timur;01262;90;40;;02/01/2026"
    }

    /// Somebody records numbers of the firm.
    private static func record(_ app: TestApp, _ numbers: KeyValuePairs<String, String>) async throws {
        for (kind, value) in numbers {
            let fact: JSON = [
                "kind": "number", "source": "firm", "stated_on": .string(ago(30)),
                "number": ["number_kind": .string(kind), "value": .string(value)],
            ]
            try await app.done(.post, firm + "/facts", fact, as: .inspector)
        }
    }

    @discardableResult
    private static func send(
        _ app: TestApp,
        _ source: String,
        _ rows: String...,
        on day: Int,
        _ more: String = ""
    )
        async throws -> JSON
    {
        let header = source == "bpjs" ? bpjs : wlkp
        let query = "&list_date=\(ago(day))\(more)"
        let answer = try await app.sendList(source, [header] + rows, query, as: .divisionHead)
        try #require(answer.status == 201, "\(answer.text)")
        return answer.json
    }

    /// The one open proposal.
    private static func proposal(_ app: TestApp) async throws -> String {
        let open = try await MatchLists(app: app).candidates()
        try #require(open.count == 1, "\(open)")
        return "/v1/match-candidates/\(open[0].id.text)"
    }

    private static func accept(_ app: TestApp) async throws -> String {
        let proposal = try await proposal(app)
        try await app.done(.post, proposal + "/decision", ["decision": "same", "reason": "Akta."], as: .coordinator)
        return proposal
    }

    private static func undo(_ app: TestApp, _ proposal: String) async throws -> JSON {
        try await app.done(.delete, proposal + "/decision?reason=Keliru.", as: .coordinator)
    }

    /// Which firm holds which number, and what lists say of it by now.
    private static func stands(_ app: TestApp) async throws -> String {
        try await app.value(
            """
            SELECT concat_ws(E'\\n',
                (SELECT string_agg(concat_ws(' ', i.kind, i.value, i.company_id), E'\\n' ORDER BY i.kind, i.value)
                 FROM company_identifier i),
                (SELECT string_agg((to_jsonb(l) - 'seen_at')::text, E'\\n' ORDER BY l.source, l.number)
                 FROM company_listing l),
                (SELECT string_agg(concat_ws(' ', a.number, a.gone_on), E'\\n' ORDER BY a.number)
                 FROM company_listing_absence a WHERE a.known_until IS NULL))
            """,
            as: String.self
        )
    }

    /// What the firm is shown to be in arrears with.
    private static func months(_ app: TestApp) async throws -> [Int?] {
        try await app.done(.get, firm + "/indications", as: .bpjsOfficer).items.list
            .filter { $0.kind == "arrears" }.map(\.months_in_arrears.int)
    }

    @Test("A row that was taken for a firm's by mistake is nobody's again, with all that its later lists said")
    func row() async throws {
        try await withApp { app in
            try await Self.record(app, ["npp": "N77", "npwp": "0770588167100000"])
            try await Self.send(app, "bpjs", Self.arrears(5, Self.foreign), on: 9)
            let before = try await Self.stands(app)
            let proposal = try await Self.accept(app)
            #expect(try await Self.months(app) == [5])
            try await Self.send(app, "bpjs", Self.arrears(6, Self.foreign), on: 5)
            #expect(try await Self.months(app) == [6])

            let open = try await Self.undo(app, proposal)
            #expect(open.status.text == "open" && open.reason == .null && open.decided_by == .null, "\(open)")
            let earlier = try #require(open.earlier_decisions.list.first)
            #expect(earlier.decision.text == "same" && earlier.reason.text == "Akta.", "\(open)")
            #expect(earlier.undo_reason.text == "Keliru." && earlier.undone_by.login.text == Person.coordinator.login)
            #expect(try await Self.stands(app) == before)
            #expect(try await Self.months(app).isEmpty)
            let told = try await app.done(.get, Self.firm + "/timeline", as: .auditor).items.list
            #expect(told[0].note.text == "Keliru." && told[0].words.id.text.contains("bulan menunggak"), "\(told[0])")
            #expect(told.prefix(3).map(\.action.text) == ["row_returned", "list_changed", "row_taken"], "\(told)")
            #expect(told[2].note.text == "Akta.", "\(told[2])")

            // The next list finds a question again, not an answer; and it may be answered.
            let next = try await Self.send(app, "bpjs", Self.arrears(7, Self.foreign), on: 2)
            #expect(next.counts.review.int == 1, "\(next)")
            #expect(try await Self.months(app).isEmpty)
            #expect(try await Self.accept(app) == proposal)
            #expect(try await Self.months(app) == [7])
        }
    }

    @Test("An entry of a list is again what it was before, and missing where it was missing")
    func restored() async throws {
        try await withApp { app in
            try await Self.record(app, ["npwp": "0770588167100000"])
            try await Self.send(app, "bpjs", Self.arrears(6, Self.own), on: 20)
            #expect(try await Self.months(app) == [6])
            let other = Self.arrears(0, npp: "N90", "").replacing("Kebun", with: "Lain")
            try await Self.send(app, "bpjs", other, on: 15, "&complete=true")
            try await Self.send(app, "bpjs", Self.arrears(5, Self.foreign), on: 9)
            let before = try await Self.stands(app)
            #expect(before.contains("N77 \(ago(15))"), "\(before)")
            let proposal = try await Self.accept(app)
            #expect(try await !Self.stands(app).contains("N77 \(ago(15))"))
            _ = try await Self.undo(app, proposal)
            #expect(try await Self.stands(app) == before)

            // What an ordinary list has said since, stays.
            _ = try await Self.accept(app)
            try await Self.send(app, "bpjs", Self.arrears(8, Self.own), on: 2)
            let since = try await Self.stands(app)
            _ = try await Self.undo(app, proposal)
            #expect(try await Self.stands(app) == since)
            let told = try await app.done(.get, Self.firm + "/timeline", as: .auditor).items[0]
            #expect(told.words.id.text.hasSuffix("tidak ada yang berubah") && told.note.text == "Keliru.", "\(told)")
            #expect(try await Self.months(app) == [8])
        }
    }

    @Test("Numbers that a row brought go, with what lists brought by them since; one that somebody recorded stays")
    func numbers() async throws {
        try await withApp { app in
            try await Self.record(app, ["nib": "8743592526865", "wlkp": "6202.00010"])
            try await Self.send(app, "wlkp", Self.report("6202.00010", nib: "8743592526865", ""), on: 20)
            let before = try await Self.stands(app)
            try await Self.send(app, "wlkp", Self.report("6202.00010", nib: "8743592526871", Self.foreign), on: 15)
            let proposal = try await Self.accept(app)
            // By the number of the row, a list of BPJS finds the firm.
            let found = try await Self.send(app, "bpjs", Self.arrears(8, npp: "N99", Self.foreign), on: 5)
            #expect(found.counts.updated.int == 1, "\(found)")
            #expect(try await Self.months(app) == [8])
            _ = try await Self.undo(app, proposal)
            #expect(try await Self.stands(app) == before)
            #expect(try await Self.months(app) == [])

            _ = try await Self.accept(app)
            try await Self.record(app, ["npwp": "0770588267100000"])
            _ = try await Self.undo(app, proposal)
            let after = try await Self.stands(app)
            #expect(after.contains("npwp 0770588267100000 \(Firm.kebun.id)"), "\(after)")
            #expect(after.contains("\"list_date\": \"\(ago(20))\"") && !after.contains(ago(15)), "\(after)")
        }
    }

    @Test("A row's own number is the firm's beside its own: later lists find the firm by it, until that is taken back")
    func furtherNumber() async throws {
        try await withApp { app in
            try await Self.record(app, ["nib": "8743592526865", "npwp": "0770588167100000", "wlkp": "6202.00010"])
            try await Self.send(app, "wlkp", Self.report("6202.00010", nib: "8743592526865", ""), on: 20)
            let before = try await Self.stands(app)
            try await Self.send(app, "wlkp", Self.report("6202.00011", nib: "8743592526865", Self.foreign), on: 15)
            let proposal = try await Self.accept(app)
            let firm = try await app.done(.get, Self.firm, as: .coordinator)
            #expect(firm.wlkp.text == "6202.00010", "\(firm)")
            #expect(firm.further_numbers.list.map(\.number.text) == ["6202.00011"], "\(firm)")
            let later = Self.report("6202.00011", nib: "", "").replacing("PT Kebun Rekaan", with: "Lain Nama")
            let found = try await Self.send(app, "wlkp", later, on: 5)
            #expect(found.counts.updated.int == 1 && found.counts.created.int == 0, "\(found)")
            #expect(try await app.done(.get, Self.firm, as: .coordinator).name == firm.name)
            _ = try await Self.undo(app, proposal)
            #expect(try await Self.stands(app) == before)
        }
    }

    @Test("A row is one firm's, and says what it says also where the list of its day had said something else")
    func oneFirm() async throws {
        try await withApp { app in
            try await Self.record(app, ["npp": "N77", "npwp": "0770588167100000"])
            let other: JSON = [
                "kind": "number", "source": "firm", "stated_on": .string(ago(30)),
                "number": ["number_kind": "npwp", "value": .string(Self.foreign)],
            ]
            try await app.done(.post, "/v1/companies/\(Firm.tambak.id)/facts", other, as: .inspector)
            try await Self.send(app, "bpjs", Self.arrears(6, Self.own), on: 5)
            let list = try await Self.send(app, "bpjs", Self.arrears(8, Self.foreign), on: 5)
            let rows = try await app.done(
                .get,
                "/v1/match-candidates?import_id=\(list.id.text)",
                as: .divisionHead
            ).items.list
            try #require(rows.count == 2, "\(rows)")
            let none = "/v1/match-candidates?import_id=01900000-0000-7000-8000-0000000000ff"
            #expect(try await app.done(.get, none, as: .divisionHead).items.list.isEmpty)
            func decide(_ firm: Firm) async throws -> Answer {
                let row = try #require(rows.first { $0.first.company_id.text == firm.id })
                let path = "/v1/match-candidates/\(row.id.text)/decision"
                return try await app.post(path, ["decision": "same"], as: .coordinator)
            }
            #expect(try await decide(.kebun).status == 201)
            #expect(try await Self.months(app) == [8])
            #expect(try await decide(.tambak).json.code.text == "row_taken")
        }
    }

    @Test("A pair that was told apart is asked again; a merge, and what nobody decided, is not taken back here")
    func refusals() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            let open = try await lists.candidates()
            let id = try #require(open.first { $0.second.company_id != .null }).id.text
            let path = "/v1/match-candidates/\(id)"
            let undo = path + "/decision?reason=Keliru."
            #expect(try await app.send(.delete, undo, as: .coordinator).json.code.text == "not_decided")
            #expect(try await app.send(.delete, path + "/decision", as: .coordinator).status == 400)
            try await app.done(.post, path + "/decision", ["decision": "different"], as: .coordinator)
            #expect(try await app.send(.delete, undo, as: .inspector).status == 403)
            #expect(try await app.send(.delete, undo, as: .bpjsOfficerElsewhere).status == 404)
            #expect(try await app.done(.delete, undo, as: .coordinator).status.text == "open")
            #expect(try await app.send(.delete, undo, as: .coordinator).json.code.text == "not_decided")
            try await app.done(.post, path + "/decision", ["decision": "same", "reason": "Akta."], as: .coordinator)
            #expect(try await app.send(.delete, undo, as: .coordinator).json.code.text == "merged")
            #expect(try await lists.candidate(id).earlier_decisions.list.map(\.decision.text) == ["different"])
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("One register out of several lists")
struct MatchingTests {
    @Test("Lists that write one firm's name differently become one firm, and say why; a second run changes nothing")
    func linked() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            let firm = try await lists.firm("8743592526865")
            #expect(firm.npps.list.map(\.text) == ["D3317153"], "\(firm)")
            #expect(firm.memberships[0].active_workers.int == 40 && firm.workers.int == 41)
            let merges = try await app.done(.get, "/v1/companies/\(firm.id.text)/merges", as: .coordinator)
            #expect(merges.items.list.allSatisfy { $0.automatic == .bool(true) && $0.decided_by == .null })
            let relations = Set(merges.items.list.flatMap(\.names.list).map(\.relation.text))
            #expect(relations == ["same", "joined"])

            let before = try await lists.state()
            let again = try await lists.run("62.02")
            #expect(again.links.int == 0)
            #expect(try await lists.state() == before)
        }
    }

    @Test("What went into another firm is left out of lists, still readable, and its history says where it went")
    func mergedAway() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            let firm = try await lists.firm("8743592526865")
            let merge = try await app.done(.get, "/v1/companies/\(firm.id.text)/merges", as: .coordinator).items[0]
            let gone = try await app.done(.get, "/v1/companies/\(merge.merged_id.text)", as: .coordinator)
            #expect(gone.merged_into.text == firm.id.text && gone.npps.list.isEmpty)
            let found = try await app.done(.get, "/v1/companies?region=62.02&limit=200", as: .coordinator)
            #expect(!found.items.list.contains { $0.id == gone.id } && found.items.list.contains { $0.id == firm.id })
            let told = try await app.done(.get, "/v1/companies/\(gone.id.text)/timeline", as: .coordinator).items[0]
            #expect(told.kind.text == "merge" && told.action.text == "merged_into" && told.actor == .null)
            let late = try await app.send(
                .patch,
                "/v1/companies/\(gone.id.text)",
                ["expected_version": .number(Double(gone.version.int)), "phone": "0531-1"],
                as: .coordinator
            )
            #expect(late.status == 409 && late.code == "merged_elsewhere")
        }
    }

    @Test("Firms of one name with different numbers, forms or regencies stay apart, and nobody is troubled with them")
    func lookAlikes() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            let names = ["8743592526871", "8743592526872", "8743592526873", "8743592526874"]
            for nib in names {
                let firm = try await lists.firm(nib)
                #expect(firm.npps.list.isEmpty && firm.merged_into == .null)
                let merges = try await app.done(.get, "/v1/companies/\(firm.id.text)/merges", as: .coordinator)
                #expect(merges.items.list.isEmpty)
            }
        }
    }

    @Test(
        "Where two firms fit as well, a person is asked; what she tells apart is not asked again, what she links is linked"
    )
    func asked() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            let open = try await lists.candidates().filter { $0.second.name.text.contains("Kembar") }
            #expect(open.count == 2)
            let first = try #require(open.first)
            #expect(first.doubts.list.map(\.code.text).contains("rival") && first.region_code.text == "62.02")
            #expect(first.notice.id.text.hasPrefix("Indikasi – belum diperiksa"))
            let no = try await app.post(
                "/v1/match-candidates/\(first.id.text)/decision",
                ["decision": "different", "reason": "Pemilik lain"],
                as: .coordinator
            )
            #expect(no.status == 201 && no.json.status.text == "different" && no.json.decided_by.login.text != "")
            let twice = try await app.post(
                "/v1/match-candidates/\(first.id.text)/decision",
                ["decision": "same"],
                as: .coordinator
            )
            #expect(twice.status == 409 && twice.code == "decided_already")
            _ = try await lists.run("62.02")
            #expect(try await lists.candidates().filter { $0.second.name.text.contains("Kembar") }.count <= 1)
            #expect(try await lists.candidate(first.id.text).status.text == "different")

            let left = try #require(open.last)
            let yes = try await app.post(
                "/v1/match-candidates/\(left.id.text)/decision",
                ["decision": "same"],
                as: .coordinator
            )
            #expect(yes.status == 201 || yes.code == "decided_already", "\(yes.text)")
        }
    }

    @Test("Told apart, a pair is asked about again once one of the two has another name")
    func changed() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            let first = try #require(
                try await lists.candidates().first { $0.second.name.text.contains("Kembar") }
            )
            try await app.done(
                .post,
                "/v1/match-candidates/\(first.id.text)/decision",
                ["decision": "different"],
                as: .coordinator
            )
            let firm = try await app.done(.get, "/v1/companies/\(first.first.company_id.text)", as: .coordinator)
            let path = "/v1/companies/\(firm.id.text)"
            try await app.done(
                .patch,
                path,
                ["expected_version": .number(Double(firm.version.int)), "name": .string(firm.name.text + ", Tbk")],
                as: .coordinator
            )
            _ = try await lists.run("62.02")
            let again = try await lists.candidate(first.id.text)
            #expect(again.status.text == "open" && again.doubts.list.map(\.code.text).contains("told_apart"))
        }
    }

    @Test(
        "A person merges and takes it back: exactly what went over goes back, and the two are never linked by themselves"
    )
    func reversible() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            let (one, other) = (try await lists.firm("8743592526873"), try await lists.firm("8743592526865"))
            let before = try await lists.numbers()
            let refused = try await app.post(
                "/v1/companies/\(other.id.text)/merges",
                ["company_id": .string(one.id.text)],
                as: .coordinator
            )
            #expect(refused.status == 409 && refused.code == "contradicting_numbers", "\(refused.text)")
            let merge = try await app.done(
                .post,
                "/v1/companies/\(other.id.text)/merges",
                ["company_id": .string(one.id.text), "reason": "Akta penggabungan"],
                as: .coordinator
            )
            #expect(merge.survivor_id == other.id && merge.moved_numbers.list.map(\.text) == ["nib 8743592526873"])
            #expect(merge.automatic == .bool(false) && merge.decided_by.login.text != "")
            #expect(try await lists.numbers() != before)
            let path = "/v1/companies/\(other.id.text)/merges/\(merge.id.text)"
            let silent = try await app.send(.delete, path, as: .coordinator)
            #expect(silent.status == 400)
            let back = try await app.done(.delete, path + "?reason=Keliru", as: .coordinator)
            #expect(back.undo_reason.text == "Keliru" && back.undone_at != .null)
            #expect(try await lists.numbers() == before)
            let again = try await app.send(.delete, path + "?reason=Keliru", as: .coordinator)
            #expect(again.status == 409 && again.code == "already_undone")
            let told = try await app.done(.get, "/v1/companies/\(one.id.text)/timeline", as: .coordinator)
            #expect(told.items.list.map(\.action.text).filter { $0.contains("merge") } == ["unmerged", "merged_into"])
        }
    }

    @Test("What was linked by itself and taken back stays apart in the next run")
    func undoneAutomatic() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            let firm = try await lists.firm("8743592526865")
            let merges = try await app.done(.get, "/v1/companies/\(firm.id.text)/merges", as: .coordinator).items.list
            for merge in merges {
                try await app.done(
                    .delete,
                    "/v1/companies/\(firm.id.text)/merges/\(merge.id.text)?reason=Lain",
                    as: .coordinator
                )
            }
            let run = try await lists.run("62.02")
            #expect(run.links.int <= 1)
            let now = try await lists.firm("8743592526865")
            #expect(now.npps.list.isEmpty)
        }
    }

    @Test("Firms in different regencies, with themselves, merged already, or both with cases are not merged")
    func refusals() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            let (here, there) = (try await lists.firm("8743592526873"), try await lists.firm("8743592526874"))
            func attempt(_ one: String, _ other: String, as person: Person = .divisionHead) async throws -> Answer {
                try await app.post(
                    "/v1/companies/\(one)/merges",
                    ["company_id": .string(other), "reason": "Uji"],
                    as: person
                )
            }
            #expect(try await attempt(here.id.text, there.id.text).code == "other_region")
            #expect(try await attempt(here.id.text, here.id.text).code == "same_company")
            let firm = try await lists.firm("8743592526865")
            let merge = try await app.done(.get, "/v1/companies/\(firm.id.text)/merges", as: .coordinator).items[0]
            #expect(try await attempt(here.id.text, merge.merged_id.text).code == "already_merged")
            #expect(try await attempt(here.id.text, firm.id.text, as: .inspector).status == 403)
            _ = try await Story.begin(app)
            let keeper = Firm.kebun.id
            let same = try await app.value(
                "SELECT region_code FROM company WHERE id::text = \(keeper)",
                as: String.self
            )
            if same == "62.02" {
                #expect(try await attempt(here.id.text, keeper).code == "has_cases")
                #expect(try await attempt(keeper, here.id.text).status == 201)
            }
        }
    }

    @Test("A row that an import left for a person stands in the queue beside the firms that its numbers name")
    func rows() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            try await lists.send(
                "bpjs",
                """
                NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;KANTOR CABANG
                D3317153;PT Serupa Namanya Bersama;07.705.881.6-710.000;Kotawaringin Timur;5;3724678;JKK,JKM;0;Sampit
                """
            )
            let asked = try await lists.candidates().filter { $0.second.import_id != .null }
            #expect(asked.count == 2 && asked.allSatisfy { $0.second.line.int == 2 }, "\(asked)")
            #expect(Set(asked.flatMap(\.doubts.list).map(\.code.text)) == ["numbers_of_two_firms"])
            let yes = try await app.post(
                "/v1/match-candidates/\(asked[0].id.text)/decision",
                ["decision": "same"],
                as: .coordinator
            )
            #expect(yes.status == 201 && yes.json.status.text == "same", "\(yes.text)")
        }
    }

    @Test("Proposals, merges and runs are seen and decided in one's own territory alone")
    func territory() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            let mine = try await lists.candidates()
            #expect(!mine.isEmpty && mine.allSatisfy { $0.region_code.text != "62.01" })
            try await lists.send(
                "oss",
                """
                NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha
                8743592526991;Jaya Abadi;;10431;Jl. A No. 1;Kumai;Kotawaringin Barat;Mikro
                """,
                as: .divisionHead
            )
            try await lists.send(
                "bpjs",
                """
                NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;KANTOR CABANG
                D3317991;Jaya Abady;;Kotawaringin Barat;5;3724678;JKK,JKM;0;Pangkalan Bun
                """,
                as: .divisionHead
            )
            try await lists.work()
            let all = try await lists.candidates(as: .divisionHead).filter { $0.region_code.text == "62.01" }
            let far = try #require(all.first)
            #expect(!(try await lists.candidates()).contains { $0.id == far.id })
            let path = "/v1/match-candidates/\(far.id.text)"
            #expect(try await app.get(path, as: .coordinator).status == 404)
            let decided = try await app.post(path + "/decision", ["decision": "same"], as: .coordinator)
            #expect(decided.status == 404)
            let run = try await app.post("/v1/match-runs", ["region_code": "62.01"], as: .coordinator)
            #expect(run.status == 403)
            let runs = try await app.done(.get, "/v1/match-runs", as: .coordinator).items.list
            #expect(runs.allSatisfy { $0.region_code.text != "62.01" })
        }
    }
}

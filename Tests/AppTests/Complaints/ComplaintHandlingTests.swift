import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Complaints are handled by few hands")
struct ComplaintHandlingTests {
    private static func proposal(_ firm: Firm, _ kind: String = "periodic") -> JSON {
        [
            "company_id": .string(firm.id), "kind": .string(kind), "occurred_on": .string(today),
            "reason": "Rencana kerja triwulan ini",
        ]
    }

    @Test("Assigned, matched, proposed on a ground of its own, answered; the complainant learns the stage alone")
    func whole() async throws {
        try await withApp { app in
            let story = try await ComplaintStory.begin(app)
            #expect(try await app.get("/v1/complaints/\(story.id)", as: .inspector).status == 404)
            let made = try await story.toProposed(.kebun, Self.proposal(.kebun))
            #expect(try await story.progress().stage.text == "in_hand")
            let page = try await app.done(.get, "/v1/complaints/\(story.id)", as: .inspector)
            #expect(page["text"].text.contains("mandor-kami") && page.status.text == "proposed")
            #expect(page.steps.list.map(\.action.text) == ["assign", "match", "state_ground", "propose"])
            #expect(page.steps[3].case_id == made.case_id)
            // Who complained is opened apart.
            #expect(!String(decoding: page.data, as: UTF8.self).contains("Wati"))
            try await story.step("answer", ["text": "Terima kasih, pengaduan Anda sudah kami tangani."])
            let told = try await story.progress()
            #expect(told.stage.text == "done" && told.answer.text.hasPrefix("Terima kasih"))
            #expect(!String(decoding: told.data, as: UTF8.self).contains(made.case_id.text))
            #expect(
                try await story.tryStep("match", as: .coordinator, ["company_id": .string(Firm.tambak.id)]).status
                    == 409
            )
        }
    }

    @Test("Opening the source needs a purpose, is noted with it, and the trail tells no more than that it happened")
    func opening() async throws {
        try await withApp { app in
            let story = try await ComplaintStory.begin(app)
            try await story.step("assign", ["assignee": .string(Person.inspector.login)])
            let path = "/v1/complaints/\(story.id)/source-openings"
            #expect(try await app.post(path, [:], as: .inspector).fields == ["purpose"])
            #expect(try await app.post(path, ["purpose": ""], as: .inspector).status == 422)
            let source = try await app.done(.post, path, ["purpose": "Memastikan tempat kerja"], as: .inspector)
            #expect(source.name.text == "Wati Saksama" && source.source.text == "worker" && !source.anonymous.isTrue)
            let page = try await app.done(.get, "/v1/complaints/\(story.id)", as: .coordinator)
            let opened = page.openings.list.filter { $0.part.text == "source" }
            try #require(opened.count == 1)
            #expect(opened[0].purpose.text == "Memastikan tempat kerja")
            #expect(opened[0].person.login.text == Person.inspector.login)
            #expect(
                page.openings[0].part.text == "content"
                    && page.openings[0].person.login.text == Person.coordinator.login
            )
            await app.record()
            #expect(try await app.value("SELECT count(*) FROM audit_entry WHERE operation LIKE '%complaint%'") == 0)
            // Nor does anything lie about in what is kept for repeats.
            let kept = try await app.superuser.query("SELECT coalesce(string_agg(body, ''), '') FROM idempotency_key")
                .single().column(0, as: String.self)
            #expect(ComplaintStory.secrets.allSatisfy { !kept.contains($0) })
        }
    }

    @Test("Only the coordinator assigns, answers and rejects; nobody of another region or office touches it")
    func hands() async throws {
        try await withApp { app in
            let story = try await ComplaintStory.begin(app)
            try await story.toMatched()
            for (action, more) in [
                ("assign", ["assignee": .string(Person.inspector2.login)]), ("answer", ["text": "x"]),
                ("reject", ["text": "x"]),
            ] as [(String, [String: JSON])] {
                let answer = try await story.tryStep(action, as: .inspector, more)
                #expect(answer.status == 403 && answer.code == "not_permitted", "\(action): \(answer.text)")
            }
            for person in Person.allCases where ![.inspector, .coordinator].contains(person) {
                let handled = try await story.tryStep("match", as: person, ["company_id": .string(Firm.tambak.id)])
                let shown = try await app.get("/v1/complaints/\(story.id)", as: person)
                let opened = try await app.post(
                    "/v1/complaints/\(story.id)/source-openings",
                    ["purpose": "x"],
                    as: person
                )
                let mayAsk = [.inspector, .coordinator].contains(person.role)
                for answer in [handled, shown, opened] {
                    #expect(answer.status == (mayAsk ? 404 : 403), "\(person): \(answer.text)")
                }
                let list = try await app.get("/v1/complaints", as: person)
                #expect(mayAsk ? list.json.items.list.isEmpty : list.status == 403, "\(person)")
            }
            #expect(try await app.value("SELECT count(*) FROM complaint_opening WHERE part = 'source'") == 0)
            // An inspector from whom it is taken reads it no more.
            try await story.step("assign", ["assignee": .string(Person.inspector2.login)])
            #expect(try await app.get("/v1/complaints/\(story.id)", as: .inspector).status == 404)
            #expect(try await app.get("/v1/complaints/\(story.id)", as: .inspector2).status == 200)
        }
    }

    @Test("A step that does not fit is refused with what would help, and changes nothing")
    func refused() async throws {
        try await withApp { app in
            let story = try await ComplaintStory.begin(app)
            func refused(_ action: String, _ more: [String: JSON], _ status: Int, _ word: String) async throws {
                let before: Int = try await app.value("SELECT count(*) FROM complaint_step")
                let answer = try await story.tryStep(action, as: .coordinator, more)
                #expect(answer.status == status, "\(action) \(more): \(answer.text)")
                #expect(answer.code == word || answer.json.errors[0].code.text == word, "\(action): \(answer.text)")
                #expect(try await app.value("SELECT count(*) FROM complaint_step") == before)
            }
            let plan: [String: JSON] = ["ground": "plan", "text": "Rencana kerja"]
            try await refused("state_ground", plan, 409, "no_firm_yet")
            try await refused("assign", [:], 422, "missing")
            try await refused(
                "assign",
                ["assignee": .string(Person.inspector.login), "text": "x"],
                422,
                "not_expected"
            )
            try await refused("assign", ["assignee": "uji.siapa"], 422, "unknown_person")
            try await refused("assign", ["assignee": .string(Person.bpjsOfficer.login)], 422, "no_inspector_there")
            try await refused(
                "assign",
                ["assignee": .string(Person.inspectorElsewhere.login)],
                422,
                "no_inspector_there"
            )
            try await refused("match", ["company_id": .string(Firm.seberang.id)], 422, "unknown_company")
            try await refused("celebrate", [:], 422, "unknown_code")
            try await story.toMatched()
            try await refused(
                "match",
                ["company_id": .string(Firm.kebun.id), "expected_version": 0],
                409,
                "version_conflict"
            )
            try await refused("propose", ["case_id": .string(newID())], 409, "no_ground_yet")
            try await refused("state_ground", ["ground": "complaint", "text": "x"], 422, "unknown_code")
            try await refused("state_ground", ["ground": "indication", "text": "Data"], 422, "register_shows_nothing")
            let telling: [String: JSON] = ["ground": "plan", "text": "Ada pengaduan pekerja"]
            try await refused("state_ground", telling, 422, "hints_at_complaint")
            try await story.step("state_ground", plan)
            // Of another firm, and of a kind that the ground does not lead to.
            let other = try await app.done(.post, "/v1/inspections", Self.proposal(.tambak), as: .coordinator)
            try await refused("propose", ["case_id": other.case_id], 422, "case_does_not_fit")
            let special = try await app.done(
                .post,
                "/v1/inspections",
                Self.proposal(.kebun, "special"),
                as: .coordinator
            )
            try await refused("propose", ["case_id": special.case_id], 422, "case_does_not_fit")
            let fits = try await app.done(.post, "/v1/inspections", Self.proposal(.kebun), as: .inspector)
            try await story.step("propose", as: .inspector, ["case_id": fits.case_id])
            try await refused("reject", ["text": "x"], 409, "already_proposed")
        }
    }

    @Test("What the register itself shows makes an inspection special")
    func indication() async throws {
        try await withApp { app in
            let list: SQL = """
                INSERT INTO company_listing (company_id, region_code, source, number, listed_name, list_date, arrears_months)
                VALUES (\(try CompanyID(Firm.kebun.id)), '62.02', 'bpjs', 'NPP1', 'PT Kebun Rekaan', '2026-01-01', 4)
                """
            _ = try await app.superuser.query(list)
            let story = try await ComplaintStory.begin(app)
            try await story.toMatched()
            let stated = try await story.step("state_ground", ["ground": "indication", "text": "Tunggakan 4 bulan"])
            #expect(stated.inspection_kind.text == "special")
            // Another firm needs a ground of its own.
            try await story.step("match", ["company_id": .string(Firm.tambak.id)])
            let special = try await app.done(
                .post,
                "/v1/inspections",
                Self.proposal(.tambak, "special"),
                as: .coordinator
            )
            #expect(
                try await story.tryStep("propose", as: .coordinator, ["case_id": special.case_id]).code
                    == "no_ground_yet"
            )
            // A list was read, and this firm is not on it.
            try await story.step("state_ground", ["ground": "indication", "text": "Tidak ada di daftar"])
            try await story.step("propose", ["case_id": special.case_id])
        }
    }

    @Test(
        "A ground is what the firm's indications show: of a number that is gone from the list too, and of nothing else"
    )
    func shownAsIndication() async throws {
        try await withApp { app in
            let header =
                "NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;KANTOR CABANG"
            let oss = "NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha"
            let tax = "07.705.881.6-710.000"
            let member = "N0001;PT Hilang;\(tax);Seruyan;25;5000000;JKK,JKM,JHT,JP;0;Sampit"
            let other = "N0002;PT Dua;;Seruyan;5;5000000;JKK,JKM,JHT,JP;0;Sampit"
            func list(_ source: String, _ lines: [String], _ day: Int) async throws {
                let query = "&list_date=\(ago(day))&complete=true"
                let answer = try await app.sendList(source, lines, query, as: .administrator)
                #expect(answer.status == 201 && answer.json.counts.rejected.int == 0, "\(answer.text)")
            }
            try await list("bpjs", [header, member, other], 60)
            try await list("oss", [oss, "8743592526865;PT Hilang;\(tax);10431;Jl. 1;Baamang;Seruyan;Mikro"], 50)
            let firm: String = try await app.value(
                "SELECT company_id::text FROM company_identifier WHERE value = 'N0001'"
            )
            func shown() async throws -> [String] {
                try await app.done(.get, "/v1/companies/\(firm)/indications", as: .coordinator).items.list
                    .map(\.source.text)
            }
            let story = try await ComplaintStory.begin(app, ["region_code": "62.07"])
            try await story.step("assign", ["assignee": .string(Person.inspector.login)])
            try await story.step("match", ["company_id": .string(firm)])
            func state() async throws -> Answer {
                try await story.tryStep("state_ground", as: .coordinator, ["ground": "indication", "text": "Daftar"])
            }
            #expect(try await shown() == [])
            let nothing = try await state()
            #expect(nothing.status == 422 && nothing.json.errors[0].code == "register_shows_nothing", "\(nothing.text)")
            try await list("bpjs", [header, other], 40)
            #expect(try await shown() == ["gone_from_list"])
            #expect(try await state().status == 201)
            // A number that somebody recorded stands whatever lists say.
            let fact: JSON = [
                "kind": "number", "source": "document", "evidence": "Sertifikat BPJS", "stated_on": "\(ago(1))",
                "number": ["number_kind": "npp", "value": "N0001"],
            ]
            try await app.done(.post, "/v1/companies/\(firm)/facts", fact, as: .coordinator)
            #expect(try await shown() == [])
            #expect(try await state().json.errors[0].code == "register_shows_nothing")
        }
    }

    @Test(
        "A proposal or an order that would tell of a complaint is refused, whatever it rests on",
        arguments: ["Ada pengaduan", "Laporan dari seorang pekerja", "Complaint of a worker", "PENGADU datang"]
    )
    func hints(reason: String) async throws {
        try await withApp { app in
            for field in ["reason", "note"] {
                let body = Self.proposal(.kebun).with([field: .string(reason)])
                let answer = try await app.post("/v1/inspections", body, as: .inspector)
                #expect(answer.status == 422 && answer.fields == [field], "\(answer.text)")
                #expect(answer.json.errors[0].code.text == "hints_at_complaint")
                #expect(!answer.json.errors[0].remedy.text.isEmpty)
            }
            let story = try await Story.begin(app)
            let order = story.orderRequest(on: 85).with(["note": .string(reason)])
            #expect(try await app.post("/v1/assignments", order, as: .officeHead).fields == ["note"])
            #expect(try await app.value("SELECT count(*) FROM case_event") == 1)
        }
    }
}

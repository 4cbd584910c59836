import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Lists handed over to the inspectors")
struct HandoverTests {
    @Test("A list goes from the branch to the coordinator and back, each is told, and what became of it is derived")
    func whole() async throws {
        try await withApp { app in
            let story = try await HandoverStory.send(app)
            let told = try await app.done(.get, "/v1/notices", as: .coordinator).items[0]
            #expect(told.topic.text == "handover_sent" && told.handover_id.text == story.id && told.case_id == .null)
            #expect(try await story.lines().map(\.stage.text) == ["waiting", "waiting"])
            let accepted = try await story.step("accept", ["received_on": "\(ago(10))"])
            #expect(accepted.status.text == "accepted" && accepted.received_on.text == ago(10))
            let back = try await app.done(.get, "/v1/notices", as: .bpjsBranchHead).items[0]
            #expect(back.topic.text == "handover_accepted" && back.handover_id.text == story.id)
            let read = try await app.done(.put, "/v1/notices/\(back.id.text)/read", as: .bpjsBranchHead)
            #expect(read.status.text == "read")

            let done = try await story.propose()
            #expect(done.status == 201 && done.json.proposed.int == 2, "\(done.text)")
            #expect(try await story.lines().map(\.stage.text) == ["proposed", "proposed"])
            let line = try await story.lines()[0]
            let page = try await app.done(.get, "/v1/cases/\(line.case_id.text)/events", as: .coordinator)
            #expect(page.items[0].reason.text.contains("baris 1: Rakor uji"))
            let whole = try await app.done(.get, story.path, as: .bpjsOfficer)
            #expect(whole.totals.lines.int == 2 && whole.totals.stages[0].stage.text == "proposed")
        }
    }

    @Test("A case that goes on carries its line along, on both sides alike; nobody types it")
    func derived() async throws {
        try await withApp { app in
            let story = try await HandoverStory.accepted(app)
            // Proposed by the ordinary way, not from the list.
            let inspection = try await Story.begin(app)
            #expect(try await story.lines().map(\.stage.text) == ["proposed", "waiting"])
            try await inspection.toFirstNote(received: 60)
            for person in [Person.coordinator, .bpjsOfficer] {
                let line = try await story.lines(as: person)[0]
                #expect(line.stage.text == "noted" && line.basis.text == "recorded", "\(person)")
                #expect(line.case_id.text == inspection.caseID)
            }
            let typed = try await story.tryStep(
                "record_outcome",
                ["lines": [1], "outcome": "registered", "evidence": "Sertifikat"]
            )
            #expect(typed.status == 409 && typed.code == "outcome_derived")
        }
    }

    @Test("A firm whose inspection is under way is linked with it, and no second one is opened")
    func underWay() async throws {
        try await withApp { app in
            let inspection = try await Story.begin(app)
            let story = try await HandoverStory.accepted(app)
            #expect(try await story.lines()[0].case_id.text == inspection.caseID)
            let answer = try await story.propose([1, 2, 9])
            #expect(answer.json.items.list.map(\.result.text) == ["linked", "proposed", "refused"], "\(answer.text)")
            #expect(answer.json.items[2].code.text == "unknown_line")
            let cases: Int = try await app.value(
                "SELECT count(*)::integer FROM enforcement_case WHERE company_id::text = \(Firm.kebun.id)"
            )
            #expect(cases == 1)
            // A repeat finds everything done.
            let again = try await story.propose([1, 2])
            #expect(again.json.items.list.map(\.result.text) == ["linked", "linked"])
        }
    }

    @Test("A line finds its firm by exact numbers that agree, and waits for a person where they do not")
    func matching() async throws {
        try await withApp { app in
            for (name, nib, npp) in [
                ("PT Angka Satu", "8743592526865", "AA111"), ("PT Angka Dua", "8743592526866", "AA222"),
            ] {
                let firm: JSON = [
                    "name": .string(name), "region_code": "62.02", "nib": .string(nib), "npps": [.string(npp)],
                ]
                try await app.done(.post, "/v1/companies", firm, as: .bpjsOfficer)
            }
            let answer = try await HandoverStory.file(
                app,
                """
                \u{FEFF}NIB;NPP;Nama Perusahaan;Kab/Kota;Indikasi;Tunggakan
                8743592526865;;PT ANGKA SATOE;Kab. Kotawaringin Timur;PWBD;
                8743592526866;AA111;PT Angka Dua;Kotawaringin Timur;Tunggakan;"1.000.000"
                ;;PT Kebun Rekaan;Kotawaringin Timur;PWBD;
                """
            )
            #expect(answer.status == 201, "\(answer.text)")
            let story = HandoverStory(app: app, id: answer.json.id.text)
            let lines = try await story.lines()
            #expect(lines.map(\.line.int) == [2, 3, 4])
            #expect(lines.map(\.stage.text) == ["waiting", "to_match", "to_match"])
            #expect(lines[0].company.name.text == "PT Angka Satu")
            // A person says it; once, and not one that stands there already.
            try await story.step("match", as: .bpjsOfficer, ["lines": [4], "company_id": .string(Firm.kebun.id)])
            #expect(try await story.lines()[2].company.id.text == Firm.kebun.id)
            let twice = try await story.tryStep("match", ["lines": [3], "company_id": .string(Firm.kebun.id)])
            #expect(twice.status == 409 && twice.code == "company_on_list")
            let elsewhere = try await story.tryStep("match", ["lines": [3], "company_id": .string(Firm.seberang.id)])
            #expect(elsewhere.status == 422, "\(elsewhere.text)")
        }
    }

    @Test("A file is taken whole or not at all, with every fault told")
    func faults() async throws {
        try await withApp { app in
            let answer = try await HandoverStory.file(
                app,
                """
                NIB;Nama;Kab/Kota;Indikasi
                12;PT Satu;Kotawaringin Timur;PWBD
                ;PT Dua;Kotawaringin Timur;?
                ;PT Tiga;Kotawaringin Timur;PWBD
                """
            )
            #expect(answer.status == 422 && answer.fields == ["line 2: NIB", "line 3: Indikasi"], "\(answer.text)")
            let outside = try await HandoverStory.file(app, "Nama;Kab/Kota;Indikasi\nPT X;Kotawaringin Barat;PWBD")
            #expect(outside.status == 422, "\(outside.text)")
            #expect(try await app.value("SELECT count(*)::integer FROM handover", as: Int.self) == 0)
        }
    }

    @Test("The same list is not handed over twice while it stands; a repeat under its key gives the first answer")
    func twice() async throws {
        try await withApp { app in
            let request = HandoverStory.request([.kebun, .bengkel])
            let headers = ["Idempotency-Key": "daftar-1"]
            let first = try await app.post("/v1/handovers", request, as: .bpjsOfficer, headers: headers)
            let repeated = try await app.post("/v1/handovers", request, as: .bpjsOfficer, headers: headers)
            #expect(first.status == 201 && repeated.json.id == first.json.id)
            // In another order it is the same list.
            let again = try await app.post(
                "/v1/handovers",
                HandoverStory.request([.bengkel, .kebun]),
                as: .bpjsOfficer
            )
            #expect(again.status == 409 && again.code == "same_list", "\(again.text)")
            let story = HandoverStory(app: app, id: first.json.id.text)
            try await story.step("return", ["received_on": "\(ago(5))", "reason": "Lengkapi NPP."])
            #expect(try await app.post("/v1/handovers", request, as: .bpjsOfficer).status == 201)
        }
    }

    @Test("Of two coordinators' answers at one time one holds")
    func race() async throws {
        try await withApp { app in
            let story = try await HandoverStory.send(app)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for action in ["accept", "return"] {
                    group.addTask {
                        var more: [String: JSON] = ["received_on": "\(ago(1))"]
                        if action == "return" { more["reason"] = "Bukan wilayah kami." }
                        return try await story.tryStep(action, more).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [201, 409])
            #expect(try await app.value("SELECT version FROM handover", as: Int.self) == 1)
        }
    }

    @Test("Two lists with one firm, taken up at one time, open one inspection")
    func oneInspection() async throws {
        try await withApp { app in
            let first = try await HandoverStory.accepted(app, [.kebun, .bengkel])
            let second = try await HandoverStory.accepted(app, [.bengkel, .kebun, .katering])
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for story in [first, second] { group.addTask { try await story.propose([1, 2]) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.allSatisfy { $0.status == 201 }, "\(answers.map(\.text))")
            let most: Int = try await app.value(
                "SELECT max(n)::integer FROM (SELECT count(*) AS n FROM enforcement_case GROUP BY company_id) x"
            )
            #expect(most == 1)
        }
    }

    @Test("The branch takes lines back until an inspection follows from them; a line taken back is proposed no more")
    func withdrawn() async throws {
        try await withApp { app in
            let story = try await HandoverStory.accepted(app)
            try await story.step("withdraw", as: .bpjsOfficer, ["lines": [2], "reason": "Sudah membayar."])
            let answer = try await story.propose([1, 2])
            #expect(answer.json.items.list.map(\.result.text) == ["proposed", "refused"], "\(answer.text)")
            #expect(answer.json.items[1].code.text == "line_withdrawn")
            let late = try await story.tryStep("withdraw", as: .bpjsOfficer, ["lines": [1], "reason": "x"])
            #expect(late.status == 409 && late.code == "line_taken_up")
            let whole = try await story.tryStep("withdraw", as: .bpjsOfficer, ["reason": "x"])
            #expect(whole.status == 409 && whole.code == "handover_answered")
            let totals = try await app.done(.get, story.path, as: .coordinator).totals
            #expect(totals.debt.int == 5_000_000 && totals.lines.int == 2)
        }
    }
}

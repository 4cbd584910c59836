import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Work plans")
struct PlanTests {
    @Test("A month is drafted from the scores, proposed, and ordered by one letter for each inspector")
    func whole() async throws {
        try await withApp { app in
            let story = try await PlanStory.draft(app)
            let entries = try await story.entries()
            // Every employer of the unit's territory; a state body is no subject, and Pangkalan Bun's firm is not theirs.
            #expect(Set(entries.map(\.company.id.text)) == Set([Firm.kebun, .bengkel, .katering, .tambak].map(\.id)))
            #expect(entries.map(\.points.int) == entries.map(\.points.int).sorted(by: >))
            #expect(entries.allSatisfy { $0.origin == "score" && $0.stage == "waiting" })
            #expect(entries.allSatisfy { !$0.parts.list.isEmpty && !$0.inspector.login.text.isEmpty })
            let plan = try await story.show()
            #expect(plan.status == "draft" && plan.firms.int == 4)
            #expect(plan.inspectors.list.allSatisfy { $0.firms.int <= $0.quota.int && $0.quota.int == 5 })

            let early = try await story.order()
            #expect(early.status == 409 && early.code == "nothing_waits", "\(early.text)")
            let proposed = try await story.propose()
            #expect(proposed.status == 201, "\(proposed.text)")
            #expect(proposed.json.items.list.allSatisfy { $0.result == "proposed" })
            #expect(proposed.json.plan.status == "proposed")
            let ordered = try await story.order()
            #expect(ordered.status == 201, "\(ordered.text)")
            let letters = ordered.json.assignments.list
            #expect(letters.count == Set(entries.map(\.inspector.login.text)).count)
            #expect(letters.map { $0.cases.list.count }.reduce(0, +) == 4, "\(ordered.text)")
            #expect(ordered.json.plan.status == "ordered")
            // One letter of assignment with one number for each inspector.
            let made = try await app.done(.get, "/v1/outgoing-letters?kind=assignment", as: .officeHead).items.list
            #expect(Set(made.map(\.number.text)) == Set(letters.map(\.number.text)) && made.count == letters.count)
            #expect(Set(made.map(\.id.text)) == Set(letters.map(\.letter_id.text)))
            #expect(
                try await story.entries().allSatisfy { $0.stage == "ordered" && !$0.assignment_number.text.isEmpty }
            )
            #expect(try await story.order().code == "nothing_waits")
        }
    }

    @Test("What lists suggest brings a firm forward, worded as an indication; what a worker complained of does not")
    func indications() async throws {
        try await withApp { app in
            let before = try await app.done(.get, "/v1/companies/\(Firm.kebun.id)/risk-score", as: .coordinator)
            try await ComplaintStory.begin(app).toMatched(.kebun)
            let after = try await app.done(.get, "/v1/companies/\(Firm.kebun.id)/risk-score", as: .coordinator)
            #expect(before == after)

            let list = """
                NPP;NAMA PERUSAHAAN;KAB/KOTA;JML TK AKTIF;BULAN MENUNGGAK
                N0001;PT Lain Rekaan;Kotawaringin Timur;5;0
                """
            let read = try await app.raw(
                .post,
                "/v1/imports?source=bpjs",
                Data(list.utf8),
                type: "text/csv",
                token: Person.bpjsOfficer.token,
                headers: ["Idempotency-Key": newID()]
            )
            try #require(read.status == 201, "\(read.text)")
            let suggested = try await app.done(.get, "/v1/companies/\(Firm.kebun.id)/risk-score", as: .coordinator)
            let part = try #require(suggested.parts.list.first { $0.aspect == "indication" }, "\(suggested)")
            #expect(part.kind == "unregistered" && part.points.int == 30)
            #expect(part.words.id.text.hasPrefix("indikasi – belum diperiksa"))
            #expect(suggested.points.int == before.points.int + 30)
        }
    }

    @Test("Inspectors get no more than their quota, unless somebody says why")
    func quota() async throws {
        try await withApp { app in
            let value: JSON = [
                "key": "plan.inspector_firms", "value": "1", "unit": "firms", "effective_from": "\(ago(-1))",
                "legal_basis": "Peraturan uji 1/2026", "certainty": "U",
            ]
            let set: JSON = ["reason": "Naskah peraturan uji.", "correction": false, "values": [value]]
            try await app.done(.post, "/v1/parameters", set, as: .administrator)
            let story = try await PlanStory.draft(app, PlanStory.month(2))
            let entries = try await story.entries()
            #expect(entries.count == 2 && Set(entries.map(\.inspector.login.text)).count == 2)
            let other = try #require(
                Firm.allCases.prefix(4).first { firm in !entries.contains { $0.company.id.text == firm.id } }
            )
            try await story.step("add", ["company_id": .string(other.id), "reason": "Permintaan rakor"])
            let refused = try await story.tryStep("assign", ["lines": [3], "inspector": "uji.inspector"])
            #expect(refused.status == 422 && refused.json.errors[0].code == "over_quota", "\(refused.text)")
            #expect(try await story.entries()[2].inspector == .null)
            try await story.step("assign", ["lines": [3], "inspector": "uji.inspector", "reason": "Sejalan rute"])
            let again = try await story.tryStep("add", ["company_id": .string(other.id), "reason": "Dua kali"])
            #expect(again.status == 409 && again.code == "on_the_plan")
        }
    }

    @Test("A draft changes by hand, with reasons; once proposed its firms stay")
    func changes() async throws {
        try await withApp { app in
            let story = try await PlanStory.draft(app)
            let bare = try await story.tryStep("remove", ["lines": [1]])
            #expect(bare.status == 422 && bare.fields == ["reason"])
            try await story.step("remove", ["lines": [1], "reason": "Sudah tutup"])
            #expect(try await story.entries()[0].removed == true)
            #expect(try await story.tryStep("assign", ["lines": [1], "inspector": "uji.inspector"]).status == 422)
            let stale = try await story.tryStep("withdraw", ["reason": "Salah", "expected_version": 0])
            #expect(stale.status == 409, "\(stale.text)")
            let stranger = try await story.tryStep("assign", ["lines": [2], "inspector": "uji.inspectorelsewhere"])
            #expect(stranger.status == 422 && stranger.json.errors[0].code == "not_of_the_unit", "\(stranger.text)")
            #expect(try await story.propose(["lines": [2, 99]]).json.errors[0].code == "unknown_line")
            #expect(try await story.propose(["lines": [2]]).json.plan.status == "proposed")
            #expect(try await story.tryStep("remove", ["lines": [2], "reason": "Batal"]).code == "not_a_draft")
            let twice = try await PlanStory.tryDraft(app)
            #expect(twice.status == 409 && twice.code == "same_month")
        }
    }

    @Test("A firm that is being inspected is not drafted, and one that was added is linked with its inspection")
    func underWay() async throws {
        try await withApp { app in
            let inspection = try await Story.begin(app)
            let story = try await PlanStory.draft(app)
            #expect(try await story.entries().allSatisfy { $0.company.id.text != Firm.kebun.id })
            try await story.step("add", ["company_id": .string(Firm.kebun.id), "reason": "Permintaan rakor"])
            let line = try await story.entries().count
            let answer = try await story.propose(["lines": [.number(Double(line))]])
            #expect(answer.json.items[0].result == "linked" && answer.json.items[0].case_id.text == inspection.caseID)
            let cases: Int = try await app.value(
                "SELECT count(*)::integer FROM enforcement_case WHERE company_id::text = \(Firm.kebun.id)"
            )
            #expect(cases == 1)
        }
    }

    @Test("A plan that was given up makes room for another; a month that is over is not planned")
    func months() async throws {
        try await withApp { app in
            let story = try await PlanStory.draft(app)
            try await story.step("withdraw", ["reason": "Disusun ulang"])
            #expect(try await story.show().status == "withdrawn")
            _ = try await PlanStory.draft(app)
            let past = try await PlanStory.tryDraft(app, PlanStory.month(-1))
            #expect(past.status == 422 && past.json.errors[0].code == "past_month", "\(past.text)")
            _ = try await PlanStory.draft(app, PlanStory.month(Plan.monthsAhead))
            let far = try await PlanStory.tryDraft(app, PlanStory.month(Plan.monthsAhead + 1))
            #expect(far.status == 422 && far.json.errors[0].code == "far_month", "\(far.text)")
            let odd = try await PlanStory.tryDraft(app, "2026-13")
            #expect(odd.status == 422 || odd.status == 400, "\(odd.text)")
        }
    }

    @Test("A plan belongs to the coordinator of the unit; the office head orders, and nobody else reads it")
    func hands() async throws {
        try await withApp { app in
            let story = try await PlanStory.draft(app)
            for person in [Person.inspector, .officeHead, .divisionHead, .bpjsOfficer, .auditor] {
                #expect(try await PlanStory.tryDraft(app, PlanStory.month(1), as: person).status == 403, "\(person)")
            }
            for person in [Person.inspector, .divisionHead, .officeHead, .auditor] {
                #expect(try await story.entries(as: person).count == 4, "\(person)")
            }
            #expect(try await app.get(story.path, as: .coordinatorElsewhere).status == 404)
            #expect(try await app.get(story.path, as: .bpjsBranchHead).status == 403)
            #expect(try await app.get("/v1/companies/\(Firm.kebun.id)/risk-score", as: .bpjsOfficer).status == 403)
            let elsewhere = try await story.tryStep("withdraw", as: .coordinatorElsewhere, ["reason": "Coba"])
            #expect(elsewhere.status == 404)
            #expect(try await story.propose().status == 201)
            #expect(try await story.order(as: .coordinator).status == 403)
            // What the service refuses the database refuses too.
            try await app.withServiceRole { role in
                let outcome = await role.attempt(
                    .inspector,
                    "INSERT INTO plan_act (plan_id, seq, action, reason) VALUES (\(story.id)::uuid, 99, 'withdraw', 'Coba')"
                )
                #expect(outcome == .refused("plan_act_hand"))
            }
        }
    }
}

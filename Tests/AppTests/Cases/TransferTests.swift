import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Transfers and firms that move")
struct TransferTests {
    /// Corrects where a firm is.
    private func move(_ firm: Firm, to region: String, _ app: TestApp) async throws {
        let version = try await app.done(.get, "/v1/companies/\(firm.id)", as: .administrator).version
        let change: JSON = ["expected_version": version, "region_code": .string(region), "reason": "Pindah alamat."]
        try await app.done(.patch, "/v1/companies/\(firm.id)", change, as: .administrator)
    }

    private func transfer(_ story: Story, to office: String, on day: Int = 40) async throws -> Answer {
        try await story.tryStep("transfer", on: day, as: .divisionHead, ["details": ["office": .string(office)]])
    }

    @Test("The debts of a sanction case go with it to the branch that receives it, and their books go on")
    func debts() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toFine()
            let debt = try await app.done(.get, "/v1/cases/\(story.caseID)/debts", as: .bpjsOfficer).items.list[0].id
                .text
            try await move(.kebun, to: "62.01", app)
            #expect(try await app.get("/v1/debts/\(debt)", as: .bpjsOfficer).status == 200, "until somebody decides")
            try await story.step(
                "transfer",
                on: 150,
                as: .bpjsBranchHead,
                ["details": ["office": "kc-pangkalan-bun"]]
            )
            #expect(try await app.get("/v1/debts/\(debt)", as: .bpjsOfficer).status == 404)
            let seen = try await app.done(.get, "/v1/debts/\(debt)", as: .bpjsOfficerElsewhere)
            #expect(seen.balance.int == 30_000)
            let payment: JSON = ["amount": 30_000, "occurred_on": .string(ago(100)), "reason": "\(Story.late)"]
            try await app.done(.post, "/v1/debts/\(debt)/payments", payment, as: .bpjsOfficerElsewhere)
        }
    }

    @Test(
        "A case goes to the office that holds its firm; its clocks run on, and nobody leads it until somebody takes it"
    )
    func transferred() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let due = try await story.clocks().map(\.due_on.text)
            try await move(.kebun, to: "62.01", app)

            // Until somebody decides, the old office goes on with it.
            #expect(try await story.read().company.name.text == Firm.kebun.name)
            try await story.step("add_remark", on: 50, as: .inspector)
            #expect(try await app.get("/v1/cases/\(story.caseID)", as: .coordinatorElsewhere).status == 404)

            let before = try await app.dump()
            for (office, code) in [
                ("korwil-9", "unknown_office"), ("kc-pangkalan-bun", "office_of_other_kind"),
                ("korwil-4", "outside_territory"), ("korwil-2", "outside_territory"),
            ] {
                let answer = try await transfer(story, to: office)
                #expect(answer.status == 422 && answer.fields == ["details.office"], "\(office): \(answer.text)")
                #expect(answer.json.errors[0].code.text == code)
                #expect(answer.json.errors[0].remedy.text.contains("korwil-3"))
            }
            #expect(try await app.dump() == before)
            #expect(
                try await story.tryStep("transfer", on: 40, as: .coordinator, ["details": ["office": "korwil-3"]])
                    .status == 403
            )

            let answer = try await transfer(story, to: "korwil-3")
            #expect(answer.status == 201, "\(answer.text)")
            #expect(answer.json.event.from_office.name.text.contains("Sampit"))
            #expect(answer.json.event.to_office.name.text.contains("Pangkalan Bun"))
            #expect(answer.json["case"].company.region_code.text == "62.01")
            let letter: String = try await app.value(
                "SELECT content FROM letter_content ORDER BY case_id, seq DESC LIMIT 1"
            )
            #expect(letter.contains("Kepala \(answer.json.event.to_office.name.text)"), "\(letter)")

            #expect(try await app.get("/v1/cases/\(story.caseID)", as: .coordinator).status == 404)
            let path = "/v1/cases/\(story.caseID)"
            let read = try await app.done(.get, path, as: .coordinatorElsewhere)
            #expect(read.state.text == "first_note" && read.responsible.person == .null)
            let clocks = try await app.done(.get, "\(path)/clocks", as: .coordinatorElsewhere).items.list
            #expect(clocks.map(\.due_on.text) == due)
            let log = try await app.done(.get, "\(path)/events?limit=200", as: .coordinatorElsewhere).items.list
            #expect(log.last?.from_office.name.text.contains("Sampit") == true)
            #expect(log.last?.to_office.name.text.contains("Pangkalan Bun") == true)
            let queue = try await app.done(.get, "/v1/queue?scope=team", as: .coordinatorElsewhere).items.list
            #expect(queue.map(\.case_id.text) == [story.caseID] || queue.map(\.id.text) == [story.caseID], "\(queue)")
            #expect(try await app.done(.get, "/v1/queue?scope=all", as: .coordinator).items.list.isEmpty)
            // The firm itself is gone from the old territory with its case.
            #expect(try await app.get("/v1/companies/\(Firm.kebun.id)", as: .coordinator).status == 404)

            try await app.done(
                .post,
                "\(path)/steps",
                Story.step("begin_verification", on: 30),
                as: .inspectorElsewhere
            )
            #expect(try await transfer(story, to: "korwil-3", on: 20).json.errors[0].code.text == "same_office")
        }
    }

    @Test("Whoever gives a case away and may not see it afterwards still gets an answer, once and again")
    func givenAway() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun)
            try await story.step("notify", on: 138, as: .bpjsOfficer)
            try await move(.kebun, to: "62.09", app)
            let body = Story.step("transfer", on: 120, ["details": ["office": "kc-pangkalan-bun"]])
            let path = "/v1/cases/\(story.caseID)/steps"
            let first = try await app.post(path, body, as: .bpjsBranchHead, headers: ["Idempotency-Key": "alih"])
            #expect(first.status == 201, "\(first.text)")
            let again = try await app.post(path, body, as: .bpjsBranchHead, headers: ["Idempotency-Key": "alih"])
            #expect(again.data == first.data)
            #expect(try await app.get("/v1/cases/\(story.caseID)", as: .bpjsBranchHead).status == 404)
            let read = try await app.done(.get, "/v1/cases/\(story.caseID)", as: .bpjsOfficerElsewhere)
            #expect(read.state.text == "notified" && read.company.region_code.text == "62.09")
        }
    }

    @Test("Where the firm stays within the office's territory, its open cases follow it by themselves")
    func follows() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await move(.kebun, to: "62.07", app)
            let read = try await story.read()
            #expect(read.company.region_code.text == "62.07")
            let region: String = try await app.value("SELECT region_code FROM queue_item")
            #expect(region == "62.07")
            #expect(try await transfer(story, to: "korwil-2").json.errors[0].code.text == "same_office")
        }
    }

    @Test("Once its cases have ended, a firm that moved away is read no more from where it was")
    func forgotten() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await move(.kebun, to: "62.01", app)
            #expect(try await app.get("/v1/companies/\(Firm.kebun.id)", as: .coordinator).status == 200)
            #expect(try await app.get("/v1/companies/\(Firm.kebun.id)", as: .licensingOfficer).status == 200)
            #expect(try await app.get("/v1/companies/\(Firm.kebun.id)", as: .programmeOfficer).status == 404)
            try await story.step("reject_proposal", on: 80, as: .coordinator)
            #expect(try await app.get("/v1/companies/\(Firm.kebun.id)", as: .coordinator).status == 404)
        }
    }

    @Test("By hand no case is moved elsewhere, and no act of transfer goes without its office")
    func byHand() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let act: SQL = """
                INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action,
                    to_state, occurred_on, actor_role, reason)
                SELECT gen_random_uuid(), id, version + 1, version, track, procedure_version, state, 'transfer', state,
                    current_date, 'division_head', 'x'
                FROM enforcement_case WHERE id::text = \(story.caseID)
                """
            func moving(_ office: String) -> SQL {
                """
                INSERT INTO case_transfer (case_id, seq, from_office, to_office, from_region, to_region)
                SELECT c.id, c.version, c.office_id, o.id, '62.01', '62.01' FROM enforcement_case c, office o
                WHERE c.id::text = \(story.caseID) AND o.code = \(office)
                """
            }
            try await app.withServiceRole { role in
                #expect(await role.attempt(.divisionHead, act) == .refused("case_event_transfer_complete"))
                #expect(
                    await role.attempt(.divisionHead, act, moving("korwil-3"))
                        == .refused("case_transfer_territory_holds_firm")
                )
                #expect(
                    await role.attempt(.divisionHead, act, moving("kc-sampit"))
                        == .refused("case_transfer_office_of_track")
                )
                #expect(await role.attempt(.divisionHead, act, moving("korwil-2")) == .refused("case_transfer_moves"))
                #expect(
                    await role.attempt(.divisionHead, moving("disnakertrans")) == .refused("case_transfer_of_its_act")
                )
                #expect(await role.attempt(.divisionHead, act, moving("disnakertrans")) == .rows(1))
            }
        }
    }
}

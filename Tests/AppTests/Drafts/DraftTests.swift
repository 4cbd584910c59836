import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("A letter from draft to issue")
struct DraftTests {
    @Test(
        "The inspectors' note: made, saved, returned, passed on by another, signed by a third; its hands stay with it"
    )
    func note() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft()
            let draft = try await DraftStory.make(app, story.caseID, "issue_first_note", as: .inspector)
            let wrongHands: [(String, JSON, Person, Int)] = [
                ("submission", [:], .inspector2, 403), ("versions", [:], .inspector2, 403),
                ("submission", [:], .inspectorElsewhere, 404), ("submission", [:], .bpjsOfficer, 404),
                ("review", ["decision": "passed"], .divisionHead, 409), ("submission", [:], .officeHead, 403),
                ("submission", [:], .auditor, 403), ("submission", [:], .administrator, 403),
            ]
            for (what, body, person, status) in wrongHands {
                let answer = try await draft.send(what, body, as: person)
                #expect(answer.status == status, "\(what) as \(person): \(answer.text)")
            }
            let saved = try await draft.done(
                "versions",
                ["expected_version": 1, "details": ["letter": ["text": "Naskah kedua."]]],
                as: .inspector
            )
            #expect(saved.version.int == 2)
            let stale = try await draft.send(
                "versions",
                ["expected_version": 1, "details": ["letter": ["text": "Basi."]]],
                as: .inspector
            )
            #expect(stale.status == 409 && stale.code == "version_conflict" && stale.json.current_version.int == 2)
            try await draft.done("submission", [:], as: .inspector)
            #expect(try await draft.send("versions", [:], as: .inspector).reasons == ["draft_not_in_state"])
            #expect(try await draft.send("review", ["decision": "returned"], as: .coordinator).fields == ["remark"])
            try await draft.done("review", ["decision": "returned", "remark": "Sebut pasal."], as: .coordinator)
            try await draft.done(
                "versions",
                ["details": ["letter": ["text": "Naskah ketiga."]]],
                as: .inspector
            )
            try await draft.done("submission", [:], as: .inspector)
            for person in [Person.inspector, .inspector2, .bpjsBranchHead, .coordinatorElsewhere] {
                let answer = try await draft.send("review", ["decision": "passed"], as: person)
                #expect([403, 404].contains(answer.status), "\(person): \(answer.text)")
            }
            #expect(try await draft.issue(on: 70, as: .officeHead).reasons == ["draft_not_in_state"])
            let waiting = try await app.done(.get, "/v1/letter-drafts?state=submitted", as: .coordinator)
            #expect(waiting.items.list.map(\.id.text) == [draft.id])
            #expect(try await app.done(.get, "/v1/letter-drafts?mine=true", as: .coordinator).items.list.isEmpty)
            try await draft.done("review", ["decision": "passed"], as: .coordinator)
            let page = try await app.get("/v1/letter-drafts/\(draft.id)/preview", as: .officeHead)
            #expect(page.status == 200 && page.text.contains("Naskah ketiga.") && page.text.contains("KONSEP"))
            for person in [Person.inspector, .coordinator, .divisionHead] {
                #expect(try await draft.issue(on: 70, as: person).status == 403, "\(person)")
            }
            #expect(try await draft.issue(on: 70, as: .officeHead).status == 201)

            let read = try await draft.read(as: .inspector)
            #expect(read.state.text == "issued" && read.version.int == 8)
            #expect(
                read.history.list.map(\.act.text)
                    == ["made", "saved", "submitted", "returned", "saved", "submitted", "passed", "issued"]
            )
            #expect(
                read.history.list.map { $0["text"].text }.filter { !$0.isEmpty }
                    == ["Konsep pertama.", "Naskah kedua.", "Naskah ketiga."]
            )
            let letter = try await app.done(.get, "/v1/letters/\(read.letter_id.text)", as: .inspector).letter
            #expect(letter.drafted_by.login.text == Person.inspector.login)
            #expect(letter.checked_by.login.text == Person.coordinator.login)
            #expect(letter.issued_by.login.text == Person.officeHead.login)
            let body: String = try await app.value("SELECT body FROM letter WHERE kind = 'first_note'")
            #expect(body == "Naskah ketiga.")
            // Names are those of that day.
            _ = try await app.superuser.execute(
                "UPDATE person SET name = 'Nama Baru' WHERE login = \(Person.coordinator.login)"
            )
            let later = try await app.done(.get, "/v1/letters/\(read.letter_id.text)", as: .inspector).letter
            #expect(later.checked_by.name == letter.checked_by.name)
        }
    }

    @Test("BPJS' warning: an officer makes it, the branch head alone checks it, and may sign it")
    func warning() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .bengkel)
            try await story.step("notify", on: 138, as: .bpjsOfficer)
            try await story.step("order_examination", on: 130, as: .bpjsBranchHead)
            try await story.step(
                "record_examination",
                on: 125,
                as: .bpjsExaminer,
                ["details": ["result": "Belum terdaftar."]]
            )
            let request = DraftStory.request(story.caseID, "issue_first_warning", [:])
            for (person, status) in [(Person.bpjsBranchHead, 403), (.inspector, 422), (.bpjsOfficerElsewhere, 422)] {
                let answer = try await app.post("/v1/letter-drafts", request, as: person)
                #expect(answer.status == status, "\(person): \(answer.text)")
                #expect(status == 403 || answer.json.errors[0].code.text == "unknown_case", "\(person)")
            }
            let draft = try await DraftStory.make(app, story.caseID, "issue_first_warning", as: .bpjsOfficer)
            try await draft.done("submission", [:], as: .bpjsOfficer)
            for person in [Person.bpjsExaminer, .bpjsOfficer, .divisionHead] {
                let answer = try await draft.send("review", ["decision": "passed"], as: person)
                #expect([403, 404].contains(answer.status), "\(person): \(answer.text)")
            }
            #expect(try await app.get("/v1/letter-drafts/\(draft.id)", as: .licensingOfficer).status == 404)
            #expect(try await app.get("/v1/letter-drafts/\(draft.id)", as: .officeHead).status == 404)
            try await draft.done("review", ["decision": "passed"], as: .bpjsBranchHead)
            #expect(try await draft.issue(on: 120, as: .bpjsBranchHead).status == 201)
            let hands: [String] = try await app.value(
                "SELECT array_agg(hand || ' ' || role ORDER BY hand) FROM letter_hand"
            )
            #expect(hands == ["checked bpjs_branch_head", "issued bpjs_branch_head", "made bpjs_officer"])
        }
    }

    @Test("What the procedure refuses leaves the draft, takes no number, and may succeed later; so may a changed case")
    func guarded() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft(checked: false)
            let draft = try await DraftStory.make(app, story.caseID, "issue_first_note", as: .inspector)
            try await draft.pass(.inspector, .coordinator)
            let before = try await app.dump()
            let refused = try await draft.issue(on: 70, as: .officeHead)
            #expect(refused.status == 409 && refused.reasons == ["draft_checked"], "\(refused.text)")
            #expect(try await app.dump() == before)
            #expect(try await draft.read(as: .officeHead).state.text == "approved")
            // The case moves on; the draft stays and is asked again.
            try await story.step("check_first_note", on: 74, as: .divisionHead)
            #expect(try await draft.issue(on: 70, as: .officeHead).status == 201)
            let again = try await draft.issue(on: 70, as: .officeHead)
            #expect(again.status == 409, "\(again.text)")
        }
    }

    @Test("A withdrawn draft keeps its reason, and leaves no number")
    func withdrawn() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft()
            let numbers: Int = try await app.value("SELECT count(*) FROM given_number")
            let draft = try await DraftStory.make(app, story.caseID, "issue_first_note", as: .inspector)
            try await draft.pass(.inspector, .divisionHead)
            #expect(try await draft.send("withdrawal", ["remark": "x"], as: .inspector2).status == 403)
            try await draft.done("withdrawal", ["remark": "Perusahaan sudah mendaftar."], as: .officeHead)
            let read = try await draft.read(as: .inspector)
            #expect(read.state.text == "withdrawn" && read.history.list.last?.remark == "Perusahaan sudah mendaftar.")
            #expect(try await draft.issue(on: 70, as: .officeHead).reasons == ["draft_not_in_state"])
            #expect(try await app.value("SELECT count(*) FROM given_number") == numbers)
            let numbered = try await app.post(
                "/v1/letter-drafts",
                DraftStory.request(story.caseID, "issue_first_note", ["letter": ["number": "1/2026"]]),
                as: .inspector
            )
            #expect(numbered.status == 422 && numbered.fields == ["details.letter.number"])
        }
    }

    @Test("Once the file is closed, investigators alone see what was prepared, and nobody prepares more")
    func closed() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order(on: 85)
            try await story.visit(on: 80, "partly_examined")
            try await story.step("record_document_refusal", on: 78, as: .inspector)
            let draft = try await DraftStory.make(app, story.caseID, "summon", as: .inspector)
            try await story.finding("obstruction", on: 77)
            try await story.step("report_incident", on: 76, as: .inspector)
            for person in [Person.inspector, .divisionHead, .officeHead, .auditor] {
                #expect(try await app.get("/v1/letter-drafts/\(draft.id)", as: person).status == 404, "\(person)")
                let listed = try await app.get("/v1/letter-drafts", as: person)
                #expect(listed.json.items.list.isEmpty, "\(person)")
            }
            #expect(try await app.get("/v1/letter-drafts/\(draft.id)", as: .investigator).status == 200)
            #expect(try await draft.send("submission", [:], as: .inspector).status == 404)
            for person in [Person.inspector, .investigator] {
                let request = DraftStory.request(story.caseID, "open_investigation", [:])
                let answer = try await app.post("/v1/letter-drafts", request, as: person)
                let isUnknown = answer.status == 422 && answer.json.errors[0].code.text == "unknown_case"
                #expect(person == .inspector ? isUnknown : answer.status == 403, "\(person): \(answer.text)")
            }
        }
    }

    @Test("An order (SPT) goes through a draft too, with its inspectors and its number from the register")
    func order() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let draft = try await DraftStory.make(
                app,
                story.caseID,
                "order",
                as: .inspector2,
                [
                    "assignment": [
                        "inspectors": [.string(Person.inspector.login)], "valid_from": "\(ago(85))",
                        "valid_to": "\(ago(0))",
                    ]
                ]
            )
            try await draft.pass(.inspector2, .divisionHead)
            #expect(try await app.get("/v1/letter-drafts/\(draft.id)/preview", as: .divisionHead).status == 200)
            #expect(try await draft.issue(on: 85, as: .officeHead).status == 201)
            let same: Bool = try await app.value(
                "SELECT a.number = l.number FROM assignment a, letter l WHERE l.kind = 'assignment'"
            )
            #expect(same)
        }
    }

    @Test("Where an office demands review, no such letter goes out unchecked, by step, by order or by hand")
    func demanded() async throws {
        try await withApp { app in
            try await app.demandReview(of: "first_note", at: "disnakertrans")
            let story = try await Story.begin(app)
            try await story.toDraft()
            let direct = try await story.tryStep("issue_first_note", on: 70, as: .officeHead)
            #expect(direct.status == 409 && direct.reasons == ["review_demanded"], "\(direct.text)")
            #expect(!direct.json.reasons[0].remedy.text.isEmpty)
            let id = try CaseID(story.caseID)
            let byHand = try await app.byHand(
                .officeHead,
                [HandWriting.act("issue_first_note", to: "first_note", on: id, by: .officeHead, ago: 70)]
                    + HandWriting.letter("first_note", in: "note", on: id, by: "disnakertrans")
            )
            #expect(byHand == .refused("letter_reviewed_where_demanded"))
            let draft = try await DraftStory.make(app, story.caseID, "issue_first_note", as: .inspector)
            try await draft.pass(.inspector, .coordinator)
            #expect(try await draft.issue(on: 70, as: .officeHead).status == 201)

            try await app.demandReview(of: "assignment", at: "disnakertrans", since: 86)
            let other = try await Story.begin(app, .bengkel)
            let ordered = try await app.post("/v1/assignments", other.orderRequest(on: 85), as: .officeHead)
            #expect(ordered.reasons == ["review_demanded"], "\(ordered.text)")
            // The demand holds from its day on, and until another says otherwise.
            #expect(try await app.post("/v1/assignments", other.orderRequest(on: 87), as: .officeHead).status == 201)
            try await app.demandReview(of: "assignment", at: "disnakertrans", since: 86, false)
            let third = try await Story.begin(app, .katering)
            try await third.order(on: 85)
            #expect(
                try await app.post(
                    "/v1/letter-review-rules",
                    [
                        "office": "disnakertrans", "kind": "spdp", "from_on": "\(today)", "demanded": true,
                        "reason": "x",
                    ],
                    as: .administrator
                ).fields == ["kind"]
            )
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("What the tracks tell each other")
struct MessageTests {
    private static func recommendation(_ on: Int) -> (String, Int, [String: JSON]) {
        (
            "recommend", on,
            ["details": ["authority": "BPJS Ketenagakerjaan Sampit", "letter": ["text": "Tidak patuh."]]]
        )
    }

    @Test("A report lands as a proposal of a special inspection, which nobody leads yet; the next one joins it")
    func landing() async throws {
        try await withApp { app in
            let first = try await SanctionStory.begin(app, .kebun)
            try await first.toReport()
            let landed = try await app.landed(.kebun)
            let path = "/v1/cases/\(landed.case_id.text)"
            let read = try await app.done(.get, path, as: .coordinator)
            #expect(read.state.text == "proposed" && landed.kind.text == "special")
            #expect(read.responsible.person == .null)
            #expect(read.linked_cases.list.map(\.kind.text) == ["report"])
            let log = try await app.done(.get, "\(path)/events", as: .coordinator).items.list
            #expect(log.map(\.action.text) == ["receive_report"])
            #expect(log[0].actor.login.text == Person.bpjsBranchHead.login && log[0].occurred_on.text == ago(137))
            #expect(try await app.queued(landed.case_id.text) == 1)

            let second = try await SanctionStory.begin(app, .kebun, "arrears")
            try await second.toReport()
            #expect(try await app.landed(.kebun).case_id == landed.case_id)
            let told = try await app.messages(landed.case_id.text, as: .coordinator)
            #expect(told.map(\.kind.text) == ["report", "report"])
            #expect(Set(told.map(\.from_case_id.text)) == [first.caseID, second.caseID])
            // One letter answers both.
            let story = Story(app: app, caseID: landed.case_id.text, inspectionID: landed.id.text, firm: .kebun)
            try await story.step(
                "answer_bpjs_report",
                on: 130,
                as: .coordinator,
                ["details": ["result": "Dijadwalkan."]]
            )
            for bpjs in [first, second] {
                let inbox = try await bpjs.messages(as: .bpjsBranchHead)
                #expect(inbox.map(\.kind.text) == ["reply", "report"])
                #expect(inbox.map(\.direction.text) == ["in", "out"])
            }
        }
    }

    @Test("Two reports on one firm at once open one proposal")
    func race() async throws {
        try await withApp { app in
            var stories: [SanctionStory] = []
            for kind in ["unregistered", "arrears", "partial_wages", "partial_workers"] {
                let story = try await SanctionStory.begin(app, .kebun, kind)
                try await story.step("notify", on: 138, as: .bpjsOfficer)
                stories.append(story)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for story in stories {
                    group.addTask {
                        try await story.step(
                            "report_to_inspectors",
                            on: 137,
                            as: .bpjsBranchHead,
                            ["details": ["legal_basis": "PP 86/2013 pasal 13"]]
                        )
                    }
                }
                try await group.waitForAll()
            }
            let landed = try await app.landed(.kebun)
            #expect(try await app.messages(landed.case_id.text, as: .coordinator).count == 4)
        }
    }

    @Test("BPJS opens no inspection but by its report, and moves none")
    func onlyByReport() async throws {
        try await withApp { app in
            let bpjs = try await SanctionStory.begin(app, .kebun)
            try await bpjs.toReport()
            let landed = try await app.landed(.kebun)
            let step = Story.step("reject_proposal", on: 120)
            #expect(
                try await app.post("/v1/cases/\(landed.case_id.text)/steps", step, as: .bpjsBranchHead).status == 403
            )
            let opened = try await app.post(
                "/v1/cases",
                [
                    "track": "inspection", "action": "receive_report", "company_id": .string(Firm.bengkel.id),
                    "linked_case_id": .string(bpjs.caseID), "occurred_on": .string(today), "reason": "x",
                ],
                as: .bpjsBranchHead
            )
            #expect(opened.status == 422)
            let again: SQL = """
                SELECT told FROM land_bpjs_report((SELECT id FROM enforcement_case WHERE id::text = \(bpjs.caseID)), 3,
                    gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 2)
                """
            try await app.withServiceRole { role in
                #expect(await role.attempt(.bpjsBranchHead, again) == .refused("bpjs_report_lands_with_its_act"))
            }
        }
    }

    @Test("A recommendation is accepted as an indication or an examination, and never as a warning")
    func recommendation() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            func accept(_ state: String) async throws -> Answer {
                try await app.post(
                    "/v1/cases",
                    [
                        "track": "bpjs_sanction", "action": "accept_recommendation",
                        "company_id": .string(Firm.kebun.id),
                        "finding_kind": "unregistered", "linked_case_id": .string(story.caseID),
                        "target_state": .string(state), "occurred_on": .string(today),
                        "reason": "Rekomendasi pengawas.",
                    ],
                    as: .bpjsOfficer
                )
            }
            try await story.toSecondNote(received: 30)
            let early = try await accept("bpjs_examination")
            #expect(early.status == 422 && early.json.errors[0].code.text == "nothing_recommended")
            try await story.step("begin_verification", on: 20, as: .inspector)
            try await story.step("record_verification", on: 19, as: .inspector, story.outcomes("unremedied"))
            try await story.step("submit_noncompliance_report", on: 18, as: .inspector)
            let (action, day, details) = Self.recommendation(17)
            try await story.step(action, on: day, as: .officeHead, details)

            // BPJS reads the recommendation on the inspection, and of its log and letters nothing.
            let told = try await story.messages(as: .bpjsOfficer)
            #expect(told.map(\.kind.text) == ["recommendation"] && told[0]["text"].text == "Tidak patuh.")
            #expect(try await app.done(.get, "/v1/cases/\(story.caseID)", as: .bpjsOfficer).letters.list.isEmpty)
            #expect(try await app.done(.get, "/v1/cases/\(story.caseID)/events", as: .bpjsOfficer).items.list.isEmpty)

            #expect(try await accept("first_warning").status == 422)
            let made = try await accept("bpjs_examination")
            #expect(made.status == 201 && made.json.state.text == "bpjs_examination", "\(made.text)")
            #expect(try await app.messages(made.json.id.text, as: .bpjsOfficer).map(\.kind.text) == ["recommendation"])
            #expect(try await story.read().linked_cases.list.map(\.kind.text) == ["recommendation"])
        }
    }

    @Test("What was reported before there were messages is told once by the migration")
    func upgrade() async throws {
        try await withApp { app in
            let bpjs = try await SanctionStory.begin(app, .kebun)
            try await bpjs.toReport()
            let file = try SQLFiles.directory().appending(path: "migrations/0021_crossings.sql")
            let text = try String(contentsOf: file, encoding: .utf8)
            let start = try #require(text.range(of: "-- What was reported and recommended before"))
            let backfill = text[start.lowerBound...]
            try await app.superuser.withConnection {
                try await $0.run(
                    script: """
                        BEGIN;
                        ALTER TABLE patuh.case_message DISABLE TRIGGER case_message_append_only;
                        DELETE FROM patuh.case_message;
                        ALTER TABLE patuh.case_message ENABLE TRIGGER case_message_append_only;
                        SET LOCAL ROLE patuh_owner;
                        SET LOCAL search_path = patuh;
                        \(backfill)
                        COMMIT;
                        """
                )
            }
            let landed = try await app.landed(.kebun)
            let told = try await app.messages(landed.case_id.text, as: .coordinator)
            #expect(told.map(\.kind.text) == ["report"] && told[0].from_case_id.text == bpjs.caseID)
            // The answer finds the case that reported.
            let story = Story(app: app, caseID: landed.case_id.text, inspectionID: landed.id.text, firm: .kebun)
            try await story.step("answer_bpjs_report", on: 130, as: .coordinator, ["details": ["result": "Ya."]])
            #expect(try await bpjs.messages(as: .bpjsOfficer).map(\.kind.text) == ["reply", "report"])
        }
    }

    @Test("A notice reaches the other track's case with its text, moves nothing there, and stays within the territory")
    func notice() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let bpjs = try await SanctionStory.begin(app, .kebun)
            let version = try await app.done(.get, "/v1/cases/\(bpjs.caseID)", as: .bpjsOfficer).version
            try await story.step(
                "post_notice",
                on: 80,
                as: .inspector,
                ["reason": "Perusahaan mendaftar di cabang lain."]
            )
            let entry = try #require(try await bpjs.messages(as: .bpjsOfficer).first)
            #expect(entry.kind.text == "notice" && entry["text"].text == "Perusahaan mendaftar di cabang lain.")
            #expect(entry.words.id.text.hasPrefix("Pemberitahuan dari jalur"))
            #expect(entry.from_case_id.text == story.caseID && !entry.letter_number.text.isEmpty)
            #expect(try await app.done(.get, "/v1/cases/\(bpjs.caseID)", as: .bpjsOfficer).version == version)
            #expect(try await app.get("/v1/cases/\(bpjs.caseID)/messages", as: .bpjsOfficerElsewhere).status == 404)
            #expect(try await app.get("/v1/cases/\(bpjs.caseID)/messages", as: .administrator).status == 403)
            let wrong = try await story.tryStep(
                "post_notice",
                on: 79,
                as: .inspector,
                ["details": ["linked_case": .string(story.caseID)]]
            )
            #expect(wrong.status == 422 && wrong.fields == ["details.linked_case"])
        }
    }

    @Test("BPJS asks for a formal copy and is given one; a copy for somebody else is none of its business")
    func copies() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let bpjs = try await SanctionStory.begin(app, .kebun)
            try await story.step("issue_copy", on: 50, as: .coordinator, ["details": ["authority": "Kejaksaan Negeri"]])
            #expect(try await bpjs.messages(as: .bpjsOfficer).isEmpty)
            try await bpjs.step("request_copy", on: 45, as: .bpjsOfficer, ["reason": "Untuk berkas teguran."])
            #expect(try await story.messages(as: .coordinator).map(\.kind.text) == ["copy_request"])
            try await story.step(
                "issue_copy",
                on: 40,
                as: .coordinator,
                ["details": ["authority": "BPJS Sampit", "letter": ["text": "Petikan Nota I angka 1."]]]
            )
            let got = try await bpjs.messages(as: .bpjsOfficer)
            #expect(got.map(\.kind.text) == ["copy", "copy_request"])
            #expect(got[0]["text"].text == "Petikan Nota I angka 1." && got[0].occurred_on.text == ago(40))
            // Asked once, given once.
            try await story.step("issue_copy", on: 30, as: .coordinator, ["details": ["authority": "Kejaksaan Negeri"]])
            #expect(try await bpjs.messages(as: .bpjsOfficer).count == 2)
        }
    }

    @Test("BPJS reads of a joint visit its day and outcome; who visits holds a post that visits")
    func jointVisit() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let bpjs = try await SanctionStory.begin(app, .kebun)
            try await story.order()
            let visit = story.visitRequest(on: 80).with(["authors": ["uji.inspector", "uji.bpjsexaminer"]])
            let id = newID()
            let logged = try await app.done(.put, "/v1/visits/\(id)", visit, as: .inspector)
            #expect(Set(logged.authors.list.map(\.login.text)) == ["uji.inspector", "uji.bpjsexaminer"])
            #expect(logged.supports_findings.isTrue)
            let told = try await bpjs.messages(as: .bpjsExaminer)
            #expect(told.map(\.kind.text) == ["joint_visit"] && told[0].occurred_on.text == ago(80))
            #expect(told[0]["text"].text == VisitOutcome.examined.words.id)
            #expect(try await app.get("/v1/visits/\(id)", as: .bpjsExaminer).status == 403)
            for stranger in ["uji.licensingofficer", "uji.inspectorelsewhere"] {
                let wrong = story.visitRequest(on: 79).with(["authors": ["uji.inspector", .string(stranger)]])
                let answer = try await app.send(.put, "/v1/visits/\(newID())", wrong, as: .inspector)
                #expect(answer.status == 422 && answer.fields == ["authors[1]"], "\(stranger)")
            }
        }
    }

    @Test("By hand no message is sent but with its act, of its kind, to the other track's case of the firm")
    func byHand() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let bpjs = try await SanctionStory.begin(app, .bengkel)
            let act: SQL = """
                INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action,
                    to_state, occurred_on, actor_role, reason)
                SELECT gen_random_uuid(), id, version + 1, version, track, procedure_version, state, 'post_notice', state,
                    current_date, 'inspector', 'x'
                FROM enforcement_case WHERE id::text = \(story.caseID)
                """
            func message(_ kind: String, to other: String?) -> SQL {
                """
                INSERT INTO case_message (id, from_case, from_seq, kind, to_case, body, from_track, sent_on)
                SELECT gen_random_uuid(), id, version, \(kind), \(other)::uuid, 'x', track, current_date
                FROM enforcement_case WHERE id::text = \(story.caseID)
                """
            }
            try await app.withServiceRole { role in
                #expect(
                    await role.attempt(.inspector, message("notice", to: nil)) == .refused("case_message_of_its_act")
                )
                #expect(
                    await role.attempt(.inspector, act, message("reply", to: nil))
                        == .refused("case_message_of_its_act")
                )
                #expect(
                    await role.attempt(.inspector, act, message("notice", to: bpjs.caseID))
                        == .refused("case_message_to_other_track")
                )
                #expect(await role.attempt(.inspector, act, message("notice", to: nil)) == .rows(1))
            }
        }
    }
}

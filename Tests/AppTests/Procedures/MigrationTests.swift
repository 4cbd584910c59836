import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Moving running cases to other rules")
struct MigrationTests {
    private static let path = "/v1/procedures/inspection/migrations"

    @Test("What the preview told is what the migration does; told days stay, and each case's log says so")
    func asPreviewed() async throws {
        try await withApp { app in
            let noted = try await Story.begin(app)
            try await noted.toFirstNote(received: 2)
            let drafted = try await Story.begin(app, .bengkel)
            try await drafted.toDraft(checked: false)
            let own = try await app.publishNarrowed()
            try await app.begin(own, ago: 1)
            let dueDays = try await noted.clocks().map(\.due_on)
            let preview = try await app.done(
                .get,
                "/v1/procedures/inspection/versions/\(own)/preview",
                as: .divisionHead
            ).items.list
            #expect(Set(preview.map(\.case_id.text)) == [noted.caseID, drafted.caseID])
            let changed = preview.first { $0.case_id.text == drafted.caseID }
            #expect(changed?.changed[0].action == "check_first_note")
            #expect(changed?.changed[0].roles_lost == ["coordinator"] && changed?.possible.isTrue == true)
            #expect(preview.first { $0.case_id.text == noted.caseID }?.changes == false)
            let summary = try await app.done(
                .get,
                "/v1/procedures/inspection/versions/\(own)/preview/summary",
                as: .divisionHead
            )
            #expect(summary.open == 2 && summary.possible == 2 && summary.unaffected == 1)

            let migration = try await app.done(
                .post,
                Self.path,
                ["version": .number(Double(own)), "filter": [:], "reason": "Surat edaran uji."],
                as: .divisionHead
            )
            #expect(migration.moved == 2 && migration.pending == 0 && migration.refused == 0)
            #expect(try await noted.clocks().map(\.due_on) == dueDays)
            let after = try await drafted.tryStep("check_first_note", on: 0, as: .coordinator)
            #expect(after.status == 403, "\(after.text)")
            try await drafted.step("check_first_note", on: 0, as: .divisionHead)
            let events = try await app.done(.get, "/v1/cases/\(drafted.caseID)/events", as: .inspector).items.list
            let act = events.first { $0.action == "adopt_rules" }
            #expect(act?.role == "division_head" && act?.reason == "Surat edaran uji.")
            #expect(act?.from_state == act?.to_state)
            #expect(act?.note.text.contains("\(ProcedureVersion.currentNumber) → \(own)") == true)
            let none = try await app.done(
                .get,
                "/v1/procedures/inspection/versions/\(own)/preview",
                as: .divisionHead
            )
            #expect(none.items == [])
            try await app.expectTrueProjections()
        }
    }

    @Test("A case whose state the version does not have is refused with the reason, while the others go on")
    func missingState() async throws {
        try await withApp { app in
            let stuck = try await Story.begin(app)
            try await stuck.toDraft()
            let free = try await Story.begin(app, .bengkel)
            // As if a version of the program had done away with a state.
            var version = ProcedureVersion.current(.inspection)
            version.number = 7
            version.states.removeAll { $0.code == "first_note_drafted" }
            version.transitions.removeAll { $0.from == "first_note_drafted" || $0.to == "first_note_drafted" }
            for index in version.actions.indices { version.actions[index].roles["first_note_drafted"] = nil }
            let content = version.canonicalText
            try await app.superuser.transaction { tx in
                _ = try await tx.execute(
                    """
                    INSERT INTO procedure_version (procedure, version, content_sha256, content, valid_from, published_at)
                    VALUES ('inspection', 7, \(version.contentHash), \(content), \(try LocalDate(parsing: ago(1))), now())
                    """
                )
                _ = try await tx.query("SELECT write_procedure_structure('inspection', 7)")
            }
            let preview = try await app.done(.get, "/v1/procedures/inspection/versions/7/preview", as: .divisionHead)
            #expect(preview.items.list.first { $0.case_id.text == stuck.caseID }?.possible == false)
            let migration = try await app.done(
                .post,
                Self.path,
                [
                    "version": 7, "cases": [.string(stuck.caseID), .string(free.caseID)],
                    "reason": "Uji.",
                ],
                as: .divisionHead
            )
            #expect(migration.moved == 1 && migration.refused == 1)
            let cases = try await app.done(
                .get,
                "\(Self.path)/\(migration.id.text)/cases",
                as: .divisionHead
            ).items.list
            let refused = cases.first { $0.case_id.text == stuck.caseID }
            #expect(refused?.outcome == "refused" && refused?.reason.code == "state_not_in_version")
            #expect(try await app.version(of: stuck.caseID) == ProcedureVersion.currentNumber)
            #expect(try await app.version(of: free.caseID) == 7)
            let repeated = try await app.done(
                .post,
                Self.path,
                ["version": 7, "cases": [.string(free.caseID)], "reason": "Uji."],
                as: .divisionHead
            )
            #expect(repeated.unchanged == 1 && repeated.moved == 0)
        }
    }

    @Test("A migration of many goes on batch by batch, and a repeated request moves nothing twice")
    func batches() async throws {
        try await withApp { app in
            let count = CaseMover.batch + 5
            var stories: [Story] = []
            for _ in 0..<count { stories.append(try await Story.begin(app, on: 30)) }
            let body: JSON = ["rules_on": .string(ago(0)), "filter": ["states": ["proposed"]], "reason": "Uji."]
            let key = ["Idempotency-Key": newID()]
            let first = try await app.post(Self.path, body, as: .divisionHead, headers: key)
            #expect(first.status == 201 && first.json.pending.int == 5, "\(first.text)")
            let again = try await app.post(Self.path, body, as: .divisionHead, headers: key)
            #expect(again.data == first.data)
            let path = "\(Self.path)/\(first.json.id.text)"
            // Who did not begin it neither sees it nor goes on with it.
            #expect(try await app.send(.post, "\(path)/batches", as: .officeHead).status == 404)
            let done = try await app.done(.post, "\(path)/batches", as: .divisionHead)
            #expect(done.moved.int == count && done.pending.int == 0)
            #expect(try await app.done(.post, "\(path)/batches", as: .divisionHead).moved.int == count)
            let acts: Int = try await app.superuser.query(
                "SELECT count(*) FROM case_event WHERE action = 'adopt_rules'"
            )
            .single().column(0)
            #expect(acts == count)
        }
    }

    @Test("A step and a migration at once, or two migrations, leave one chain and move the case once", arguments: 0..<3)
    func races(round: Int) async throws {
        try await withApp { app in
            let stories = [
                try await Story.begin(app, on: 30), try await Story.begin(app, .bengkel, on: 30),
                try await Story.begin(app, .katering, on: 30),
            ]
            let own = try await app.publishNarrowed()
            try await app.begin(own, ago: 1)
            let body: JSON = ["version": .number(Double(own)), "filter": [:], "reason": "Uji."]
            async let one = app.post(Self.path, body, as: .divisionHead)
            async let two = app.post(Self.path, body, as: .officeHead)
            async let step = stories[1].tryStep("add_remark", on: 0, as: .inspector)
            let (first, second, remark) = (try await one, try await two, try await step)
            #expect(first.status == 201 && second.status == 201, "\(first.text) \(second.text)")
            #expect([201, 409].contains(remark.status), "\(remark.text)")
            #expect(first.json.moved.int + second.json.moved.int == 3)
            #expect(first.json.unchanged.int + second.json.unchanged.int == 3)
            for story in stories { #expect(try await app.version(of: story.caseID) == own) }
            try await app.expectTrueProjections()
        }
    }

    @Test("Who does not lead moves nothing, and BPJS' branch head moves its own cases alone")
    func permission() async throws {
        try await withApp { app in
            let story = try await Story.begin(app, on: 30)
            let body: JSON = [
                "rules_on": .string(ago(0)), "cases": [.string(story.caseID)], "reason": "Uji.",
            ]
            for person in [Person.inspector, .coordinator, .administrator, .auditor] {
                #expect(try await app.post(Self.path, body, as: person).status == 403, "\(person)")
            }
            let foreign = try await app.done(.post, Self.path, body, as: .bpjsBranchHead)
            #expect(foreign.refused == 1 && foreign.moved == 0)
            let sanction = try await SanctionStory.begin(app, .kebun, on: 30)
            let moved = try await app.done(
                .post,
                "/v1/procedures/bpjs_sanction/migrations",
                ["rules_on": .string(ago(0)), "cases": [.string(sanction.caseID)], "reason": "Uji."],
                as: .bpjsBranchHead
            )
            #expect(moved.moved == 1)
            let unknown = try await app.post(
                Self.path,
                body.with(["cases": [.string(newID())]]),
                as: .divisionHead
            )
            #expect(unknown.status == 422 && unknown.fields == ["cases"])
            let steps = try await story.tryStep("adopt_rules", on: 0, as: .divisionHead)
            #expect(steps.status == 422 && steps.fields == ["action"])
        }
    }
}

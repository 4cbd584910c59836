import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Versions of a procedure")
struct ProcedureVersionTests {
    @Test("A case follows the version of its opening day, whatever is published afterwards")
    func opening() async throws {
        try await withApp { app in
            let own = try await app.publishNarrowed()
            #expect(own == 1001)
            let today = try await Story.begin(app, on: 0)
            #expect(try await app.version(of: today.caseID) == ProcedureVersion.currentNumber)
            try await app.begin(own, ago: 92)
            let before = try await Story.begin(app, .bengkel, on: 95)
            let after = try await Story.begin(app, .katering, on: 90)
            #expect(try await app.version(of: before.caseID) == ProcedureVersion.currentNumber)
            #expect(try await app.version(of: after.caseID) == own)
            for story in [before, after] { try await story.toDraft(checked: false) }
            // The same act by the same person: allowed under one version, refused under the other.
            #expect(try await before.tryStep("check_first_note", on: 74, as: .coordinator).status == 201)
            let refused = try await after.tryStep("check_first_note", on: 74, as: .coordinator)
            #expect(refused.status == 403 && refused.reasons == ["role_required"], "\(refused.text)")
            let actions = try await app.done(
                .get,
                "/v1/cases/\(after.caseID)/actions?action=check_first_note",
                as: .coordinator
            )
            #expect(actions.items[0].roles == ["division_head"] && !actions.items[0].allowed.isTrue)
            try await after.step("check_first_note", on: 74, as: .divisionHead)
        }
    }

    @Test("Lists and the queue tell whose turn it is by the case's own version")
    func lists() async throws {
        try await withApp { app in
            let own = try await app.publishNarrowed([
                ["action": "order", "roles": [["from_state": "proposed", "roles": ["division_head"]]]],
                ["action": "reject_proposal", "roles": [["from_state": "proposed", "roles": ["division_head"]]]],
                ["action": "transfer", "roles": [["from_state": "proposed", "roles": ["division_head"]]]],
            ])
            try await app.begin(own, ago: 50)
            let old = try await Story.begin(app, on: 60)
            let new = try await Story.begin(app, .bengkel, on: 40)
            for path in ["/v1/queue", "/v1/cases"] {
                let items = try await app.done(.get, path, as: .divisionHead).items.list
                func turn(_ story: Story) -> JSON {
                    items.first { ($0.case_id == .null ? $0.id : $0.case_id).text == story.caseID }?.responsible.roles
                        ?? .null
                }
                #expect(turn(old).list.contains("office_head"), "\(path)")
                #expect(turn(new) == ["division_head"], "\(path)")
            }
        }
    }

    @Test("A draft is previewed, published once for a day to come, and never edited")
    func life() async throws {
        try await withApp { app in
            let path = "/v1/procedures/inspection/versions"
            let change: JSON = ["action": "order", "basis": [["citation": "Contoh 1/2026", "certainty": "U"]]]
            let draft = try await app.done(
                .post,
                path,
                ["changes": [change], "reason": "Uji."],
                as: .administrator
            )
            #expect(draft.status == "draft" && draft.origin == "office" && draft.valid_from == .null)
            let shown = try await app.done(.get, "/v1/procedures/inspection?version=1001", as: .inspector)
            let order = shown.transitions.list.first { $0.action == "order" }
            #expect(order?.legal_basis == "Contoh 1/2026" && order?.certainty == "U")
            let publication = "\(path)/1001/publication"
            let today = try await app.post(publication, ["valid_from": .string(ago(0))], as: .administrator)
            #expect(today.status == 422 && today.fields == ["valid_from"], "\(today.text)")
            for person in [Person.divisionHead, .inspector, .bpjsBranchHead] {
                #expect(try await app.post(publication, ["valid_from": .string(ago(-3))], as: person).status == 403)
            }
            let published = try await app.done(
                .post,
                publication,
                ["valid_from": .string(ago(-3))],
                as: .administrator
            )
            #expect(published.status == "published" && published.valid_from == .string(ago(-3)))
            let again = try await app.post(publication, ["valid_from": .string(ago(-4))], as: .administrator)
            #expect(again.status == 409 && again.code == "version_settled", "\(again.text)")
            let withdrawn = try await app.send(.delete, "\(path)/1001", as: .administrator)
            #expect(withdrawn.status == 409 && withdrawn.code == "version_settled")
            // A second version can't begin on the same day; as a draft it can be withdrawn, and never comes back.
            try await app.done(
                .post,
                path,
                [
                    "base": 1001, "changes": [["action": "order", "fields": ["term"]]],
                    "reason": "Uji.",
                ],
                as: .administrator
            )
            let taken = try await app.post(
                "\(path)/1002/publication",
                ["valid_from": .string(ago(-3))],
                as: .administrator
            )
            #expect(taken.status == 409 && taken.code == "day_taken", "\(taken.text)")
            #expect(try await app.done(.delete, "\(path)/1002", as: .administrator).status == "withdrawn")
            let gone = try await app.post(
                "\(path)/1002/publication",
                ["valid_from": .string(ago(-9))],
                as: .administrator
            )
            #expect(gone.status == 404, "\(gone.text)")
        }
    }

    @Test("A draft that is not sound, or names what there is not, is refused with every fault")
    func unsound() async throws {
        try await withApp { app in
            let path = "/v1/procedures/inspection/versions"
            let wrong: [(JSON, String)] = [
                (
                    ["action": "order", "roles": [["from_state": "proposed", "roles": ["bpjs_branch_head"]]]],
                    "foreign_hand"
                ),
                (["action": "order", "roles": [["from_state": "proposed", "roles": []]]], "no_role"),
                (["action": "order", "removing": ["proposed"]], "unused_action"),
                (["action": "summon", "removing": ["entry_refused"]], "unused_action"),
                (["action": "order", "basis": []], "no_basis"), (["action": "levitate"], "unknown_code"),
                (["action": "order", "guards": ["full_moon"]], "unknown_code"),
                (["action": "order"], "changes_nothing"),
            ]
            for (change, code) in wrong {
                let answer = try await app.post(path, ["changes": [change], "reason": "Uji."], as: .administrator)
                #expect(answer.status == 422, "\(answer.text)")
                #expect(answer.json.errors.list.contains { $0.code == .string(code) }, "\(code): \(answer.text)")
            }
            let none = try await app.superuser.query("SELECT FROM procedure_version WHERE version > 1000")
            #expect(none.isEmpty)
        }
    }

    @Test("Written by hand, no version changes, no structure grows, and no case changes its rules")
    func byHand() async throws {
        try await withApp { app in
            let own = try await app.publishNarrowed()
            let story = try await Story.begin(app)
            let id = try CaseID(story.caseID)
            func act(_ details: String, _ version: Int, _ role: String = "division_head") throws -> SQL {
                """
                INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action,
                    to_state, occurred_on, actor_role, reason, details)
                VALUES (gen_random_uuid(), \(id), 2, 1, 'inspection', \(version), 'proposed', 'adopt_rules', 'proposed',
                    \(try LocalDate(parsing: ago(0))), \(role), 'uji', \(RawJSON(details)))
                """
            }
            let current = ProcedureVersion.currentNumber
            try await app.withServiceRole { role in
                func refused(_ person: Person, _ statement: SQL, _ by: String) async {
                    #expect(await role.attempt(person, statement) == .refused(by), "\(by)")
                }
                let denied = "\(SQLState.insufficientPrivilege)"
                await refused(.administrator, "UPDATE procedure_version SET valid_from = '2020-01-01'", denied)
                await refused(.administrator, "DELETE FROM procedure_version", denied)
                await refused(
                    .administrator,
                    "INSERT INTO transition VALUES ('inspection', 2, 'proposed', 'order', 'complied')",
                    denied
                )
                await refused(
                    .administrator,
                    "INSERT INTO transition_role VALUES ('inspection', 2, 'proposed', 'order', 'auditor')",
                    denied
                )
                await refused(.administrator, "UPDATE parameter SET value = 1", denied)
                await refused(.divisionHead, "UPDATE enforcement_case SET procedure_version = 1001", denied)
                await refused(.divisionHead, "UPDATE enforcement_case SET rules_on = '2020-01-01'", denied)
                await refused(
                    .divisionHead,
                    "INSERT INTO case_pin SELECT case_id, 9, procedure, 1001, rules_on FROM case_pin",
                    denied
                )
                await refused(
                    .inspector,
                    "SELECT publish_procedure('inspection', 1001, '2030-01-01')",
                    "procedure_version_by_administrator"
                )
                await refused(
                    .administrator,
                    "SELECT draft_procedure('inspection', 7, NULL, 'procedure inspection version 7', 'x')",
                    "procedure_version_number_own"
                )
                // A version that has not begun, the same rules once more, a day to come, another's hand, another's number.
                await refused(
                    .divisionHead,
                    try act("{\"procedure_version\": \(own)}", own),
                    "case_event_adopts_rules_in_force"
                )
                await refused(.divisionHead, try act("{}", current), "case_event_adopts_rules_in_force")
                await refused(
                    .divisionHead,
                    try act("{\"rules_on\": \"\(ago(-1))\"}", current),
                    "case_event_adopts_rules_in_force"
                )
                await refused(
                    .inspector,
                    try act("{\"rules_on\": \"\(ago(0))\"}", current, "inspector"),
                    "case_event_actor_allowed"
                )
                let allowed = try act("{\"rules_on\": \"\(ago(0))\"}", 77)
                #expect(await role.attempt(.divisionHead, allowed) == .rows(1), "the gate names the version itself")
            }
            #expect(try await app.version(of: story.caseID) == current)
            // The owner's own hand is stopped by the row's guards.
            await #expect(throws: PostgresError.self) {
                try await app.superuser.execute("UPDATE procedure_version SET reason = 'lain' WHERE version = \(own)")
            }
            await #expect(throws: PostgresError.self) {
                try await app.superuser.execute("UPDATE case_pin SET procedure_version = \(own)")
            }
        }
    }

    @Test("A case that opens under another version than its day's is refused by the database")
    func wrongVersionOfDay() async throws {
        try await withApp { app in
            let own = try await app.publishNarrowed()
            try await app.withServiceRole { role in
                let id = CaseID(UUIDv7.new())
                let opened: SQL = """
                    INSERT INTO enforcement_case (id, track, procedure_version, company_id, region_code, office_id)
                    SELECT \(id), 'inspection', \(own), f.id, f.region_code, o.id
                    FROM company f, office o WHERE f.id = \(try CompanyID(Firm.kebun.id)) AND o.code = 'korwil-2'
                    """
                let act: SQL = """
                    INSERT INTO case_event (id, case_id, seq, procedure, procedure_version, from_state, action, to_state,
                        occurred_on, actor_role)
                    VALUES (gen_random_uuid(), \(id), 1, 'inspection', \(own), 'new', 'propose', 'proposed',
                        \(try LocalDate(parsing: ago(1))), 'inspector')
                    """
                #expect(await role.attempt(.inspector, opened, act) == .refused("case_event_version_of_its_day"))
            }
        }
    }
}

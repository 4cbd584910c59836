import Foundation
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("SQL written by hand as the service's role")
struct HandWrittenSQLTests {
    /// An act as somebody might write it.
    private struct HandWritten {
        var seq: Int
        var previous: Int?
        var from: String
        var action: String
        var to: String
        var procedure = "inspection"
        var version = 1
        var on = ago(1)
        var role = "inspector"

        func sql(_ id: CaseID) throws -> SQL {
            """
            INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action, to_state,
                occurred_on, actor_role)
            VALUES (gen_random_uuid(), \(id), \(seq), \(previous), \(procedure), \(version), \(from), \(action), \(to),
                \(try LocalDate(parsing: on)), \(role))
            """
        }
    }

    private func withExamining(_ body: @escaping @Sendable (TestApp, CaseID, Story) async throws -> Void) async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            try await story.visit(on: 80)
            try await story.finding(on: 80)
            try await body(app, try CaseID(story.caseID), story)
        }
    }

    @Test("The case's log takes only the act that comes next")
    func chain() async throws {
        try await withExamining { app, id, _ in
            let right = HandWritten(seq: 5, previous: 4, from: "examining", action: "submit_report", to: "reporting")
            var wrong: [(String, HandWritten, String)] = []
            func add(_ name: String, _ refusal: String, _ change: (inout HandWritten) -> Void) {
                var act = right
                change(&act)
                wrong.append((name, act, refusal))
            }
            add("impossible transition", "case_event_transition_exists") { $0.to = "complied" }
            add("closed outright", "case_event_actor_allowed") {
                ($0.action, $0.to) = ("confirm_compliance", "complied")
            }
            add("unknown action", "case_event_actor_allowed") { $0.action = "nonsense" }
            add("skipped predecessor", "case_event_in_sequence") { ($0.seq, $0.previous) = (6, 5) }
            add("the same number again", "case_event_in_sequence") { ($0.seq, $0.previous) = (4, 3) }
            add("predecessor too old", "case_event_follows_predecessor") { $0.previous = 3 }
            add("no predecessor", "case_event_follows_predecessor") { $0.previous = nil }
            add("another previous state", "case_event_predecessor_exists") {
                ($0.from, $0.action, $0.to) = ("proposed", "add_remark", "proposed")
            }
            add("a new beginning", "case_event_predecessor_exists") {
                ($0.from, $0.action, $0.to) = ("new", "propose", "proposed")
            }
            add("another's role", "case_event_actor_allowed") { $0.role = "office_head" }
            add("a role that may not", "case_event_actor_allowed") { $0.role = "bpjs_officer" }
            add("the system's role", "case_event_actor_allowed") { $0.role = "system" }
            add("a future day", "case_event_not_in_future") { $0.on = ago(-1) }
            add("before the previous act", "case_event_not_before_previous") { $0.on = ago(81) }
            let before = try await app.dump()
            try await app.withServiceRole { role in
                let legal = try right.sql(id)
                #expect(await role.attempt(.inspector, legal) == .rows(1))
                for (name, act, refusal) in wrong {
                    let statement = try act.sql(id)
                    #expect(await role.attempt(.inspector, statement) == .refused(refusal), "\(name)")
                }
                for person in [Person.coordinator, .bpjsOfficer, .auditor, .inspectorElsewhere] {
                    #expect(await role.attempt(person, legal) == .refused("case_event_actor_allowed"))
                }
                #expect(await role.attempt(nil, legal) == .refused("case_event_actor_allowed"))
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test("An act is bound to the version of the procedure that its case is pinned to, and to who really acts")
    func pinned() async throws {
        try await withExamining { app, id, _ in
            let other: UUID = try await app.value("SELECT id FROM person WHERE login = \(Person.inspector2.login)")
            let own: UUID = try await app.value("SELECT id FROM person WHERE login = \(Person.inspector.login)")
            let version: Int = try await app.value("SELECT procedure_version FROM enforcement_case WHERE id = \(id)")
            var act = HandWritten(seq: 5, previous: 4, from: "examining", action: "submit_report", to: "reporting")
            act.procedure = "bpjs_sanction"
            act.version = version + 7
            try await app.withServiceRole { role in
                let mislabelled = try act.sql(id)
                #expect(await role.attempt(Person.inspector.token, [mislabelled], commit: true) == .rows(1))
                let forged: SQL = """
                    INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action,
                        to_state, occurred_on, actor_id, actor_role, recorded_at)
                    VALUES (gen_random_uuid(), \(id), 6, 5, 'inspection', \(version), 'reporting', 'add_remark', 'reporting',
                        \(try LocalDate(parsing: ago(1))), \(other), 'inspector', '2020-01-01')
                    """
                #expect(await role.attempt(Person.inspector.token, [forged], commit: true) == .rows(1))
                #expect(
                    await role.attempt(.inspector, "UPDATE enforcement_case SET procedure_version = 2")
                        == .refused("42501")
                )
            }
            let rows = try await app.superuser.query(
                """
                SELECT procedure, procedure_version, actor_id, recorded_at > now() - interval '1 hour'
                FROM case_event WHERE case_id = \(id) AND seq > 4 ORDER BY seq
                """
            )
            for row in rows {
                let (procedure, pinned, actor, isRecent): (String, Int, UUID, Bool) = try row.decode()
                #expect(procedure == "inspection" && pinned == version && actor == own && isRecent)
            }
            let wrong = await Result {
                _ = try await app.superuser.query(
                    """
                    ALTER TABLE case_event DISABLE TRIGGER case_event_accepted
                    """
                )
                _ = try await app.superuser.query(
                    """
                    INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action,
                        to_state, occurred_on, actor_role)
                    VALUES (gen_random_uuid(), \(id), 7, 6, 'bpjs_sanction', \(version), 'indicated', 'add_remark',
                        'indicated', '2026-01-01', 'inspector')
                    """
                )
            }
            guard case .failure(let error as PostgresError) = wrong else {
                Issue.record("even the superuser must not write under another procedure")
                return
            }
            #expect(["case_event_version_pinned", "case_event_predecessor_exists"].contains(error.constraint))
        }
    }

    @Test("An act of the log is never changed or taken away, whoever asks")
    func appendOnly() async throws {
        try await withExamining { app, id, _ in
            let statements: [SQL] = [
                "UPDATE case_event SET to_state = 'complied' WHERE case_id = \(id)",
                "DELETE FROM case_event WHERE case_id = \(id)",
                "TRUNCATE case_event CASCADE", "UPDATE case_event SET note = 'x'",
                "INSERT INTO case_event SELECT * FROM case_event ON CONFLICT (case_id, seq) DO UPDATE SET note = 'x'",
            ]
            let before = try await app.dump()
            try await app.withServiceRole { role in
                for statement in statements {
                    #expect(await role.attempt(.inspector, statement) == .refused("42501"))
                }
            }
            let mighty: [SQL] = [
                "UPDATE case_event SET note = 'x'", "DELETE FROM case_event", "TRUNCATE case_event CASCADE",
                "DELETE FROM case_state_period", "UPDATE case_state_period SET from_on = from_on - 1",
                "UPDATE finding SET facts = 'x'", "DELETE FROM visit", "UPDATE letter SET number = 'x'",
            ]
            for statement in mighty {
                let end = await Result { try await app.superuser.transaction { _ = try await $0.execute(statement) } }
                guard case .failure(let error as PostgresError) = end else {
                    Issue.record("taken: \(statement)")
                    continue
                }
                #expect(error.constraint?.hasSuffix("_append_only") == true, "\(error)")
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test("The projections of a case are written by its log alone")
    func projections() async throws {
        try await withExamining { app, id, _ in
            let statements: [SQL] = [
                "UPDATE enforcement_case SET state = 'complied' WHERE id = \(id)",
                "UPDATE enforcement_case SET version = 99 WHERE id = \(id)",
                "UPDATE enforcement_case SET closed_on = '2026-01-01' WHERE id = \(id)",
                "DELETE FROM enforcement_case WHERE id = \(id)", "DELETE FROM queue_item",
                "UPDATE queue_item SET due_on = 'infinity'",
                "UPDATE case_state_period SET known_until = now()",
                "INSERT INTO case_state_period (case_id, seq, state, from_on, known_from) VALUES (\(id), 9, 'complied', '2026-01-01', now())",
                "UPDATE finding SET status = 'remedied'", "UPDATE finding_period SET known_until = now()",
                "INSERT INTO finding_period (finding_id, status, from_on, known_from) SELECT id, 'remedied', '2026-01-01', now() FROM finding",
                "UPDATE company_region_period SET known_until = now()", "SELECT refresh_queue_item(\(id))",
                "UPDATE transition_role SET role = 'inspector'", "INSERT INTO transition SELECT * FROM transition",
                "INSERT INTO post SELECT * FROM post", "UPDATE session SET expires_at = 'infinity'",
                "SELECT * FROM password",
                "SELECT * FROM session", "SELECT * FROM server_secret",
            ]
            let before = try await app.dump()
            try await app.withServiceRole { role in
                for (index, statement) in statements.enumerated() {
                    for person in [Person.inspector, .officeHead, .administrator] {
                        let outcome = await role.attempt(person, statement)
                        #expect(outcome == .refused("42501"), "statement \(index) as \(person)")
                    }
                }
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test("Even the owner can't set a state that no act of the log stands for")
    func projectionStandsOnLog() async throws {
        try await withExamining { app, id, _ in
            for change in ["state = 'complied'", "version = 99", "version = 2"] {
                let end = await Result {
                    try await app.superuser.withConnection {
                        try await $0.run(script: "UPDATE patuh.enforcement_case SET \(change) WHERE id = '\(id.text)'")
                    }
                }
                guard case .failure(let error as PostgresError) = end else {
                    Issue.record("taken: \(change)")
                    continue
                }
                #expect(error.constraint == "enforcement_case_projects_log")
            }
        }
    }

    /// An act of the case's own, on which the same transaction may hang rows.
    private static func remark(on id: CaseID, as role: String) -> SQL {
        """
        INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action, to_state,
            occurred_on, actor_role, reason)
        SELECT gen_random_uuid(), id, version + 1, version, track, procedure_version, state, 'add_remark', state,
               last_act_on, \(role), 'x'
        FROM enforcement_case WHERE id = \(id)
        """
    }

    @Test("A finding rests on a visit that an order covers")
    func findings() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.visit(on: 88)
            try await story.order(on: 85, from: 85, to: 70)
            try await story.visit(on: 84, "nobody_present")
            try await story.visit(on: 80)
            try await story.visit(on: 60)
            let id = try CaseID(story.caseID)
            try await app.withServiceRole { role in
                func insert(_ visit: SQL, kind: String = "unregistered") -> SQL {
                    """
                    INSERT INTO finding (id, case_id, seq, company_id, visit_id, kind, facts, established_on, recorded_by)
                    SELECT gen_random_uuid(), c.id, c.version, c.company_id, \(visit), \(kind), 'x', current_date, actor_id()
                    FROM enforcement_case c WHERE c.id = \(id)
                    """
                }
                func visit(_ day: Int) -> SQL {
                    "(SELECT v.id FROM visit v WHERE v.occurred_on = \(LocalDate.today(at: Date(), zone: .wib).adding(days: -day)))"
                }
                let refused = ServiceRole.Outcome.refused("finding_visit_covered_by_order")
                let act = Self.remark(on: id, as: "inspector")
                #expect(await role.attempt(.inspector, act, insert(visit(80))) == .rows(1))
                #expect(await role.attempt(.inspector, insert(visit(80))) == .refused("42501"), "hung on an old act")
                for day in [88, 84, 60] {
                    #expect(await role.attempt(.inspector, act, insert(visit(day))) == refused, "visit \(day) days ago")
                }
                #expect(await role.attempt(.inspector, act, insert("NULL")) == refused)
                #expect(await role.attempt(.inspector, act, insert("gen_random_uuid()")) == refused)
                #expect(await role.attempt(.inspectorElsewhere, insert(visit(80))) == .rows(0))
            }
        }
    }

    @Test("A computed due day is frozen, an ended clock stays ended")
    func clocks() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote()
            try await app.withServiceRole { role in
                for person in [Person.inspector, .officeHead, .administrator] {
                    #expect(
                        await role.attempt(person, "UPDATE case_clock SET due_on = due_on + 30") == .refused("42501")
                    )
                }
                let reopened: SQL =
                    "UPDATE case_clock SET ended_seq = NULL, ended_on = NULL, outcome = NULL WHERE ended_seq IS NOT NULL"
                #expect(await role.attempt(.inspector, reopened) == .refused("case_clock_end_frozen"))
                #expect(
                    await role.attempt(.bpjsOfficer, "UPDATE case_clock SET suspended_on = current_date")
                        == .refused("42501")
                )
            }
            let jobs = try Pool(
                configuration: TestDatabases.single(TestServer.shared.get().url(app.database, user: "patuh_jobs")),
                logger: TestDatabases.logger
            )
            let actor = ServiceRole(pool: jobs)
            #expect(
                await actor.attempt(nil, ["UPDATE case_clock SET due_on = due_on + 1"])
                    == .refused("case_clock_due_day_frozen")
            )
            #expect(await actor.attempt(nil, ["UPDATE case_clock SET ended_on = NULL"]) == .refused("42501"))
            #expect(await actor.attempt(nil, ["SELECT FROM finding"]) == .refused("42501"))
            await jobs.close()
        }
    }

    @Test("A letter's number stands once in its register and year")
    func letterNumbers() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: nil)
            try await app.withServiceRole { role in
                func copy(_ number: SQL, _ sequence: SQL) -> SQL {
                    """
                    INSERT INTO letter (id, case_id, seq, ordinal, kind, office_id, register, year, sequence, number, issued_on)
                    SELECT gen_random_uuid(), case_id, (SELECT max(seq) FROM case_event e WHERE e.case_id = letter.case_id), 99, kind, office_id, register, year, \(sequence), \(number), issued_on
                    FROM letter WHERE kind = 'first_note'
                    """
                }
                let act = Self.remark(on: try CaseID(story.caseID), as: "office_head")
                #expect(
                    await role.attempt(.officeHead, copy("number", "NULL")) == .refused("42501"),
                    "hung on an old act"
                )
                #expect(
                    await role.attempt(.officeHead, act, copy("number", "NULL")) == .refused("letter_number_unique")
                )
                #expect(
                    await role.attempt(.officeHead, act, copy("'lain'", "sequence"))
                        == .refused("letter_sequence_unique")
                )
                #expect(await role.attempt(.bpjsOfficer, copy("'lain'", "NULL")) == .rows(0))
                #expect(await role.attempt(.inspector, "UPDATE letter_register SET last = 0") != .rows(1))
                #expect(await role.attempt(.officeHead, "DELETE FROM letter_register") == .refused("42501"))
            }
        }
    }

    @Test("A state body is no subject of sanctions, whoever writes the row")
    func stateBody() async throws {
        try await withSharedApp { app in
            try await app.withServiceRole { role in
                func insert(_ firm: Firm) throws -> SQL {
                    """
                    INSERT INTO enforcement_case (id, track, procedure_version, company_id, region_code, office_id, finding_kind)
                    SELECT gen_random_uuid(), 'bpjs_sanction', 1, \(try CompanyID(firm.id)), '62.02', o.id, 'unregistered'
                    FROM office o WHERE o.code = 'kc-sampit'
                    """
                }
                let statement = try insert(.dinas)
                #expect(await role.attempt(.bpjsOfficer, statement) == .refused("enforcement_case_subject"))
            }
        }
    }
}

extension Result where Failure == any Error {
    /// What an asynchronous piece of work came to.
    init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

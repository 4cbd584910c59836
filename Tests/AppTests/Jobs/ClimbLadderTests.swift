import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The ladder of reminders and escalations")
struct ClimbLadderTests {
    private struct Fired: Equatable, CustomStringConvertible {
        let kind: String
        let rung: String
        let role: String?
        let passedOver: [String]

        var description: String { "\(kind) \(rung) → \(role ?? "nobody") past \(passedOver)" }
    }

    /// Looks once, as the job does, at a moment of the test's choosing.
    @discardableResult
    private static func look(_ app: TestApp, at moment: Date = Date()) async throws -> Int {
        try await app.service.jobs.transaction { try await ClimbLadder(now: moment).climb($0) }
    }

    private static func fired(_ app: TestApp, _ kind: String? = nil) async throws -> [Fired] {
        try await app.superuser.query(
            """
            SELECT k.kind, r.rung, r.role, r.passed_over FROM clock_rung r JOIN case_clock k ON k.id = r.clock_id
            ORDER BY k.kind, array_position(ARRAY['reminder', 'first', 'second', 'third'], r.rung)
            """
        ).map { row in
            Fired(
                kind: try row.column("kind"),
                rung: try row.column("rung"),
                role: try row.column("role"),
                passedOver: try row.column("passed_over")
            )
        }.filter { kind == nil || $0.kind == kind }
    }

    private static func notices(_ app: TestApp) async throws -> [String] {
        try await app.superuser.query(
            """
            SELECT n.rung || ' ' || n.topic || ' ' || coalesce(o.code || ' ' || n.role, p.login)
            FROM notice n JOIN case_clock k ON k.id = n.clock_id
            LEFT JOIN office o ON o.id = n.office_id LEFT JOIN person p ON p.id = n.person_id
            WHERE k.kind = 'first_note' ORDER BY 1
            """
        ).map { try $0.column(0) }
    }

    /// Takes every post of a role away.
    private static func vacate(_ app: TestApp, _ roles: [String]) async throws {
        _ = try await app.superuser.query("UPDATE post SET until_on = from_on + 1 WHERE role = ANY (\(roles))")
    }

    private static func noteDue(_ app: TestApp) async throws -> LocalDate {
        try await app.value("SELECT due_on FROM case_clock WHERE kind = 'first_note' AND ended_seq IS NULL")
    }

    @Test("Through simulated days, minute by minute around each midnight, every rung fires once and on its day")
    func once() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let due = try await Self.noteDue(app)
            let results = try await app.superuser.transaction { try await $0.pipeline(Calendars.statements) }
            let calendar = try Calendars.calendar(results)
            func day(_ rung: EscalationRung) throws -> LocalDate {
                try #require(
                    (due.adding(days: -20)...due.adding(days: 20)).first {
                        rung.reached(on: $0, Parameters(), calendar).map { $0 >= due } ?? false
                    }
                )
            }
            var expected: [String: LocalDate] = [:]
            for rung in EscalationRung.allCases { expected[rung.rawValue] = try day(rung) }
            #expect(Set(expected.values).count == 4)
            for today in due.adding(days: -6)...due.adding(days: 12) {
                let midnight = OfficeZone.wib.start(of: today)
                // The last minute of yesterday, the first of today, and some in between, twice each.
                for second in [-60.0, -1, 0, 0, 60, 3600, 3600] {
                    try await Self.look(app, at: midnight.addingTimeInterval(second))
                }
            }
            let rows = try await app.superuser.query(
                """
                SELECT rung, reached_on FROM clock_rung r JOIN case_clock k ON k.id = r.clock_id
                WHERE k.kind = 'first_note'
                """
            )
            #expect(rows.count == 4)
            for row in rows {
                let (rung, reached): (String, LocalDate) = try row.decode()
                #expect(reached == expected[rung], "\(rung)")
            }
            #expect(
                try await Self.notices(app) == [
                    "first deadline_escalation uji.inspector", "reminder deadline_reminder uji.inspector",
                    "second deadline_escalation korwil-2 coordinator",
                    "third deadline_escalation disnakertrans division_head",
                ]
            )
        }
    }

    @Test("Two servers that look at the same moment fire each rung once between them")
    func together() async throws {
        try await withApp { app in
            for firm in [Firm.kebun, .bengkel, .katering] { try await Story.begin(app, firm).toFirstNote(received: 60) }
            let told = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await Self.look(app) } }
                return try await group.reduce(0, +)
            }
            let fired = try await Self.fired(app)
            #expect(told == fired.count && fired.count { $0.kind == "first_note" } == 12)
            let told12: Int = try await app.value("SELECT count(*) FROM notice WHERE clock_id IS NOT NULL")
            #expect(told12 == fired.count, "one addressee each")
            #expect(try await Self.look(app) == 0)
        }
    }

    @Test("A rung nobody holds goes up, one with nobody above is shown and told later, and none is skipped")
    func passedUp() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            try await Self.vacate(app, ["coordinator"])
            try await Self.look(app)
            #expect(
                try await Self.fired(app, "first_note") == [
                    Fired(kind: "first_note", rung: "reminder", role: "inspector", passedOver: []),
                    Fired(kind: "first_note", rung: "first", role: "inspector", passedOver: []),
                    Fired(kind: "first_note", rung: "second", role: "division_head", passedOver: ["coordinator"]),
                    Fired(kind: "first_note", rung: "third", role: "division_head", passedOver: []),
                ]
            )
            let clock = try #require(
                try await app.done(.get, "/v1/cases/\(story.caseID)/clocks", as: .officeHead).items.list.first {
                    $0.kind.text == "first_note"
                }
            )
            #expect(clock.rungs.list.map(\.status.text) == ["told", "told", "passed_up", "told"])
            #expect(clock.rungs[2].status_words.en.text.contains("nobody holds Inspection coordinator"))
            #expect(clock.rungs[2].passed_over[0].text == "coordinator")
        }
    }

    @Test(
        "Where nobody on the ladder is left the rung stands unheard, on the case and in the metrics, until somebody is"
    )
    func unheard() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            try await Self.vacate(app, ["inspector", "coordinator", "division_head"])
            #expect(try await Self.look(app) == 0)
            let roles = ["inspector", "coordinator", "division_head"]
            #expect(
                try await Self.fired(app, "first_note").map(\.passedOver)
                    == [roles, roles, Array(roles[1...]), Array(roles[2...])]
            )
            #expect(try await Self.notices(app) == [])
            let counts = try await LadderMetrics(pool: app.service.jobs).counts()
            #expect(counts.unheard >= 4 && counts.told == 0)
            let clock = try #require(
                try await app.done(.get, "/v1/cases/\(story.caseID)/clocks", as: .officeHead).items.list.first {
                    $0.kind.text == "first_note"
                }
            )
            #expect(Set(clock.rungs.list.map(\.status.text)) == ["unheard"])
            _ = try await app.superuser.query("UPDATE post SET until_on = NULL WHERE role = 'division_head'")
            try await Self.look(app)
            #expect(try await Self.fired(app, "first_note").allSatisfy { $0.role == "division_head" })
            #expect(try await Self.notices(app).count == 4)
            #expect(try await LadderMetrics(pool: app.service.jobs).counts().unheard == 0)
            #expect(try await Self.look(app) == 0)
            #expect(try await Self.notices(app).count == 4)
        }
    }

    @Test("BPJS' officers climb to their branch head; the other side's people hear nothing and see no rung")
    func sides() async throws {
        try await withApp { app in
            let sanction = try await SanctionStory.begin(app, .bengkel)
            try await Self.look(app)
            #expect(
                try await Self.fired(app).map(\.role) == ["bpjs_officer", "bpjs_officer", "bpjs_branch_head"]
            )
            let path = "/v1/cases/\(sanction.caseID)/clocks"
            #expect(try await app.done(.get, path, as: .bpjsBranchHead).items[0].rungs.list.count == 3)
            #expect(try await app.done(.get, path, as: .coordinator).items[0].rungs.list.isEmpty)
            try await app.withServiceRole { role in
                #expect(await role.attempt(.bpjsOfficer, "SELECT FROM clock_rung") == .rows(3))
                #expect(await role.attempt(.inspector, "SELECT FROM clock_rung") == .rows(0))
                #expect(await role.attempt(.bpjsOfficer, "UPDATE clock_rung SET role = NULL") == .refused("42501"))
                let forged: SQL = """
                    INSERT INTO clock_rung (clock_id, rung, case_id, reached_on) SELECT id, 'third', case_id, due_on FROM case_clock
                    """
                #expect(await role.attempt(.bpjsOfficer, forged) == .refused("42501"))
            }
            let end = await Result { try await app.service.jobs.execute("UPDATE clock_rung SET role = 'auditor'") }
            guard case .failure(let error as PostgresError) = end else {
                Issue.record("what was told was changed")
                return
            }
            #expect(error.constraint == "clock_rung_append_only")
        }
    }

    @Test("In a closed file only investigators hear of a deadline, and only they see it")
    func closedFile() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            try await story.visit(on: 80)
            try await story.finding("not_remitted", on: 80)
            try await story.step("report_incident", on: 70, as: .inspector)
            try await story.step("open_investigation", on: 60, as: .investigator)
            try await Self.look(app)
            #expect(try await Self.fired(app, "spdp").map(\.role) == ["investigator", "investigator"])
            #expect(try await Self.fired(app).count == 2)
            let path = "/v1/cases/\(story.caseID)/clocks"
            #expect(try await app.done(.get, path, as: .coordinator).items.list.isEmpty)
            #expect(try await app.done(.get, path, as: .investigator).items.list.contains { $0.kind.text == "spdp" })
        }
    }

    @Test(
        "A clock that stands still climbs no further; one that got another day climbs anew; one that ended never again"
    )
    func course() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 2)
            let due = try await Self.noteDue(app)
            func later(_ days: Int) -> Date {
                OfficeZone.wib.start(of: due.adding(days: days)).addingTimeInterval(3600)
            }
            try await Self.look(app, at: later(0))
            #expect(try await Self.fired(app, "first_note").map(\.rung) == ["reminder"])
            let basis: [String: JSON] = ["details": ["legal_basis": "UU 30/2014 P58(5)"]]
            try await story.step("suspend_clock", on: 1, as: .coordinator, basis)
            try await Self.look(app, at: later(30))
            #expect(try await Self.fired(app, "first_note").map(\.rung) == ["reminder"])
            try await story.step("resume_clock", on: 0, as: .coordinator)
            try await Self.look(app, at: later(30))
            #expect(
                try await Self.fired(app, "first_note").map(\.rung)
                    == ["reminder", "reminder", "first", "second", "third"]
            )
            try await story.step("report_compliance", on: 0, as: .inspector)
            try await story.step("begin_verification", on: 0, as: .inspector)
            let before = try await Self.fired(app, "first_note").count
            try await Self.look(app, at: later(60))
            #expect(try await Self.fired(app, "first_note").count == before)
        }
    }

    @Test("The job looks at its own moment, or at the one that its arguments name; a moment that is none makes it fail")
    func job() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let early = OfficeZone.wib.start(of: try await Self.noteDue(app)).ISO8601Format()
            let jobs = app.service.jobs
            _ = try await jobs.query(
                "INSERT INTO job (kind, arguments) VALUES ('climb_ladder', jsonb_build_object('as_of', \(early)::text))"
            )
            while case .completed = try await app.queue.workOne() {}
            #expect(try await Self.fired(app, "first_note").map(\.rung) == ["reminder"])
            _ = try await jobs.query("INSERT INTO job (kind) VALUES ('climb_ladder')")
            while case .completed = try await app.queue.workOne() {}
            #expect(try await Self.fired(app, "first_note").count == 4)
            _ = try await jobs.query(
                "INSERT INTO job (kind, arguments) VALUES ('climb_ladder', '{\"as_of\": \"kemarin\"}')"
            )
            #expect(
                try await app.queue.workOne() == .failed(.climbLadder, code: "bad_arguments", isDead: false)
            )
        }
    }
}

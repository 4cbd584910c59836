import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("A database of an older build")
struct UpgradeTests {
    /// Gives a test a database as the build left it that had migrations 1 to 17 and version 1 of the procedures: with
    /// one case proposed 90 days ago.
    private func withOldDatabase(
        _ body: @escaping @concurrent @Sendable (_ name: String, _ caseID: String) async throws -> Void
    ) async throws {
        try await TestDatabases.shared.with { template in
            // People and firms come from the template; the schema of the old build is laid beside it.
            let name = "\(template)_old"
            let pool = try Pool(
                configuration: TestDatabases.single(TestServer.shared.get().url("postgres")),
                logger: TestDatabases.logger
            )
            try await pool.withConnection { try await $0.run(script: "CREATE DATABASE \(name)") }
            let result: Result<Void, any Error>
            do {
                let caseID = try await Self.fill(name)
                result = .success(try await body(name, caseID))
            } catch {
                result = .failure(error)
            }
            try await pool.withConnection { try await $0.run(script: "DROP DATABASE \(name) WITH (FORCE)") }
            await pool.close()
            try result.get()
        }
    }

    private static func fill(_ name: String) async throws -> String {
        let url = try TestServer.shared.get().url(name)
        let deployment = Deployment(url: url)
        let sql = try SQLFiles.directory()
        let pool = try deployment.administratorPool(logger: TestDatabases.logger)
        let caseID = newID()
        do {
            let roles = try String(contentsOf: sql.appendingPathComponent("roles.sql"), encoding: .utf8)
            try await pool.withConnection { try await $0.run(script: roles) }
            let released = try Migration.load(directory: sql.appendingPathComponent("migrations").path)
                .filter { $0.number <= 17 }
            try await Migrator(
                pool: pool,
                migrations: released,
                schema: "public",
                table: "patuh_migration",
                logger: TestDatabases.logger
            ).apply()
            try await writeVersionOne(pool, sql)
            try await writeCase(pool, caseID)
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
        return caseID
    }

    /// The rows that the old build wrote of version 1: hash and structure, no text.
    private static func writeVersionOne(_ pool: Pool, _ sql: URL) async throws {
        for track in Track.allCases {
            let file = sql.appendingPathComponent("reference/procedures/\(track.rawValue).1.txt")
            let version = try ProcedureVersion(canonicalText: String(contentsOf: file, encoding: .utf8))
            let states = [(ProcedureVersion.new, false)] + version.states.map { ($0.code, $0.isFinal) }
            let roles = version.actions.flatMap { action in
                action.roles.flatMap { state, roles in roles.map { (state, action.code, $0.rawValue) } }
            }
            let code = track.rawValue
            try await pool.transaction { tx in
                _ = try await tx.pipeline([
                    "SET LOCAL ROLE patuh_owner", "SET LOCAL search_path = patuh",
                    """
                    INSERT INTO procedure_version (procedure, version, content_sha256, published_at)
                    VALUES (\(code), 1, \(version.contentHash), now())
                    """,
                    """
                    INSERT INTO procedure_state (procedure, version, state, is_final)
                    SELECT \(code), 1, * FROM unnest(\(states.map(\.0)), \(states.map(\.1)))
                    """,
                    """
                    INSERT INTO transition (procedure, version, from_state, action, to_state)
                    SELECT \(code), 1, * FROM unnest(\(version.transitions.map(\.from)),
                        \(version.transitions.map(\.action)), \(version.transitions.map(\.to)))
                    """,
                    """
                    INSERT INTO transition_role (procedure, version, from_state, action, role)
                    SELECT \(code), 1, * FROM unnest(\(roles.map(\.0)), \(roles.map(\.1)), \(roles.map(\.2)))
                    """,
                ])
            }
        }
    }

    /// People with posts and sessions, a firm, and a case that one of them proposed.
    private static func writeCase(_ pool: Pool, _ caseID: String) async throws {
        let people = Person.allCases.map { ($0.login, $0.role.rawValue, $0.office, SessionSecret($0.token).digest) }
        let id = try CaseID(caseID)
        try await pool.transaction { tx in
            var statements: [SQL] = [
                "SET LOCAL search_path = patuh",
                """
                INSERT INTO region (code, level, name) VALUES ('62', 'province', 'Uji'), ('62.01', 'regency', 'Uji'),
                    ('62.02', 'regency', 'Uji')
                """,
            ]
            for office in Set(people.map(\.2)) {
                statements += [
                    """
                    INSERT INTO office (id, code, kind, name) VALUES (gen_random_uuid(), \(office),
                        \(office.hasPrefix("kc-") ? "bpjs_branch" : "labour_unit"), \(office))
                    """,
                    """
                    INSERT INTO office_territory (office_id, region_code, from_on)
                    SELECT id, '62.02', '2017-01-01' FROM office WHERE code = \(office)
                    """,
                ]
            }
            for (login, role, office, digest) in people {
                statements += [
                    "INSERT INTO person (id, login, name) VALUES (gen_random_uuid(), \(login), \(login))",
                    """
                    INSERT INTO post (id, person_id, office_id, role, from_on)
                    SELECT gen_random_uuid(), p.id, o.id, \(role), '2024-01-01' FROM person p, office o
                    WHERE p.login = \(login) AND o.code = \(office)
                    """,
                    """
                    INSERT INTO session (person_id, secret_digest, expires_at)
                    SELECT id, \(digest), now() + interval '1 day' FROM person WHERE login = \(login)
                    """,
                ]
            }
            statements += [
                """
                INSERT INTO company (id, legal_name, name_key, region_code, kind)
                VALUES (\(try CompanyID(Firm.kebun.id)), \(Firm.kebun.name), 'kebun rekaan', '62.02', 'employer')
                """,
                "SELECT set_config('patuh.secret', \(Person.inspector.token), true)",
                "SET LOCAL ROLE patuh_app",
                """
                INSERT INTO enforcement_case (id, track, procedure_version, company_id, region_code, office_id)
                SELECT \(id), 'inspection', 1, \(try CompanyID(Firm.kebun.id)), '62.02', o.id FROM office o
                WHERE o.code = 'korwil-2'
                """,
                """
                INSERT INTO case_event (id, case_id, seq, procedure, procedure_version, from_state, action, to_state,
                    occurred_on, actor_role, reason)
                VALUES (gen_random_uuid(), \(id), 1, 'inspection', 1, 'new', 'propose', 'proposed',
                    \(try LocalDate(parsing: ago(90))), 'inspector', 'uji')
                """,
                """
                INSERT INTO inspection (id, case_id, kind, proposed_by)
                SELECT \(id), \(id), 'periodic', id FROM person WHERE login = \(Person.inspector.login)
                """,
            ]
            _ = try await tx.pipeline(statements)
        }
    }

    @Test("comes up with this one: cases stay under version 1, are carried on and ended, and can move when it is time")
    func upgrade() async throws {
        try await withOldDatabase { name, caseID in
            let url = try TestServer.shared.get().url(name)
            try await Setup(Deployment(url: url), logger: TestDatabases.logger).run()
            try await withService(name) { app in
                let versions = try await app.done(.get, "/v1/procedures", as: .administrator).items.list
                    .filter { $0.track == "inspection" }
                #expect(versions.map(\.version.int) == [1, ProcedureVersion.currentNumber])
                #expect(versions.map(\.in_force.isTrue) == [true, false], "the new version begins tomorrow")
                #expect(versions.allSatisfy { $0.known.isTrue && $0.origin == "program" })
                let story = Story(app: app, caseID: caseID, inspectionID: caseID, firm: .kebun)
                #expect(try await app.version(of: caseID) == 1)
                try await story.toReporting()
                // Version 1 knows no act that adopts rules.
                let migrate: JSON = ["rules_on": .string(ago(0)), "cases": [.string(caseID)], "reason": "Uji."]
                let early = try await app.done(
                    .post,
                    "/v1/procedures/inspection/migrations",
                    migrate,
                    as: .divisionHead
                )
                #expect(early.refused == 1)
                try await app.begin(ProcedureVersion.currentNumber, ago: 1)
                let moved = try await app.done(
                    .post,
                    "/v1/procedures/inspection/migrations",
                    ["version": 2, "cases": [.string(caseID)], "reason": "Uji."],
                    as: .divisionHead
                )
                #expect(moved.moved == 1, "\(moved)")
                #expect(try await app.version(of: caseID) == ProcedureVersion.currentNumber)
                let finding = try await story.findings()[0]
                try await story.step(
                    "record_verification",
                    on: 0,
                    as: .inspector,
                    ["details": ["findings": [["finding_id": .string(finding), "outcome": "remedied"]]]]
                )
                try await story.step("confirm_compliance", on: 0, as: .coordinator)
                #expect(try await story.state() == "complied")
                try await app.expectTrueProjections()
            }
        }
    }

    @Test("A running case can be finished under version 1 without ever moving")
    func finishedUnderOne() async throws {
        try await withOldDatabase { name, caseID in
            let url = try TestServer.shared.get().url(name)
            try await Setup(Deployment(url: url), logger: TestDatabases.logger).run()
            // Another start finds everything done.
            let again = try await Setup(Deployment(url: url), logger: TestDatabases.logger).run()
            #expect(again.migrations == 0 && !again.refreshedReferenceData)
            try await withService(name) { app in
                let story = Story(app: app, caseID: caseID, inspectionID: caseID, firm: .kebun)
                try await story.toSecondNote()
                #expect(try await app.version(of: caseID) == 1)
                try await story.step("withdraw", on: 0, as: .officeHead, ["details": ["legal_basis": "Uji"]])
                #expect(try await story.state() == "withdrawn")
            }
        }
    }

    @Test("A build refuses to start on a version that it does not know, and on another content under a known number")
    func newer() async throws {
        try await withApp { app in
            let version = ProcedureVersion.current(.inspection)
            let content =
                version.canonicalText.replacing("version \(version.number)", with: "version 9", maxReplacements: 1)
                + "state levitating\n"
            _ = try await app.superuser.execute(
                """
                INSERT INTO procedure_version (procedure, version, content_sha256, content, valid_from, published_at)
                VALUES ('inspection', 9, \(SHA256.hex(of: Array(content.utf8))), \(content), '2030-01-01', now())
                """
            )
            let deployment = Deployment(url: try TestServer.shared.get().url(app.database))
            let refusal = await #expect(throws: StartFailure.self) {
                try await Setup(deployment, logger: TestDatabases.logger).run()
            }
            #expect(refusal?.message.en.contains("version 9") == true)
            // A server that already runs goes on with what it knows.
            _ = try await Story.begin(app, on: 1)
        }
    }
}

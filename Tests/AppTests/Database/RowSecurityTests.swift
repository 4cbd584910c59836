import Foundation
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Row security")
struct RowSecurityTests {
    /// Runs a test on a database in which many cases stand, so that most tables hold rows.
    private func withCases(_ body: @escaping @Sendable (TestApp, Story) async throws -> Void) async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toSecondNote()
            try await SanctionStory.begin(app, .bengkel).toReport()
            try await body(app, story)
        }
    }

    @Test("Every table forces row security and has at least one policy or grants the service nothing")
    func everyTable() async throws {
        try await withSharedApp { app in
            let open = try await app.superuser.query(
                """
                SELECT c.relname FROM pg_class c
                WHERE c.relnamespace = 'patuh'::regnamespace AND c.relkind IN ('r', 'p')
                  AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
                """
            ).map { try $0.column(0, as: String.self) }
            #expect(open == [])
            let owned: Int = try await app.value(
                """
                SELECT count(*) FROM pg_class WHERE relnamespace = 'patuh'::regnamespace AND relkind = 'r'
                  AND pg_get_userbyid(relowner) <> 'patuh_owner'
                """
            )
            #expect(owned == 0)
            let mighty: Int = try await app.value(
                "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'patuh%' AND (rolbypassrls OR rolsuper)"
            )
            #expect(mighty == 0)
        }
    }

    /// A secret that opens nothing.
    private static let nonsense: [String?] = [nil, "", "nonsense", "' OR true --", "uji.inspector"]

    @Test("Without a session, or with a nonsense secret, no table shows a row")
    func nothingSeen() async throws {
        try await withCases { app, _ in
            let tables = try await app.tables()
            #expect(tables.count > 30)
            try await app.withServiceRole { role in
                for secret in Self.nonsense {
                    for table in tables {
                        let outcome = await role.attempt(secret, ["SELECT FROM \(identifier: table)"])
                        #expect(
                            [.rows(0), .refused("42501")].contains(outcome),
                            "\(table) with \(secret ?? "nothing")"
                        )
                    }
                }
            }
        }
    }

    @Test("Without a session no table takes a change, and none can be emptied")
    func nothingChanged() async throws {
        try await withCases { app, _ in
            let before = try await app.dump()
            try await app.withServiceRole { role in
                for table in try await app.tables() {
                    let column: String = try await app.value(
                        """
                        SELECT attname FROM pg_attribute WHERE attrelid = format('patuh.%I', \(table)::text)::regclass
                          AND attnum = 1
                        """
                    )
                    for secret in [nil, "nonsense", Person.administrator.token] {
                        let emptied = await role.attempt(secret, ["TRUNCATE \(identifier: table) CASCADE"])
                        #expect(emptied == .refused("42501"), "\(table)")
                        let deleted = await role.attempt(secret, ["DELETE FROM \(identifier: table)"])
                        #expect(deleted == .refused("42501"), "\(table)")
                    }
                    let updated = await role.attempt(
                        "nonsense",
                        ["UPDATE \(identifier: table) SET \(identifier: column) = \(identifier: column)"]
                    )
                    #expect(updated == .rows(0) || "\(updated)".hasPrefix("refused"), "\(table)")
                    let copied = await role.attempt(
                        "nonsense",
                        ["INSERT INTO \(identifier: table) SELECT * FROM \(identifier: table)"]
                    )
                    #expect(copied == .rows(0) || "\(copied)".hasPrefix("refused"), "\(table)")
                }
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test(
        "A session that has ended or expired sees nothing",
        arguments: ["ended_at = now()", "expires_at = now() - interval '1 second'"]
    )
    func deadSession(change: String) async throws {
        try await withCases { app, _ in
            try await app.superuser.withConnection {
                try await $0.run(
                    script:
                        "UPDATE patuh.session SET \(change) WHERE person_id = (SELECT id FROM patuh.person WHERE login = 'uji.coordinator')"
                )
            }
            try await app.withServiceRole { role in
                for table in try await app.tables() {
                    let outcome = await role.attempt(.coordinator, "SELECT FROM \(identifier: table)")
                    #expect([.rows(0), .refused("42501")].contains(outcome), "\(table)")
                }
                #expect(await role.attempt(.inspector, "SELECT FROM enforcement_case") == .rows(3))
            }
        }
    }

    @Test("Another person's id in the setting gains nothing, nor does any other setting")
    func forged() async throws {
        try await withCases { app, _ in
            let id: UUID = try await app.value("SELECT id FROM person WHERE login = \(Person.coordinator.login)")
            let session: UUID = try await app.value("SELECT id FROM session WHERE person_id = \(id)")
            let digest = SessionSecret(Person.coordinator.token).digest.map { String(format: "%02x", $0) }.joined()
            try await app.withServiceRole { role in
                for secret in [
                    id.uuidString, id.uuidString.lowercased(), Person.coordinator.login, session.uuidString, digest,
                    "\\x" + digest,
                ] {
                    #expect(await role.attempt(secret, ["SELECT FROM enforcement_case"]) == .rows(0))
                    #expect(await role.attempt(secret, ["SELECT * FROM whoami()"]) == .rows(0))
                }
                for setting in ["patuh.person", "patuh.actor", "patuh.role", "patuh.actor_id"] {
                    let outcome = await role.attempt(
                        nil,
                        [
                            "SELECT set_config(\(setting), \(id.uuidString), true)", "SELECT FROM enforcement_case",
                        ]
                    )
                    #expect(outcome == .rows(0))
                }
                for become in ["patuh_owner", "patuh_definer", "patuh_jobs", "postgres"] {
                    #expect(
                        await role.attempt(.coordinator, "SET LOCAL ROLE \(identifier: become)") == .refused("42501")
                    )
                }
                #expect(
                    await role.attempt(.coordinator, "SET LOCAL row_security = off", "SELECT FROM enforcement_case")
                        == .refused("42501")
                )
            }
        }
    }

    @Test("A case of another territory is unseen with all that hangs on it, and can't be added to")
    func otherTerritory() async throws {
        try await withCases { app, story in
            let id = try CaseID(story.caseID)
            let tables = try await app.superuser.query(
                """
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'case_id'
                WHERE c.relnamespace = 'patuh'::regnamespace AND c.relkind = 'r' ORDER BY 1
                """
            ).map { try $0.column(0, as: String.self) }
            #expect(tables.count > 10)
            try await app.withServiceRole { role in
                for person in [
                    Person.inspectorElsewhere, .coordinatorElsewhere, .bpjsOfficerElsewhere, .administrator,
                    .programmeOfficer,
                ] {
                    for table in tables {
                        let outcome = await role.attempt(
                            person,
                            "SELECT FROM \(identifier: table) WHERE case_id = \(id)"
                        )
                        #expect([.rows(0), .refused("42501")].contains(outcome), "\(table) as \(person)")
                    }
                    #expect(await role.attempt(person, "SELECT FROM enforcement_case") == .rows(0))
                }
                let insert: SQL = """
                    INSERT INTO enforcement_case (id, track, procedure_version, company_id, region_code, office_id)
                    SELECT gen_random_uuid(), 'inspection', 1, \(try CompanyID(Firm.katering.id)), '62.01', id
                    FROM office WHERE code = 'korwil-3'
                    """
                #expect(await role.attempt(.inspectorElsewhere, insert) == .refused("42501"))
                let firm: SQL = """
                    INSERT INTO company (id, legal_name, name_key, region_code)
                    VALUES (gen_random_uuid(), 'PT Rekaan', 'REKAAN', '62.02')
                    """
                #expect(await role.attempt(.inspectorElsewhere, firm) == .refused("42501"))
                #expect(await role.attempt(.inspector, firm) == .rows(1))
                let taken: SQL =
                    "UPDATE company SET region_code = '62.01' WHERE id = \(try CompanyID(Firm.katering.id))"
                #expect(await role.attempt(.inspectorElsewhere, taken) == .rows(0))
                #expect(await role.attempt(.inspector, taken) == .refused("42501"))
            }
        }
    }

    /// A table, who must not read it, and of which track's cases.
    private static let sides: [(String, Person, String)] = [
        ("case_event", .bpjsOfficer, "inspection"), ("letter", .bpjsOfficer, "inspection"),
        ("letter_delivery", .bpjsBranchHead, "inspection"), ("visit", .bpjsOfficer, "inspection"),
        ("finding_outcome", .bpjsExaminer, "inspection"), ("case_event", .inspector, "bpjs_sanction"),
        ("case_event", .officeHead, "bpjs_sanction"),
    ]

    @Test("BPJS doesn't read the inspectors' acts, nor the inspectors BPJS'")
    func ownSide() async throws {
        try await withCases { app, _ in
            for (table, person, track) in Self.sides {
                let condition: SQL = "case_id IN (SELECT id FROM enforcement_case WHERE track = \(track))"
                let there: Int = try await app.value("SELECT count(*) FROM \(identifier: table) WHERE \(condition)")
                #expect(there > 0)
                try await app.withServiceRole { role in
                    let seen = await role.attempt(person, "SELECT FROM \(identifier: table) WHERE \(condition)")
                    #expect(seen == .rows(0), "\(table) as \(person)")
                    // The proposal that BPJS' report has opened is one more inspection.
                    let cases = await role.attempt(person, "SELECT FROM enforcement_case WHERE track = \(track)")
                    #expect(cases == .rows(track == "inspection" ? 2 : 1))
                }
            }
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The database itself keeps closed files, and each side's inside")
struct ClosedFileTests {
    /// To a file that is closed, with a paper and a letter in it.
    private static func closed(_ app: TestApp, _ firm: Firm = .kebun) async throws -> Story {
        let story = try await Story.begin(app, firm)
        try await story.order(on: 85)
        _ = try await story.add()
        try await story.visit(on: 80)
        try await story.finding("not_remitted", on: 80)
        try await story.step("add_remark", on: 79, as: .inspector, ["note": "Catatan dalam."])
        try await story.step("report_incident", on: 78, as: .inspector)
        return story
    }

    // MARK: The catalogue

    @Test("Every table that hangs on a case stands in the list of who reads it")
    func catalogue() async throws {
        try await withSharedApp { app in
            let hanging = try await app.superuser.query(
                """
                WITH RECURSIVE hang (rel) AS (
                    SELECT r FROM unnest(ARRAY['enforcement_case', 'case_event']::regclass[]::oid[]) r
                    UNION SELECT k.conrelid FROM pg_constraint k JOIN hang h ON k.confrelid = h.rel WHERE k.contype = 'f')
                SELECT c.relname FROM pg_class c WHERE c.oid IN (SELECT rel FROM hang)
                UNION
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = 'patuh'::regnamespace AND c.relkind IN ('r', 'p')
                  AND a.attname ~ '(^|_)case(_id)?$' AND NOT a.attisdropped
                """
            ).map { try $0.column(0, as: String.self) }
            #expect(Set(hanging) == Set(HangingTable.all.map(\.name)))
            #expect(HangingTable.all.count == Set(HangingTable.all.map(\.name)).count)
            let states: [String] = try await app.value("SELECT closed_states()")
            #expect(Set(states) == Set(ClosedFiles.states))
            #expect(try await app.value("SELECT closed_clocks()", as: [String].self) == ClosedFiles.clocks)
        }
    }

    @Test("Views that show outlines show nothing without a session, and everything once with one")
    func views() async throws {
        try await withApp { app in
            _ = try await Self.closed(app)
            let views = try await app.superuser.query(
                "SELECT relname FROM pg_class WHERE relnamespace = 'patuh'::regnamespace AND relkind = 'v' ORDER BY 1"
            ).map { try $0.column(0, as: String.self) }
            #expect(views.count == 11)
            try await app.withServiceRole { role in
                for view in views {
                    for secret in [nil, "nonsense"] {
                        let outcome = await role.attempt(secret, ["SELECT FROM \(identifier: view)"])
                        #expect([.rows(0), .refused("42501")].contains(outcome), "\(view)")
                    }
                }
                for person in [Person.investigator, .coordinator, .auditor, .bpjsOfficer] {
                    for view in ["case_seen", "finding_seen"] {
                        #expect(
                            await role.attempt(person, "SELECT FROM \(identifier: view)") == .rows(1),
                            "\(view) as \(person)"
                        )
                    }
                }
                for person in [Person.coordinatorElsewhere, .bpjsOfficerElsewhere, .administrator, .licensingOfficer] {
                    for view in views where !view.hasSuffix("_truth") {
                        #expect(
                            await role.attempt(person, "SELECT FROM \(identifier: view)") == .rows(0),
                            "\(view) as \(person)"
                        )
                    }
                }
            }
        }
    }

    // MARK: Table by table

    /// Asks every table for the rows of a case, as everybody.
    ///
    /// - Returns: The tables in which the case has rows.
    private static func check(
        _ app: TestApp,
        _ id: CaseID,
        on track: Track,
        _ readers: KeyPath<HangingTable, HangingTable.Readers>
    ) async throws -> Set<String> {
        var filled: Set<String> = []
        try await app.withServiceRole { role in
            for table in HangingTable.all {
                if case .otherwise = table[keyPath: readers] { continue }
                let there: Int = try await app.value(
                    "SELECT count(*) FROM \(identifier: table.name) t WHERE \(table.rows(id))"
                )
                if there > 0 { filled.insert(table.name) }
                let condition: SQL = try await app.key(of: table, id)
                for person in Person.home {
                    let reads = table[keyPath: readers].contain(person, of: track)
                    let outcome = await role.attempt(
                        person,
                        "SELECT FROM \(identifier: table.name) t WHERE \(condition)"
                    )
                    if case .nobody = table[keyPath: readers] {
                        #expect([.rows(0), .refused("42501")].contains(outcome), "\(table.name) as \(person)")
                    } else {
                        #expect(outcome == .rows(reads ? there : 0), "\(table.name) as \(person)")
                    }
                }
            }
        }
        return filled
    }

    @Test("Of an open inspection each side reads by SQL what the law gives it, table by table")
    func openInspection() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            _ = try await story.add()
            try await story.toSecondNote()
            try await app.workThrough()
            let filled = try await Self.check(app, try CaseID(story.caseID), on: .inspection, \.open)
            #expect(
                filled.isSuperset(of: [
                    "case_event", "letter", "letter_content", "letter_delivery", "visit", "visit_author", "finding",
                    "finding_outcome", "finding_period", "assignment_case", "evidence", "evidence_custody",
                    "case_clock",
                    "case_state_period", "queue_item", "noncompliance_item", "inspection", "case_pin",
                ])
            )
        }
    }

    @Test("Of a sanction case the labour office reads by SQL its outline, and no act, letter or fact")
    func sanction() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .bengkel)
            try await story.toFirstWarning()
            try await story.deliver(on: 118)
            let filled = try await Self.check(app, try CaseID(story.caseID), on: .bpjsSanction, \.open)
            #expect(
                filled.isSuperset(of: [
                    "case_event", "letter", "letter_delivery", "finding", "case_clock", "queue_item",
                ])
            )
        }
    }

    @Test("While a file is closed nobody but the investigators reads a row of it by SQL, table by table")
    func closedInspection() async throws {
        try await withApp { app in
            let story = try await Self.closed(app)
            let filled = try await Self.check(app, try CaseID(story.caseID), on: .inspection, \.closed)
            #expect(
                filled.isSuperset(of: [
                    "case_event", "letter", "letter_content", "visit", "visit_author", "finding", "finding_period",
                    "assignment_case", "evidence", "queue_item", "noncompliance_item", "inspection", "outbox",
                ])
            )
            try await app.withServiceRole { role in
                for person in [Person.coordinator, .officeHead, .auditor, .bpjsBranchHead] {
                    let inside: SQL = "SELECT FROM case_state_period WHERE state = ANY (closed_states())"
                    #expect(await role.attempt(person, inside) == .rows(0), "\(person)")
                }
                // Blindly neither: an update asks no policy for reading.
                #expect(
                    await role.attempt(.officeHead, "UPDATE enforcement_case SET responsible_id = NULL") == .rows(0)
                )
                #expect(await role.attempt(.officeHead, "SELECT FROM enforcement_case FOR UPDATE") == .rows(0))
            }
        }
    }

    @Test("What was done inside stays inside when the case has left the file; the rest is its side's again")
    func left() async throws {
        try await withApp { app in
            let story = try await Self.closed(app)
            try await story.step("add_remark", on: 76, as: .investigator, ["note": "Dugaan pidana."])
            try await story.step("decline_to_examination", on: 70, as: .investigator)
            let id = try CaseID(story.caseID)
            let inside: Int = try await app.value("SELECT count(*) FROM case_event e WHERE \(ClosedFiles.holdAct)")
            #expect(inside == 3)
            try await app.withServiceRole { role in
                for person in [Person.inspector, .coordinator, .officeHead, .auditor, .investigator] {
                    let sees = person == .investigator
                    for table in ["letter", "letter_content", "outbox"] {
                        let own: Int = try await app.value(
                            """
                            SELECT count(*) FROM \(identifier: table) t
                            WHERE t.case_id = \(id) AND (\(sees) OR NOT is_closed_act(t.case_id, t.seq, NULL))
                            """
                        )
                        let all: Int = try await app.value(
                            "SELECT count(*) FROM \(identifier: table) t WHERE t.case_id = \(id)"
                        )
                        #expect(sees || own < all, "\(table)")
                        let seen = await role.attempt(person, "SELECT FROM \(identifier: table) WHERE case_id = \(id)")
                        #expect(seen == .rows(own), "\(table) as \(person)")
                    }
                    let acts: SQL = "SELECT FROM case_event e WHERE \(ClosedFiles.holdAct) AND actor_id <> actor_id()"
                    let others: Int = try await app.value(
                        """
                        SELECT count(*) FROM case_event e JOIN person p ON p.id = e.actor_id
                        WHERE \(ClosedFiles.holdAct) AND p.login <> \(person.login)
                        """
                    )
                    #expect(await role.attempt(person, acts) == .rows(sees ? others : 0), "\(person)")
                    let states: SQL =
                        "SELECT FROM case_state_period WHERE case_id = \(id) AND state = ANY (closed_states())"
                    #expect(await role.attempt(person, states) == .rows(sees ? 1 : 0), "\(person)")
                    #expect(
                        await role.attempt(person, "SELECT FROM visit WHERE case_id = \(id)") == .rows(1),
                        "\(person)"
                    )
                    #expect(
                        await role.attempt(person, "SELECT FROM enforcement_case WHERE state = 'examining'") == .rows(1)
                    )
                }
            }
            // Who works it names its version, as it is.
            let present = try await story.read()
            let more: [String: JSON] = ["note": "x", "expected_version": present.version]
            try await story.step("add_remark", on: 60, as: .inspector, more)
        }
    }

    // MARK: Over HTTP

    /// Lists and pages on which a case or its traces could be seen.
    private static func paths(_ story: Story) -> [String] {
        [
            "/v1/cases", "/v1/cases?state=followed_up", "/v1/cases?state=investigation",
            "/v1/cases?company_id=\(story.firm.id)",
            "/v1/cases/\(story.caseID)", "/v1/cases/\(story.caseID)/events", "/v1/cases/\(story.caseID)/clocks",
            "/v1/cases/\(story.caseID)/letters", "/v1/cases/\(story.caseID)/evidence",
            "/v1/cases/\(story.caseID)/messages",
            "/v1/cases/\(story.caseID)/actions", "/v1/cases/\(story.caseID)/debts", "/v1/queue", "/v1/queue/counts",
            "/v1/queue?bucket=overdue", "/v1/noncompliant-companies", "/v1/noncompliant-companies?as_of=\(ago(1))",
            "/v1/companies/\(story.firm.id)", "/v1/companies/\(story.firm.id)/timeline", "/v1/companies", "/v1/notices",
            "/v1/inspections", "/v1/inspections/\(story.inspectionID)",
            "/v1/inspections/\(story.inspectionID)/findings",
            "/v1/visits", "/v1/assignments", "/v1/incoming-letters", "/v1/letter-agenda?office=disnakertrans",
            "/v1/letter-drafts",
        ]
    }

    /// What somebody is told at a path.
    private static func told(_ app: TestApp, _ path: String, _ person: Person) async throws -> String {
        let answer = try await app.get(path, as: person)
        return answer.status == 200 ? answer.text : "\(answer.status) \(answer.code)"
    }

    @Test(
        "Nothing that others are told changes while investigators work: no version, day, count or order",
        arguments: [Person.inspector, .coordinator, .officeHead, .auditor, .bpjsOfficer, .bpjsBranchHead]
    )
    func noHint(person: Person) async throws {
        try await withApp { app in
            let story = try await Self.closed(app)
            _ = try await Story.begin(app, .bengkel)
            try await app.workThrough()
            var before: [String: String] = [:]
            for path in Self.paths(story) { before[path] = try await Self.told(app, path, person) }
            #expect(before["/v1/cases/\(story.caseID)"]?.contains("\"followed_up\"") == true)
            try await story.step("add_remark", on: 60, as: .investigator, ["note": "x"])
            try await story.step("open_investigation", on: 55, as: .investigator)
            try await story.step("send_spdp", on: 52, as: .investigator)
            try await story.step("hand_over_file", on: 40, as: .investigator)
            try await app.workThrough()
            for path in Self.paths(story) {
                #expect(try await Self.told(app, path, person) == before[path], "\(path)")
            }
            // The version that others read stands still; the step is refused for the file, not for the version.
            let shown = try await app.done(.get, "/v1/cases/\(story.caseID)", as: person)
            let own = try await app.done(.get, "/v1/cases/\(story.caseID)", as: .investigator)
            #expect(shown.version != own.version && own.state.text == "prosecution")
            let refused = try await story.tryStep(
                "add_remark",
                on: 10,
                as: person,
                ["note": "x", "expected_version": shown.version]
            )
            #expect((400..<500).contains(refused.status) && !refused.text.contains("prosecution"), "\(refused.text)")
        }
    }

    @Test("The API tells of cases what SQL shows, no more and no less")
    func same() async throws {
        try await withApp { app in
            let closed = try await Self.closed(app)
            let open = try await Story.begin(app, .bengkel)
            try await open.toFirstNote()
            _ = try await SanctionStory.begin(app, .katering).toFirstWarning()
            for person in Person.home where PermissionTable.allows(person.role, .readCases) {
                let told = try await app.done(.get, "/v1/cases?limit=200", as: person).items.list.map {
                    "\($0.id.text) \($0.state.text) \($0.version.int)"
                }
                let lines: SQL = "SELECT id || ' ' || state || ' ' || version FROM case_seen"
                #expect(try await app.lines(lines, as: person) == told.sorted(), "\(person)")
                for id in [closed.caseID, open.caseID] {
                    let events = try await app.get("/v1/cases/\(id)/events?limit=200", as: person).json.items.list.map(
                        \.id.text
                    )
                    let rows: SQL = "SELECT id::text FROM case_event WHERE case_id = \(try CaseID(id))"
                    #expect(try await app.lines(rows, as: person) == events.sorted(), "\(person)")
                    let letters = try await app.get("/v1/cases/\(id)/letters?limit=200", as: person).json.items.list
                        .map(\.letter.id.text)
                    let papers: SQL = "SELECT id::text FROM letter WHERE case_id = \(try CaseID(id))"
                    #expect(try await app.lines(papers, as: person) == letters.sorted(), "\(person)")
                }
                let facts = try await app.get("/v1/cases/\(open.caseID)", as: person).json.findings.list.map(
                    \.facts.text
                )
                let words: SQL =
                    "SELECT coalesce(facts, '') FROM finding_seen WHERE case_id = \(try CaseID(open.caseID))"
                #expect(try await app.lines(words, as: person) == facts.sorted(), "\(person)")
            }
        }
    }
}

extension TestApp {
    /// The rows of a table that are a case's, by keys that a reader need not see the parents of.
    fileprivate func key(of table: HangingTable, _ id: CaseID) async throws -> SQL {
        let rows = try await superuser.query(
            "SELECT t.ctid::text FROM \(identifier: table.name) t WHERE \(table.rows(id))"
        )
        let places = try rows.map { try $0.column(0, as: String.self) }
        return "t.ctid = ANY (\(places)::text[]::tid[])"
    }

    /// The text lines that somebody reads by SQL, sorted.
    fileprivate func lines(_ sql: SQL, as person: Person) async throws -> [String] {
        try await withServiceRole { role in
            try await role.pool.transaction { tx in
                _ = try await tx.query("SELECT set_config('patuh.secret', \(person.token), true)")
                return try await tx.query(sql).map { try $0.column(0, as: String.self) }.sorted()
            }
        }
    }
}

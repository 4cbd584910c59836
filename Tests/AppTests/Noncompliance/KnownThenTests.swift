import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("What was known on a day, and who may know what")
struct KnownThenTests {
    /// Makes everything that is known now known ten days ago.
    private func age(_ app: TestApp) async throws {
        try await app.superuser.withConnection {
            try await $0.run(
                script: """
                    SET session_replication_role = replica;
                    UPDATE patuh.finding_period SET known_from = known_from - interval '10 days';
                    UPDATE patuh.case_state_period SET known_from = known_from - interval '10 days',
                        known_until = known_until - interval '10 days';
                    UPDATE patuh.company_region_period SET known_from = known_from - interval '20 days';
                    UPDATE patuh.case_event SET recorded_at = recorded_at - interval '10 days';
                    UPDATE patuh.finding SET recorded_at = recorded_at - interval '10 days';
                    \(TestApp.remakePeriods)
                    RESET session_replication_role
                    """
            )
        }
    }

    private func firms(_ app: TestApp, _ query: String, as person: Person = .bpjsOfficer) async throws -> [String] {
        try await app.done(.get, "/v1/noncompliant-companies?\(query)", as: person).items.list.map(\.name.text)
    }

    @Test("A finding that was remedied today still stood yesterday, and did not stand before it was known")
    func remedied() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            try await story.step("begin_verification", on: 30, as: .inspector)
            try await age(app)
            #expect(try await firms(app, "") == [Firm.kebun.name])
            try await story.step("record_verification", on: 0, as: .inspector, story.outcomes("remedied"))
            #expect(try await firms(app, "") == [])
            #expect(try await firms(app, "as_of=\(ago(0))") == [])
            #expect(try await firms(app, "as_of=\(ago(1))") == [Firm.kebun.name])
            #expect(try await firms(app, "as_of=\(ago(9))") == [Firm.kebun.name])
            #expect(try await firms(app, "as_of=\(ago(12))") == [])
            #expect(try await firms(app, "as_of=\(ago(1))", as: .bpjsOfficerElsewhere) == [])
        }
    }

    @Test("Once the criminal way is open, all but the investigators read that the case is being followed up")
    func closedFile() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            try await story.visit(on: 80)
            try await story.finding("not_remitted", on: 80)
            try await story.step("report_incident", on: 70, as: .inspector)
            for person in [Person.bpjsOfficer, .coordinator, .divisionHead, .officeHead, .auditor, .inspector] {
                let read = try await app.done(.get, "/v1/cases/\(story.caseID)", as: person)
                #expect(read.state.text == "followed_up", "\(person)")
                let item = try await app.done(.get, "/v1/cases", as: person).items[0]
                #expect(item.state.text == "followed_up", "\(person)")
                #expect(try await app.done(.get, "/v1/cases?limit=1", as: person).items.list.count == 1)
                // Nobody but the investigators has to do something about it.
                #expect(try await app.done(.get, "/v1/queue", as: person).items.list.isEmpty, "\(person)")
                let events = try await app.get("/v1/cases/\(story.caseID)/events", as: person)
                #expect(
                    !events.text.contains("incident_report") && !events.text.contains("report_incident"),
                    "\(person)"
                )
                let whole = try await app.get("/v1/cases/\(story.caseID)", as: person)
                #expect(!whole.text.contains("incident_report"), "\(person)")
                #expect(try await app.get("/v1/cases?state=incident_report", as: person).json.items.list.isEmpty)
            }
            let finding = try await app.done(.get, "/v1/noncompliant-companies", as: .bpjsOfficer).items[0].findings[0]
            #expect(finding.state.text == "followed_up")
            let open = try await app.done(.get, "/v1/cases/\(story.caseID)", as: .investigator)
            #expect(open.state.text == "incident_report")
            let blocked = try await story.tryStep("add_remark", on: 60, as: .coordinator, ["note": "x"])
            #expect(blocked.status >= 400 && blocked.status < 500, "\(blocked.text)")
        }
    }

    @Test("A name that a spreadsheet would compute is told as text, in a table with a byte order mark and semicolons")
    func table() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toReporting()
            _ = try await app.superuser.query(
                "UPDATE company SET legal_name = '=HYPERLINK(\"x\";1)' WHERE id = \(try CompanyID(Firm.kebun.id))"
            )
            let answer = try await app.get(
                "/v1/noncompliant-companies",
                as: .bpjsOfficer,
                headers: ["Accept": "text/csv", "X-Purpose": "Rapat cabang"]
            )
            #expect(answer.status == 200 && answer.data.starts(with: [0xEF, 0xBB, 0xBF]))
            #expect(answer.header("Content-Type")?.hasPrefix("text/csv") == true)
            let lines = answer.text.split(separator: "\r\n")
            #expect(lines.count == 2 && lines[0].contains(";"))
            #expect(answer.text.contains("'=HYPERLINK"))
            let elsewhere = try await app.get(
                "/v1/noncompliant-companies",
                as: .bpjsOfficerElsewhere,
                headers: ["Accept": "text/csv", "X-Purpose": "Rapat cabang"]
            )
            #expect(elsewhere.text.split(separator: "\r\n").count == 1)
            #expect(try await app.get("/v1/companies/\(Firm.kebun.id)", as: .bpjsOfficerElsewhere).status == 404)
            #expect(try await app.get("/v1/cases/\(story.caseID)", as: .bpjsOfficerElsewhere).status == 404)
        }
    }
}

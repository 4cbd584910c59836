import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("What the branch's question is narrowed by")
struct FilterTests {
    private static let path = "/v1/noncompliant-companies"

    /// Makes three firms listed: two findings 80 days ago of one, one finding of the others; and ages all by ten days.
    private func make(_ app: TestApp) async throws {
        let story = try await Story.begin(app, .kebun)
        try await story.order(on: 85)
        try await story.visit(on: 80)
        try await story.finding(on: 80)
        try await story.finding("arrears", on: 80)
        try await story.step("submit_report", on: 78, as: .inspector)
        try await Story.begin(app, .bengkel).toFirstNote(received: 60)
        try await Story.begin(app, .katering).toReporting()
        try await app.superuser.withConnection {
            try await $0.run(
                script: """
                    SET session_replication_role = replica;
                    UPDATE patuh.finding_period SET known_from = known_from - interval '10 days';
                    UPDATE patuh.case_state_period SET known_from = known_from - interval '10 days',
                        known_until = known_until - interval '10 days';
                    UPDATE patuh.company_region_period SET known_from = known_from - interval '20 days';
                    UPDATE patuh.finding SET established_on = established_on - 100, workers_affected = 7
                        WHERE company_id = '\(Firm.katering.id)';
                    UPDATE patuh.noncompliance_item SET since = since - 100, workers = 7
                        WHERE company_id = '\(Firm.katering.id)';
                    INSERT INTO patuh.debt (id, company_id, region_code, office_id, due_on, state, version, billed, balance)
                    SELECT gen_random_uuid(), c.id, c.region_code, o.id, current_date, 'open', 1, 500, 500
                    FROM patuh.company c, patuh.office o WHERE c.id = '\(Firm.kebun.id)' AND o.code = 'kc-sampit';
                    INSERT INTO patuh.debt_event (id, debt_id, seq, from_state, action, to_state, occurred_on, recorded_at,
                        actor_id, actor_role, change, balance_after)
                    SELECT gen_random_uuid(), d.id, 1, 'new', 'bill', 'open', current_date - 9, now() - interval '9 days',
                           p.id, 'bpjs_officer', 500, 500 FROM patuh.debt d, patuh.person p LIMIT 1;
                    \(TestApp.remakePeriods)
                    RESET session_replication_role
                    """
            )
        }
    }

    @Test("Each filter leaves the firms of which one finding is all that is asked for, today and on a past day alike")
    func narrows() async throws {
        try await withApp { app in
            try await make(app)
            let (kebun, bengkel, katering) = ("PT Kebun Rekaan", "CV Bengkel Rekaan", "UD Katering Rekaan")
            let expected: [(String, [String])] = [
                ("region=62.02", [bengkel, katering, kebun]),
                ("finding=arrears,obstruction", [kebun]),
                ("finding=arrears,unregistered", [bengkel, katering, kebun]),
                ("state=reporting,examining", [katering, kebun]),
                ("finding=arrears,unregistered&state=first_note", [bengkel]),
                ("since_before=\(ago(100))", [katering]), ("since_after=\(ago(100))", [bengkel, kebun]),
                ("min_days=101", [katering]), ("min_days=300", []),
                ("min_workers=42", [bengkel, kebun]), ("min_workers=43", []),
                ("min_workers=7", [bengkel, katering, kebun]),
                ("min_amount=500", [kebun]), ("min_amount=501", []),
                ("q=katering", [katering]), ("q=rekan%20bengkl", [bengkel]), ("q=tambak", []),
            ]
            for (query, names) in expected {
                for day in ["", "&as_of=\(ago(2))"] {
                    let answer = try await app.done(.get, "\(Self.path)?\(query)\(day)", as: .bpjsOfficer)
                    #expect(answer.items.list.map(\.name.text) == names, "\(query)\(day)")
                }
            }
            // The first note's term has passed; the others have none.
            let late = try await app.done(.get, Self.path + "?overdue=true", as: .coordinator).items.list
            #expect(late.map(\.name.text) == [bengkel])
            #expect(
                try await app.done(.get, Self.path + "?min_amount=500&as_of=\(ago(10))", as: .bpjsOfficer).items.list
                    .isEmpty
            )
        }
    }

    @Test("What only examined findings have is refused for indications, and words that there are not, with their names")
    func refuses() async throws {
        try await withSharedApp { app in
            let refused = [
                "since_before=\(ago(1))", "since_after=\(ago(1))", "min_days=1", "min_workers=1", "min_amount=1",
                "overdue=true", "q=kebun", "finding=arrears,unregistered", "state=indicated,notified",
            ]
            for query in refused {
                let answer = try await app.get("\(Self.path)?basis=indication&\(query)", as: .bpjsOfficer)
                #expect(answer.status == 400 && answer.text.contains("findings_only"), "\(query): \(answer.text)")
            }
            for query in ["finding=arrears,x", "state=first_note,x", "finding=,", "min_days=-1", "overdue=maybe"] {
                #expect(try await app.get("\(Self.path)?\(query)", as: .bpjsOfficer).status == 400, "\(query)")
            }
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("How many firms do not comply, and what has changed")
struct FacetTests {
    private static let path = "/v1/noncompliant-companies"

    /// All firms that the list shows, page by page.
    private func count(_ app: TestApp, _ query: String, as person: Person) async throws -> Int {
        var (count, cursor) = (0, "")
        repeat {
            let page = try await app.done(.get, "\(Self.path)?\(Self.joined("limit=200", query))\(cursor)", as: person)
            count += page.items.list.count
            cursor = page.next_cursor.text.isEmpty ? "" : "&cursor=\(page.next_cursor.text)"
        } while !cursor.isEmpty
        return count
    }

    /// Parts of a query, the empty ones left out.
    private static func joined(_ parts: String...) -> String { parts.filter { !$0.isEmpty }.joined(separator: "&") }

    @Test("Each number is how many firms the list shows when it is narrowed to that value as well")
    func equalTheList() async throws {
        try await withApp { app in
            let story = try await Story.begin(app, .kebun)
            try await story.order(on: 85)
            try await story.visit(on: 80)
            try await story.finding(on: 80)
            try await story.finding("not_remitted", on: 40)
            try await story.step("submit_report", on: 38, as: .inspector)
            try await Story.begin(app, .bengkel).toFirstNote(received: 60)
            let closed = try await Story.begin(app, .tambak)
            try await closed.order()
            try await closed.visit(on: 80)
            try await closed.finding("not_remitted", on: 80)
            try await closed.step("report_incident", on: 70, as: .inspector)
            try await app.superuser.withConnection {
                try await $0.run(
                    script: """
                        SET session_replication_role = replica;
                        UPDATE patuh.finding_period SET known_from = known_from - interval '10 days';
                        UPDATE patuh.case_state_period SET known_from = known_from - interval '10 days',
                            known_until = known_until - interval '10 days';
                        UPDATE patuh.closed_file SET known_from = known_from - interval '10 days';
                        UPDATE patuh.company_region_period SET known_from = known_from - interval '20 days';
                        \(TestApp.remakePeriods)
                        RESET session_replication_role
                        """
                )
            }
            var compared = 0
            for person in [Person.officeHead, .bpjsOfficer, .investigator, .bpjsOfficerElsewhere] {
                for filter in ["", "finding=not_remitted", "min_workers=1&branch=kc-sampit", "region=62.02&q=kebun"] {
                    for day in ["", "as_of=\(ago(2))"] {
                        let query = Self.joined("overdue=false", day, filter)
                        let facets = try await app.done(.get, "\(Self.path)/facets?\(query)", as: person)
                        #expect(try await count(app, query, as: person) == facets.companies.int)
                        let names: [(String, JSON)] = [
                            ("finding", facets.findings), ("state", facets.states), ("region", facets.regions),
                            ("branch", facets.branches),
                        ]
                        for (name, items) in names {
                            for item in items.list where !filter.contains(name + "=") {
                                let value =
                                    item.value.text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                                let listed = try await count(app, "\(query)&\(name)=\(value)", as: person)
                                #expect(
                                    listed == item.companies.int && listed > 0,
                                    "\(person) \(filter) \(name)=\(value)"
                                )
                                compared += 1
                            }
                        }
                        for age in facets.ages.list {
                            let span = try #require(FindingAge(rawValue: age.value.text))
                            let latest = span.most.map { "&since_after=\(ago($0))" } ?? ""
                            let listed = try await count(
                                app,
                                "\(query)&min_days=\(span.fewest)\(latest)",
                                as: person
                            )
                            #expect(listed == age.companies.int, "\(person) \(filter) \(age.value.text)")
                        }
                    }
                }
            }
            #expect(compared > 40)
            let refused = try await app.get("\(Self.path)/facets?finding=x", as: .bpjsOfficer)
            #expect(refused.status == 400 && refused.fields == ["finding"])
        }
    }

    /// Waits until nothing that began before the latest change is under way: others use this server too.
    private func settle(_ app: TestApp) async throws {
        let query: SQL = """
            SELECT NOT EXISTS (SELECT FROM noncompliance_period n WHERE n.entered_by >= x OR n.left_by >= x)
            FROM pg_snapshot_xmin(pg_current_snapshot()) x
            """
        for _ in 0..<500 where try await !app.value(query, as: Bool.self) {
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Reads all changes there are after a place.
    private func changes(
        _ app: TestApp,
        _ since: String?,
        as person: Person,
        limit: Int = 2,
        settled: Bool = true
    ) async throws -> (items: [JSON], next: String) {
        if settled { try await settle(app) }
        var (items, next): ([JSON], String?) = ([], since)
        while true {
            let place = next.map { "&since=\($0)" } ?? ""
            let page = try await app.done(.get, "\(Self.path)/changes?limit=\(limit)\(place)", as: person)
            items += page.items.list
            next = page["next"].text
            if page.has_more != true { return (items, page["next"].text) }
        }
    }

    @Test("Changes are told once, in their order: what entered, changed and left")
    func told() async throws {
        try await withApp { app in
            let nothing = try await changes(app, nil, as: .bpjsOfficer)
            #expect(nothing.items.isEmpty)
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let first = try await changes(app, nothing.next, as: .bpjsOfficer)
            #expect(first.items.first?.change.text == "entered" && first.items.first?.to_state.text == "examining")
            #expect(first.items.dropFirst().allSatisfy { $0.change.text == "changed" })
            #expect(first.items.last?.to_state.text == "first_note")
            #expect(try await changes(app, first.next, as: .bpjsOfficer).items.isEmpty)
            #expect(try await changes(app, nil, as: .bpjsOfficerElsewhere).items.isEmpty)
            try await story.step("begin_verification", on: 30, as: .inspector)
            try await story.step("record_verification", on: 0, as: .inspector, story.outcomes("remedied"))
            let rest = try await changes(app, first.next, as: .bpjsOfficer, limit: 200)
            #expect(rest.items.last?.change.text == "left" && rest.items.last?.to_state == .null)
            let whole = try await changes(app, nil, as: .bpjsOfficer, limit: 1)
            #expect(whole.items.count == first.items.count + rest.items.count)
            let malformed = try await app.get("\(Self.path)/changes?since=abc", as: .bpjsOfficer)
            #expect(malformed.status == 400 && malformed.code == "malformed_cursor")
        }
    }

    @Test("A database restored from a dump tells its changes in their order, and refuses a place in another's list")
    func restored() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let first = try await changes(app, nil, as: .bpjsOfficer)
            #expect(first.items.count > 1)
            // As a dump of a server brings them that has counted far.
            let far: SQL = "(pg_current_xact_id()::text::bigint + 1000000)::text::xid8"
            _ = try await app.superuser.execute(
                """
                UPDATE noncompliance_period
                SET entered_by = \(far), left_by = CASE WHEN left_by IS NOT NULL THEN \(far) END
                """
            )
            #expect(try await changes(app, nil, as: .bpjsOfficer, settled: false).items.isEmpty)
            let url = try TestServer.shared.get().url(app.database)
            try await Setup(Deployment(url: url), logger: TestDatabases.logger).run()
            #expect(try await changes(app, nil, as: .bpjsOfficer).items == first.items)
            let place = try #require(PageRequest.decode(first.next))
            #expect(place.count == 5)
            for other in [Array(place.prefix(4)) + ["1"], ["999999999999"] + place.dropFirst()] {
                let path = "\(Self.path)/changes?since=\(PageRequest.encode(other))"
                let refused = try await app.get(path, as: .bpjsOfficer)
                #expect(refused.status == 400 && refused.code == "foreign_cursor", "\(refused.text)")
            }
        }
    }

    @Test("A change of a transaction that commits late is not passed over")
    func late() async throws {
        try await withApp { app in
            let slow = try await Story.begin(app, .kebun)
            let quick = try await Story.begin(app, .bengkel)
            try await slow.order(on: 85)
            try await slow.visit(on: 80)
            let start = try await changes(app, nil, as: .bpjsOfficer)
            // A transaction that has begun to write is under way while another one commits.
            let url = try TestServer.shared.get().url(app.database)
            let pool = try Pool(configuration: TestDatabases.single(url), logger: TestDatabases.logger)
            try await pool.transaction { tx in
                _ = try await tx.query("SELECT pg_current_xact_id()")
                try await quick.toReporting()
                let meanwhile = try await changes(app, start.next, as: .bpjsOfficer, settled: false)
                #expect(meanwhile.items.isEmpty && meanwhile.next == start.next)
            }
            await pool.close()
            try await slow.finding(on: 80)
            let after = try await changes(app, start.next, as: .bpjsOfficer)
            #expect(Set(after.items.map(\.name.text)) == ["PT Kebun Rekaan", "CV Bengkel Rekaan"])
        }
    }

    @Test("What goes on in a closed file is told to others once, as followed up")
    func closed() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            try await story.visit(on: 80)
            try await story.finding("not_remitted", on: 80)
            try await story.step("report_incident", on: 70, as: .inspector)
            for person in [Person.bpjsOfficer, .coordinator, .auditor] {
                let read = try await changes(app, nil, as: person)
                #expect(read.items.map(\.to_state.text) == ["examining", "followed_up"], "\(person)")
            }
            let inside = try await changes(app, nil, as: .investigator)
            #expect(inside.items.map(\.to_state.text) == ["examining", "incident_report"])
        }
    }
}

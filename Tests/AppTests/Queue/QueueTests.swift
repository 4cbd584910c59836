import API
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The queue")
struct QueueTests {
    @Test(
        "The pages written from the rows, of queue and cases, are what the contract's types would write",
        arguments: [Person.divisionHead, .investigator]
    )
    func text(person: Person) async throws {
        try await withApp { app in
            try await app.fill(120)
            try await app.superuser.withConnection {
                // Every state of both tracks, names that need escaping, some rows without anything that may be missing.
                try await $0.run(
                    script: #"""
                        SET session_replication_role = replica;
                        UPDATE patuh.queue_item q SET track = s.procedure, state = s.state, version = n,
                            company_name = E'PT "Uji" \\ \t\u0007 é 漢 ' || n, nib = CASE WHEN n % 3 = 0 THEN '8000000000000' END,
                            clock_kind = CASE WHEN n % 4 > 0 THEN 'first_note_compliance' END,
                            responsible_name = CASE WHEN responsible_id IS NOT NULL THEN 'Siti "Uji"' END
                        FROM (SELECT case_id, row_number() OVER (ORDER BY case_id) AS n FROM patuh.queue_item) k,
                             (SELECT procedure, state, row_number() OVER (ORDER BY procedure, state) - 1 AS m,
                                     count(*) OVER () AS total FROM patuh.procedure_state WHERE state <> 'new') s
                        WHERE k.case_id = q.case_id AND s.m = k.n % s.total;
                        RESET session_replication_role
                        """#
                )
            }
            try await app.superuser.withConnection {
                try await $0.run(
                    script: #"""
                        SET session_replication_role = replica;
                        UPDATE patuh.enforcement_case c SET track = q.track, state = q.state, version = q.version,
                            finding_kind = CASE q.track WHEN 'bpjs_sanction' THEN 'arrears' END,
                            closed_on = CASE WHEN q.version % 5 = 0 THEN current_date END
                        FROM patuh.queue_item q WHERE q.case_id = c.id;
                        UPDATE patuh.company f SET legal_name = q.company_name FROM patuh.queue_item q WHERE q.company_id = f.id;
                        DELETE FROM patuh.queue_item WHERE version % 7 = 0
                        """#
                )
            }
            var shown = 0
            for limit in [7, 200] {
                let answer = try await app.get("/v1/queue?limit=\(limit)", as: person)
                let page = try Wire.decoder().decode(Wire.Page<Wire.QueueItem>.self, from: answer.data)
                #expect(answer.text == String(decoding: try Wire.encoder().encode(page), as: UTF8.self))
                shown += page.items.count
                let cases = try await app.get("/v1/cases?limit=\(limit)", as: person)
                let list = try Wire.decoder().decode(Wire.Page<Wire.CaseSummary>.self, from: cases.data)
                #expect(cases.text == String(decoding: try Wire.encoder().encode(list), as: UTF8.self))
                shown += list.items.count
            }
            #expect(shown > 60)
        }
    }

    /// All pages of a list.
    private func pages(
        _ app: TestApp,
        _ path: String,
        limit: Int,
        as person: Person,
        between: @Sendable (Int) async throws -> Void = { _ in }
    ) async throws -> [JSON] {
        var items: [JSON] = []
        var cursor = ""
        repeat {
            let joint = path.contains("?") ? "&" : "?"
            let page = try await app.done(.get, "\(path)\(joint)limit=\(limit)\(cursor)", as: person)
            items += page.items.list
            #expect(page.items.list.count <= limit)
            cursor = page.next_cursor == .null ? "" : "&cursor=\(page.next_cursor.text)"
            try await between(items.count)
        } while !cursor.isEmpty
        return items
    }

    @Test(
        "It shows what is overdue first, and its counts are those of its lists, by bucket and scope",
        arguments: [
            ("all", Person.coordinator), ("team", .coordinator), ("mine", .inspector), ("all", .officeHead),
            ("all", .bpjsOfficer),
            ("team", .inspectorElsewhere),
        ]
    )
    func counts(scope: String, person: Person) async throws {
        try await withApp { app in
            try await app.fill(420)
            let counts = try await app.done(.get, "/v1/queue/counts?scope=\(scope)", as: person)
            let all = try await pages(app, "/v1/queue?scope=\(scope)", limit: 50, as: person)
            #expect(all.count == counts.total.int)
            var joined: [JSON] = []
            for bucket in ["overdue", "due_soon", "on_time", "no_clock"] {
                let items = try await pages(app, "/v1/queue?scope=\(scope)&bucket=\(bucket)", limit: 50, as: person)
                #expect(items.count == counts[bucket].int && items.allSatisfy { $0.bucket.text == bucket }, "\(bucket)")
                for item in items {
                    #expect((item.days_left == .null) == (bucket == "no_clock"))
                    if bucket == "overdue" { #expect(item.days_left.int < 0 && item.due_on.text < today) }
                }
                joined += items
            }
            #expect(joined.map(\.case_id) == all.map(\.case_id))
            if scope == "all" { #expect(all.count > 0) }
        }
    }

    @Test("Its pages have neither gaps nor doubles while rows come, go and move")
    func paging() async throws {
        try await withApp { app in
            try await app.fill(420)
            let before = try await pages(app, "/v1/queue", limit: 200, as: .coordinator).map(\.case_id.text)
            let moved = Set(stride(from: 0, to: before.count, by: 7).map { before[$0] })
            let seen = try await pages(app, "/v1/queue", limit: 7, as: .coordinator) { count in
                // Every seventh row moves to the front or goes; the others must be seen once each.
                guard count < before.count, let id = moved.sorted().randomElement() else { return }
                _ = try await app.superuser.query(
                    "UPDATE queue_item SET due_on = current_date - 90 WHERE case_id = \(try CaseID(id))"
                )
                if count % 2 == 0 {
                    _ = try await app.superuser.query("DELETE FROM queue_item WHERE case_id = \(try CaseID(id))")
                }
            }.map(\.case_id.text)
            let steady = before.filter { !moved.contains($0) }
            #expect(seen.filter { !moved.contains($0) } == steady)
            #expect(Set(seen).count == seen.count)
        }
    }

    @Test("The lists of firms and cases are paged without gaps or doubles")
    func lists() async throws {
        try await withApp { app in
            try await app.fill(420)
            let names = try await pages(app, "/v1/companies?region=62.02", limit: 9, as: .inspector).map(\.id.text)
            let expected: Int = try await app.value("SELECT count(*) FROM company WHERE region_code = '62.02'")
            #expect(names.count == expected && Set(names).count == expected)
            for firm in [Firm.kebun, .bengkel, .katering] { _ = try await Story.begin(app, firm) }
            let cases = try await pages(app, "/v1/cases", limit: 2, as: .inspector).map(\.id.text)
            let visible: Int = try await app.value(
                "SELECT count(*) FROM enforcement_case WHERE region_code IN ('62.02', '62.07')"
            )
            #expect(cases.count == visible && Set(cases).count == visible)
        }
    }

    /// Lists that are asked for all day, and by whom.
    static let hot: [(String, Person)] = [
        ("/v1/queue", .coordinator), ("/v1/queue", .officeHead), ("/v1/queue?bucket=overdue", .coordinator),
        ("/v1/queue?scope=mine", .inspector), ("/v1/queue?scope=team&limit=20", .coordinator),
        ("/v1/companies", .inspector),
        ("/v1/companies?q=Massal%20123", .inspector), ("/v1/companies?nib=8000000000127", .inspector),
        ("/v1/companies?region=62.02", .bpjsOfficer), ("/v1/companies", .officeHead), ("/v1/cases", .inspector),
        ("/v1/notices", .coordinator), ("/v1/notices?status=all", .coordinator),
        ("/v1/noncompliant-companies", .officeHead),
        ("/v1/noncompliant-companies?branch=kc-sampit", .bpjsOfficer),
        ("/v1/noncompliant-companies?finding=arrears", .coordinator),
        ("/v1/noncompliant-companies?state=proposed&region=62.02", .inspector),
    ]

    @Test("No hot list reads a big table from end to end")
    func plans() async throws {
        try await withApp { app in
            try await app.fill(20_000)
            for (path, person) in Self.hot {
                let before = try await app.scans()
                try await app.askApart(path, person)
                let after = try await app.scans()
                #expect(before == after, "\(path) as \(person)")
            }
        }
    }
}

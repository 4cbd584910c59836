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
    /// Puts many cases into the database past the log, for questions of reading only.
    private func fill(_ app: TestApp, _ count: Int) async throws {
        try await app.superuser.withConnection {
            try await $0.run(
                script: """
                    SET session_replication_role = replica;
                    CREATE TEMPORARY TABLE made AS
                    SELECT md5('f' || n)::uuid AS firm, md5('c' || n)::uuid AS id, n,
                           (ARRAY['62.01','62.02','62.03','62.04','62.05','62.06','62.07','62.08','62.09','62.10','62.11','62.12','62.13','62.71'])[n % 14 + 1] AS region,
                           CASE WHEN n % 5 = 0 THEN 'infinity'::date ELSE current_date + (n % 61) - 20 END AS due
                    FROM generate_series(1, \(count)) n;
                    INSERT INTO patuh.company (id, legal_name, name_key, region_code)
                    SELECT firm, 'PT Massal ' || n, 'MASSAL ' || n, region FROM made;
                    INSERT INTO patuh.company_identifier (kind, value, company_id, region_code, source)
                    SELECT 'nib', '8' || lpad(n::text, 12, '0'), firm, region, 'oss' FROM made;
                    INSERT INTO patuh.enforcement_case (id, track, procedure_version, company_id, region_code, office_id,
                        state, version, opened_on, last_act_on, responsible_id)
                    SELECT m.id, 'inspection', 1, m.firm, m.region, o.id, 'proposed', 1, current_date, current_date,
                           CASE WHEN m.n % 40 = 1 THEN p.id END
                    FROM made m, patuh.office o, patuh.person p WHERE o.code = 'korwil-2' AND p.login = 'uji.inspector';
                    INSERT INTO patuh.queue_item (case_id, region_code, track, state, version, office_id, company_id,
                        company_name, region_name, responsible_id, finding_kinds, due_on, opened_on, last_act_on)
                    SELECT m.id, m.region, 'inspection', 'proposed', 1, c.office_id, m.firm, 'PT Massal ' || m.n,
                           r.name, c.responsible_id, '{}', m.due, current_date, current_date
                    FROM made m JOIN patuh.enforcement_case c USING (id) JOIN patuh.region r ON r.code = m.region;
                    INSERT INTO patuh.notice (outbox_id, topic, case_id, office_id, role)
                    SELECT m.n, 'case_ended', m.id, t.office_id, 'coordinator' FROM made m
                    JOIN patuh.office_territory t ON t.region_code = m.region
                    JOIN patuh.office o ON o.id = t.office_id AND o.kind = 'labour_unit';
                    RESET session_replication_role;
                    ANALYZE
                    """
            )
        }
    }

    @Test(
        "The page written from the rows is what the contract's types would write",
        arguments: [Person.divisionHead, .investigator]
    )
    func text(person: Person) async throws {
        try await withApp { app in
            try await fill(app, 120)
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
            var shown = 0
            for limit in [7, 200] {
                let answer = try await app.get("/v1/queue?limit=\(limit)", as: person)
                let page = try Wire.decoder().decode(Wire.Page<Wire.QueueItem>.self, from: answer.data)
                #expect(answer.text == String(decoding: try Wire.encoder().encode(page), as: UTF8.self))
                shown += page.items.count
            }
            #expect(shown > 20)
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
            try await fill(app, 420)
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
            try await fill(app, 420)
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
            try await fill(app, 420)
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
    ]

    @Test("No hot list reads a big table from end to end")
    func plans() async throws {
        try await withApp { app in
            try await fill(app, 20_000)
            for (path, person) in Self.hot {
                let before = try await scans(app)
                try await askApart(app, path, person)
                let after = try await scans(app)
                #expect(before == after, "\(path) as \(person)")
            }
        }
    }

    /// Asks by a service of its own, whose connections tell their statistics when they close.
    private func askApart(_ app: TestApp, _ path: String, _ person: Person) async throws {
        let service = try TestDatabases.cheapService(Deployment(url: try TestServer.shared.get().url(app.database)))
        let apart = try await service.application().test(.router) { client in
            let apart = TestApp(client: client, service: service, superuser: app.superuser, database: app.database)
            return try await apart.get(path, as: person)
        }
        await service.close()
        #expect(apart.status == 200 && !apart.json.items.list.isEmpty, "\(path): \(apart.text.prefix(300))")
        let others: SQL = """
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'patuhd'
              AND backend_start > now() - interval '1 second'
            """
        for _ in 0..<100 where try await app.value(others, as: Int.self) > 0 {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// How often the big tables were read from end to end.
    private func scans(_ app: TestApp) async throws -> [String] {
        // What this connection itself has read is told first, lest it be taken for another's.
        _ = try await app.superuser.query("SELECT pg_stat_force_next_flush()")
        return try await app.superuser.query(
            """
            SELECT relname || ' ' || coalesce(seq_scan, 0) FROM pg_stat_user_tables
            WHERE schemaname = 'patuh' AND relname IN (
                'queue_item', 'company', 'enforcement_case', 'company_identifier', 'notice')
            ORDER BY relname
            """
        ).map { try $0.column(0) }
    }
}

import HTTPTypes
import HummingbirdTesting
import Testing

@testable import App
@testable import Domain
@testable import Postgres

// Many rows, and what reading them costs.

extension TestApp {
    /// Puts many firms with a case and an open finding each into the database past the log, for questions of reading
    /// only.
    func fill(_ count: Int) async throws {
        try await superuser.withConnection {
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
                        state, version, opened_on, last_act_on, responsible_id, rules_on)
                    SELECT m.id, 'inspection', \(ProcedureVersion.currentNumber), m.firm, m.region, o.id, 'proposed', 1, current_date, current_date,
                           CASE WHEN m.n % 40 = 1 THEN p.id END, current_date
                    FROM made m, patuh.office o, patuh.person p WHERE o.code = 'korwil-2' AND p.login = 'uji.inspector';
                    INSERT INTO patuh.queue_item (case_id, region_code, track, state, version, office_id, company_id,
                        company_name, region_name, responsible_id, finding_kinds, due_on, opened_on, last_act_on,
                        procedure_version)
                    SELECT m.id, m.region, 'inspection', 'proposed', 1, c.office_id, m.firm, 'PT Massal ' || m.n,
                           r.name, c.responsible_id, '{}', m.due, current_date, current_date,
                           c.procedure_version
                    FROM made m JOIN patuh.enforcement_case c USING (id) JOIN patuh.region r ON r.code = m.region;
                    INSERT INTO patuh.notice (outbox_id, topic, case_id, office_id, role)
                    SELECT m.n, 'case_ended', m.id, t.office_id, 'coordinator' FROM made m
                    JOIN patuh.office_territory t ON t.region_code = m.region
                    JOIN patuh.office o ON o.id = t.office_id AND o.kind = 'labour_unit';
                    INSERT INTO patuh.case_state_period (case_id, seq, state, from_on, known_from)
                    SELECT id, 1, 'proposed', current_date, now() FROM made;
                    INSERT INTO patuh.finding (id, case_id, seq, company_id, kind, facts, established_on, recorded_by)
                    SELECT md5('g' || m.n)::uuid, m.id, 1, m.firm, CASE m.n % 50 WHEN 7 THEN 'arrears' ELSE 'unregistered' END,
                           'x', current_date, p.id
                    FROM made m, patuh.person p WHERE p.login = 'uji.inspector';
                    INSERT INTO patuh.finding_period (finding_id, status, from_on, known_from)
                    SELECT md5('g' || n)::uuid, 'open', current_date, now() FROM made;
                    INSERT INTO patuh.company_region_period (company_id, region_code) SELECT firm, region FROM made;
                    INSERT INTO patuh.case_event (id, case_id, seq, procedure, procedure_version, from_state, action, to_state,
                        occurred_on, actor_role)
                    SELECT md5('e' || n)::uuid, id, 1, 'inspection', \(ProcedureVersion.currentNumber), 'new', 'propose', 'proposed', current_date, 'inspector'
                    FROM made;
                    ANALYZE;
                    INSERT INTO patuh.noncompliance_item
                    SELECT t.* FROM patuh.noncompliance_truth t JOIN made m ON m.id = t.case_id;
                    \(Self.remakePeriods)
                    INSERT INTO patuh.company_word SELECT DISTINCT w FROM patuh.company c,
                        unnest(patuh.company_words(c.name_key, c.trading_name)) w;
                    RESET session_replication_role;
                    ANALYZE patuh.noncompliance_item, patuh.noncompliance_period, patuh.company_word
                    """
            )
        }
    }

    /// Makes the rows of past days anew after their periods were changed past the triggers.
    static let remakePeriods = """
        DELETE FROM patuh.noncompliance_period;
        INSERT INTO patuh.noncompliance_period (case_id, item_id, known_from, known_until, company_id, region_code, track,
            kind, since, workers, state, state_on, firm_region_code, name_key, case_region_code, licensing_involved,
            is_closed, left_by)
        SELECT t.*, CASE WHEN t.known_until IS NOT NULL THEN pg_current_xact_id() END
        FROM patuh.noncompliance_period_truth t;
        """

    /// Asks by a service of its own, whose connections tell their statistics when they close.
    func askApart(_ path: String, _ person: Person) async throws {
        let service = try TestDatabases.cheapService(Deployment(url: try TestServer.shared.get().url(database)))
        let apart = try await service.application().test(.router) { client in
            let apart = TestApp(client: client, service: service, superuser: superuser, database: database)
            return try await apart.get(path, as: person)
        }
        await service.close()
        #expect(apart.status == 200 && !apart.json.items.list.isEmpty, "\(path): \(apart.text.prefix(300))")
        let others: SQL = """
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'patuhd'
              AND backend_start > now() - interval '1 second'
            """
        for _ in 0..<100 where try await value(others, as: Int.self) > 0 {
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// How often the big tables were read from end to end.
    func scans() async throws -> [String] {
        // What this connection itself has read is told first, lest it be taken for another's.
        _ = try await superuser.query("SELECT pg_stat_force_next_flush()")
        return try await superuser.query(
            """
            SELECT relname || ' ' || coalesce(seq_scan, 0) FROM pg_stat_user_tables
            WHERE schemaname = 'patuh' AND relname IN ('queue_item', 'company', 'enforcement_case', 'company_identifier',
                'noncompliance_item', 'finding', 'case_event', 'case_state_period', 'notice')
            ORDER BY relname
            """
        ).map { try $0.column(0) }
    }

    /// How many rows of a table were read so far, by whatever way.
    func rowsRead(of table: String) async throws -> Int {
        _ = try await superuser.query("SELECT pg_stat_force_next_flush()")
        return try await value(
            """
            SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables
            WHERE schemaname = 'patuh' AND relname = \(table)
            """
        )
    }
}

import Foundation

@testable import App
@testable import Domain
@testable import Postgres

/// Things of every kind in every regency, written past the service: as rows, so that nothing of the product decides what
/// there is. Read back as plain facts, which ``Law`` judges.
struct RandomWorld: Sendable {
    /// A thing that somebody may ask for.
    struct Thing: Sendable, Hashable, CustomStringConvertible {
        enum Kind: String, Sendable {
            case company, sanction, inspection, visit, evidence, letter, debt, complaint, paper
        }

        let kind: Kind
        let id: String
        let region: String
        /// Of its case, where it has one.
        let track: String
        let state: String
        /// Whether the licensing office was asked for something.
        let licensing: Bool
        /// To whom a complaint is assigned; the office of a paper.
        let holder: String

        /// Whether it lies in the investigators' file.
        var isClosed: Bool { ["incident_report", "investigation", "prosecution"].contains(state) }
        var isEnded: Bool { state == "complied" }
        var description: String { "\(kind) \(id) in \(region), \(track) \(state) \(holder)" }
    }

    private(set) var things: [Thing] = []
    /// The regencies of each office today, as somebody reads them off its dated territories.
    private(set) var territories: [String: Set<String>] = [:]

    init(_ app: TestApp, _ people: RandomPeople, today: LocalDate) async throws {
        try await app.change(
            """
            SET session_replication_role = replica;
            \(Self.offices(today))
            \(people.script)
            \(Self.rows)
            RESET session_replication_role;
            ANALYZE
            """
        )
        let dated: SQL = """
            SELECT o.code, t.region_code, t.from_on, t.until_on
            FROM office_territory t JOIN office o ON o.id = t.office_id
            """
        for row in try await app.superuser.query(dated) {
            let (office, region, from, until): (String, String, LocalDate, LocalDate?) = try row.decode()
            guard from <= today, until.map({ $0 > today }) ?? true else { continue }
            territories[office, default: []].insert(region)
        }
        things = try await app.superuser.query(Self.facts).map { row in
            guard let kind = Thing.Kind(rawValue: try row.column(0)) else { throw TestFailure("another kind of thing") }
            return Thing(
                kind: kind,
                id: try row.column(1),
                region: try row.column(2),
                track: try row.column(3),
                state: try row.column(4),
                licensing: try row.column(5),
                holder: try row.column(6)
            )
        }
    }

    /// Offices whose territories overlap others', have ended, or begin later.
    private static func offices(_ today: LocalDate) -> String {
        """
        INSERT INTO office (id, code, kind, name, zone) VALUES
            (md5('o1')::uuid, 'uji-upt', 'labour_unit', 'Unit Uji', 'Asia/Jakarta'),
            (md5('o2')::uuid, 'uji-kc', 'bpjs_branch', 'Cabang Uji', 'Asia/Jakarta'),
            (md5('o3')::uuid, 'uji-ptsp', 'licensing', 'PTSP Uji', 'Asia/Jakarta'),
            (md5('o4')::uuid, 'uji-timur', 'labour_unit', 'Unit Timur', 'Asia/Jakarta');
        INSERT INTO office_territory (office_id, region_code, from_on, until_on) VALUES
            (md5('o1')::uuid, '62.03', '2024-01-01', '\(today)'),
            (md5('o1')::uuid, '62.10', '\(today.adding(days: 1))', NULL),
            (md5('o1')::uuid, '62.11', '2024-01-01', NULL),
            (md5('o1')::uuid, '62.12', '2024-01-01', '\(today.adding(days: 1))'),
            (md5('o2')::uuid, '62.02', '\(today)', NULL),
            (md5('o2')::uuid, '62.71', '2024-01-01', '\(today.adding(days: -1))'),
            (md5('o2')::uuid, '62.04', '2024-01-01', '2025-01-01'),
            (md5('o2')::uuid, '62.04', '2025-06-01', NULL),
            (md5('o3')::uuid, '62.06', '2024-01-01', NULL),
            (md5('o4')::uuid, '62.07', '2024-01-01', NULL);
        UPDATE office_territory SET until_on = '\(today)'
        WHERE region_code = '62.13' AND office_id = (SELECT id FROM office WHERE code = 'kc-palangka-raya');
        """
    }

    /// In every regency one firm and one case of each track in each of some states, with what hangs on it.
    private static let rows = """
        CREATE TEMPORARY TABLE made AS
        SELECT n, md5('rf' || n)::uuid AS firm, md5('rc' || n)::uuid AS id,
               (SELECT array_agg(code ORDER BY code) FROM region WHERE level = 'regency' AND code LIKE '62.%')[1 + n % 14] AS region,
               CASE WHEN n / 14 < 5 THEN 'inspection' ELSE 'bpjs_sanction' END AS track,
               (ARRAY['proposed', 'examining', 'first_note', 'investigation', 'complied', 'first_warning',
                      'service_denial_requested', 'complied'])[1 + n / 14] AS state
        FROM generate_series(0, 8 * 14 - 1) n;
        INSERT INTO company (id, legal_name, name_key, region_code)
        SELECT firm, 'PT Acak ' || n, 'ACAK ' || n, region FROM made;
        INSERT INTO company_region_period (company_id, region_code) SELECT firm, region FROM made;
        INSERT INTO enforcement_case (id, track, procedure_version, company_id, region_code, office_id, state, version,
            opened_on, last_act_on, closed_on, rules_on, licensing_involved, is_closed, first_closed_seq, finding_kind)
        SELECT m.id, m.track, \(ProcedureVersion.currentNumber), m.firm, m.region, o.id, m.state,
               CASE m.state WHEN 'investigation' THEN 2 ELSE 1 END, current_date, current_date,
               CASE WHEN m.state = 'complied' THEN current_date END, current_date, m.state = 'service_denial_requested',
               m.state = 'investigation', CASE m.state WHEN 'investigation' THEN 2 END,
               CASE m.track WHEN 'bpjs_sanction' THEN 'unregistered' END
        FROM made m, office o WHERE o.code = CASE m.track WHEN 'inspection' THEN 'disnakertrans' ELSE 'kc-sampit' END;
        INSERT INTO case_state_period (case_id, seq, state, from_on, known_from)
        SELECT id, 1, state, current_date, now() FROM made;
        INSERT INTO case_event (id, case_id, seq, procedure, procedure_version, from_state, action, to_state, occurred_on,
            actor_role, reason)
        SELECT md5('re' || n)::uuid, id, 1, track, \(ProcedureVersion.currentNumber), 'new',
               CASE track WHEN 'inspection' THEN 'propose' ELSE 'indicate' END,
               CASE track WHEN 'inspection' THEN 'proposed' ELSE 'indicated' END, current_date, 'inspector', 'alasan'
        FROM made;
        INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action, to_state,
            occurred_on, actor_role, reason)
        SELECT md5('rj' || n)::uuid, id, 2, 1, track, \(ProcedureVersion.currentNumber), 'proposed', 'report_incident', state,
               current_date, 'inspector', 'alasan'
        FROM made WHERE state = 'investigation';
        INSERT INTO closed_file (case_id, seq, from_on, known_from)
        SELECT id, 2, current_date, now() FROM made WHERE state = 'investigation';
        INSERT INTO queue_item (case_id, region_code, track, state, version, office_id, company_id, company_name,
            region_name, finding_kinds, due_on, opened_on, last_act_on, procedure_version)
        SELECT m.id, m.region, m.track, m.state, 1, c.office_id, m.firm, 'PT Acak ' || m.n, r.name, '{}', current_date + 9,
               current_date, current_date, c.procedure_version
        FROM made m JOIN enforcement_case c USING (id) JOIN region r ON r.code = m.region WHERE m.state <> 'complied';
        INSERT INTO finding (id, case_id, seq, company_id, kind, facts, established_on, recorded_by)
        SELECT md5('rg' || m.n)::uuid, m.id, 1, m.firm, 'unregistered', 'isi-temuan', current_date, p.id
        FROM made m, person p WHERE p.login = 'uji.inspector';
        INSERT INTO finding_period (finding_id, status, from_on, known_from)
        SELECT md5('rg' || n)::uuid, 'open', current_date, now() FROM made;
        INSERT INTO inspection (id, case_id, kind, proposed_by)
        SELECT md5('ri' || m.n)::uuid, m.id, 'periodic', p.id FROM made m, person p
        WHERE p.login = 'uji.inspector' AND m.track = 'inspection';
        INSERT INTO visit (id, inspection_id, case_id, seq, occurred_on, outcome, recorded_by, digest)
        SELECT md5('rv' || m.n)::uuid, md5('ri' || m.n)::uuid, m.id, 1, current_date, 'examined', p.id, '\\x00'
        FROM made m, person p WHERE p.login = 'uji.inspector' AND m.track = 'inspection';
        INSERT INTO visit_author (visit_id, person_id)
        SELECT md5('rv' || m.n)::uuid, p.id FROM made m, person p
        WHERE p.login = 'uji.inspector' AND m.track = 'inspection';
        INSERT INTO evidence (id, case_id, kind, title, file_name, media_type, size, sha256, is_closed, received_by,
            received_at)
        SELECT md5('rx' || m.n)::uuid, m.id, 'photo', 'Foto', 'foto.jpg', 'image/jpeg', 9, sha256('x'),
               m.state = 'investigation', p.id, now()
        FROM made m, person p WHERE p.login = 'uji.inspector';
        INSERT INTO letter (id, case_id, seq, ordinal, kind, office_id, register, year, sequence, number, issued_on)
        SELECT md5('rl' || m.n)::uuid, m.id, 1, 1, CASE m.track WHEN 'inspection' THEN 'first_note' ELSE 'first_warning' END,
               c.office_id, CASE m.track WHEN 'inspection' THEN 'note' ELSE 'bpjs_warning' END, 2026, 5000 + m.n,
               'acak/' || m.n, current_date
        FROM made m JOIN enforcement_case c USING (id);
        INSERT INTO debt (id, company_id, region_code, office_id, due_on, number, state, version, billed, balance, billed_on)
        SELECT md5('rd' || m.n)::uuid, m.firm, m.region, o.id, current_date, 'acak/' || m.n, 'open', 1, 9, 9, current_date
        FROM made m, office o WHERE o.code = 'kc-sampit' AND m.state = 'first_warning';
        INSERT INTO complaint (id, receipt, region_code, status, assigned_to)
        SELECT md5('rk' || m.n)::uuid, 'ACAK-' || translate(lpad(m.n::text, 4, '0'), '01', 'AB'), m.region,
               CASE WHEN m.n % 3 = 0 THEN 'received' ELSE 'assigned' END,
               CASE WHEN m.n % 3 <> 0 THEN md5('acak' || 1 + m.n % 100)::uuid END
        FROM made m;
        INSERT INTO complaint_content (complaint_id, firm_name, firm_place, kinds, body)
        SELECT md5('rk' || n)::uuid, 'Nama', 'Tempat', '{arrears}', 'isi' FROM made;
        INSERT INTO incoming_letter (id, office_id, year, number, kind, channel, sender, received_on, subject, secrecy,
            recorded_at, recorded_by)
        SELECT md5('rp' || o.code)::uuid, o.id, 2026, 900, 'other', 'post', 'Siapa', current_date, 'Hal', 'ordinary', now(),
               p.id
        FROM office o, person p WHERE p.login = 'uji.inspector';
        """

    private static let facts: SQL = """
        WITH k AS (SELECT c.id, c.region_code, c.track, c.state, c.licensing_involved FROM enforcement_case c)
        SELECT 'company', id::text, region_code, '', '', false, '' FROM company
        UNION ALL SELECT CASE track WHEN 'inspection' THEN 'inspection' ELSE 'sanction' END, id::text, region_code, track,
            state, licensing_involved, '' FROM k
        UNION ALL SELECT 'visit', v.id::text, k.region_code, k.track, k.state, false, '' FROM visit v JOIN k ON k.id = v.case_id
        UNION ALL SELECT 'evidence', e.id::text, k.region_code, k.track, k.state, licensing_involved, ''
            FROM evidence e JOIN k ON k.id = e.case_id
        UNION ALL SELECT 'letter', l.id::text, k.region_code, k.track, k.state, licensing_involved, ''
            FROM letter l JOIN k ON k.id = l.case_id
        UNION ALL SELECT 'debt', id::text, region_code, '', '', false, '' FROM debt
        UNION ALL SELECT 'complaint', c.id::text, c.region_code, '', '', false, coalesce(p.login, '')
            FROM complaint c LEFT JOIN person p ON p.id = c.assigned_to
        UNION ALL SELECT 'paper', i.id::text, '', '', '', false, o.code FROM incoming_letter i JOIN office o ON o.id = i.office_id
        """
}

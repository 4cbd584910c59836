import Testing

@testable import Domain
@testable import Postgres

extension TestApp {
    /// Expects that every projection equals what it derives from: cases their log, queue rows their cases and clocks,
    /// period rows what is open.
    func expectTrueProjections(at location: SourceLocation = #_sourceLocation) async throws {
        for (name, query) in Self.contradictions {
            let found = try await superuser.query(query).map { try $0.column(0, as: String.self) }
            #expect(found == [], "\(name)", sourceLocation: location)
        }
    }

    /// Queries that find nothing in a true database.
    private static let contradictions: [(String, SQL)] = [
        (
            "a case is what its last act made it",
            """
            SELECT c.id::text FROM enforcement_case c
            LEFT JOIN LATERAL (SELECT * FROM case_event e WHERE e.case_id = c.id ORDER BY e.seq DESC LIMIT 1) e ON true
            LEFT JOIN procedure_state s ON (s.procedure, s.version, s.state) = (c.track, c.procedure_version, c.state)
            WHERE (c.state, c.version, c.last_act_on) IS DISTINCT FROM (e.to_state, e.seq, e.occurred_on)
               OR (c.closed_on IS NOT NULL) <> s.is_final
               OR c.opened_on <> (SELECT e1.occurred_on FROM case_event e1 WHERE e1.case_id = c.id AND e1.seq = 1)
               OR c.version <> (SELECT count(*) FROM case_event n WHERE n.case_id = c.id)
            """
        ),
        (
            "every open case stands in the queue, and no other",
            """
            SELECT coalesce(c.id, q.case_id)::text FROM enforcement_case c FULL JOIN queue_item q ON q.case_id = c.id
            WHERE (c.closed_on IS NULL) IS DISTINCT FROM (q.case_id IS NOT NULL)
            """
        ),
        (
            "a row of the queue says what it derives from",
            """
            SELECT q.case_id::text FROM queue_item q
            JOIN enforcement_case c ON c.id = q.case_id JOIN company f ON f.id = c.company_id
            LEFT JOIN person p ON p.id = c.responsible_id
            WHERE (q.state, q.version, q.region_code, q.track, q.office_id, q.company_id, q.company_name, q.opened_on, q.last_act_on)
                  IS DISTINCT FROM
                  (c.state, c.version, c.region_code, c.track, c.office_id, c.company_id, f.legal_name, c.opened_on, c.last_act_on)
               OR q.region_name <> (SELECT r.name FROM region r WHERE r.code = c.region_code)
               OR (q.responsible_id, q.responsible_name) IS DISTINCT FROM (c.responsible_id, p.name)
               OR q.due_on <> coalesce((SELECT min(k.due_on) FROM case_clock k WHERE k.case_id = c.id
                      AND k.ended_seq IS NULL AND k.nature <> 'legal_window'), 'infinity')
               OR q.unresolved_year IS DISTINCT FROM (SELECT min(k.unresolved_year) FROM case_clock k
                      WHERE k.case_id = c.id AND k.ended_seq IS NULL)
               OR q.finding_kinds <> CASE WHEN c.finding_kind IS NOT NULL THEN ARRAY[c.finding_kind] ELSE
                      coalesce((SELECT array_agg(DISTINCT g.kind ORDER BY g.kind) FROM finding g
                                WHERE g.case_id = c.id AND g.status = 'open'), '{}') END
            """
        ),
        (
            "what stands of denials is what their case's state says",
            """
            SELECT c.id::text FROM enforcement_case c
            LEFT JOIN LATERAL (
                SELECT count(*) FILTER (WHERE d.status = 'requested') AS requested,
                       count(*) FILTER (WHERE d.status = 'active') AS active
                FROM service_denial d WHERE d.case_id = c.id) d ON true
            WHERE c.closed_on IS NULL AND (d.requested > 0, d.active > 0) IS DISTINCT FROM CASE c.state
                WHEN 'service_denial_requested' THEN (true, false)
                WHEN 'service_denial_active' THEN (d.requested > 0, true) ELSE (false, false) END
            """
        ),
        (
            "what a case was fined or paid stands in a debt's book, once",
            """
            SELECT e.case_id::text FROM case_event e
            WHERE e.procedure = 'bpjs_sanction' AND e.action IN ('impose_fine', 'record_payment')
              AND (e.details ->> 'amount')::bigint IS DISTINCT FROM (
                SELECT sum(abs(b.change))::bigint FROM case_debt_act a
                JOIN debt_event b ON b.debt_id = a.debt_id AND b.seq = a.debt_seq
                WHERE a.case_id = e.case_id AND a.seq = e.seq AND b.action IN ('bill', 'pay'))
            """
        ),
        (
            "what the branches are told of stands as findings and cases say",
            "SELECT noncompliance_drift()::text WHERE noncompliance_drift() <> 0"
        ),
        (
            "a case is in one state at a time, the present one",
            """
            SELECT c.id::text FROM enforcement_case c
            WHERE (SELECT array_agg(p.state) FROM case_state_period p WHERE p.case_id = c.id AND p.known_until IS NULL)
                  IS DISTINCT FROM ARRAY[c.state]
            """
        ),
        (
            "the periods of a case follow each other without a gap",
            """
            SELECT case_id::text FROM (
                SELECT case_id, known_until, until_on, lead(known_from) OVER w AS next, lead(from_on) OVER w AS next_on
                FROM case_state_period WINDOW w AS (PARTITION BY case_id ORDER BY seq)) p
            WHERE (known_until, until_on) IS DISTINCT FROM (next, next_on)
            """
        ),
        (
            "a finding is in one status at a time, the present one",
            """
            SELECT g.id::text FROM finding g
            WHERE (SELECT array_agg(p.status) FROM finding_period p WHERE p.finding_id = g.id AND p.known_until IS NULL)
                  IS DISTINCT FROM ARRAY[g.status]
               OR g.status <> coalesce((SELECT CASE o.outcome WHEN 'unremedied' THEN 'open' ELSE o.outcome END
                      FROM finding_outcome o WHERE o.finding_id = g.id ORDER BY o.seq DESC LIMIT 1), 'open')
            """
        ),
        (
            "a firm is in one region at a time, the present one",
            """
            SELECT f.id::text FROM company f
            WHERE (SELECT array_agg(p.region_code) FROM company_region_period p
                   WHERE p.company_id = f.id AND p.known_until IS NULL) IS DISTINCT FROM ARRAY[f.region_code]
            """
        ),
        (
            "a closed case has no open clock",
            """
            SELECT DISTINCT c.id::text FROM enforcement_case c JOIN case_clock k ON k.case_id = c.id
            WHERE c.closed_on IS NOT NULL AND k.ended_seq IS NULL
            """
        ),
        (
            "letters are numbered without gaps",
            """
            SELECT r.register FROM letter_register r
            WHERE (SELECT array_agg(l.sequence ORDER BY l.sequence) FROM letter l
                   WHERE (l.office_id, l.register, l.year) = (r.office_id, r.register, r.year) AND l.sequence IS NOT NULL)
                  IS DISTINCT FROM (SELECT array_agg(n) FROM generate_series(1, r.last) n)
              AND r.register IN (SELECT l.register FROM letter l)
            """
        ),
    ]
}

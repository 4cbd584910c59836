import Domain
import Postgres

extension NoncomplianceQuestion {
    /// States of a sanction case after BPJS' own examination.
    private static let examined: [String] = SanctionState.allCases.filter { state in
        switch state {
        case .indicated, .notified, .bpjsExamination: false
        case .firstWarning, .secondWarning, .fine, .serviceDenialRequested, .serviceDenialActive: true
        case .arrearsCollection, .prosecutorMandate, .stateReceivables: true
        case .sanctionLifted, .complied, .noViolation, .closedOrMoved, .referred, .withdrawn: false
        }
    }.map(\.rawValue)

    /// Firms with open examined findings, in the order of their names, each with its findings.
    func examinedFindings(after cursor: SQL?, limit: Int) -> SQL {
        let kind: SQL = finding.map { "x.kind = \($0.rawValue)" } ?? "true"
        let conditions = place + [cursor ?? "true"]
        return """
            WITH fact AS MATERIALIZED (\(facts)),
            firm AS MATERIALIZED (
                SELECT \(columns)
                FROM company c JOIN company_region_period w ON w.company_id = c.id AND \(isKnown("w"))
                WHERE c.id IN (SELECT x.company_id FROM fact x WHERE \(kind) AND \(isAsked("x.state")))
                  AND \(conditions.joined(separator: " AND "))
                ORDER BY c.name_key, c.id LIMIT \(limit))
            SELECT firm.*, f.facts, coalesce(e.occurred_on, f.last_on) AS last_on, e.track AS last_track,
                   e.action AS last_action, e.to_state AS last_state, k.due_on
            FROM firm
            JOIN (SELECT x.company_id, array_agg(DISTINCT x.case_id) AS cases, max(x.last_on) AS last_on,
                         jsonb_agg(jsonb_build_object(
                             'source', 'finding', 'kind', x.kind, 'since', x.since, 'workers', x.workers,
                             'case_id', x.case_id, 'track', x.track, 'state', x.state) ORDER BY x.since, x.kind) AS facts
                  FROM fact x WHERE x.company_id IN (SELECT id FROM firm) GROUP BY x.company_id) f ON f.company_id = firm.id
            LEFT JOIN LATERAL (
                SELECT e.procedure AS track, e.action, e.to_state, e.occurred_on FROM case_event e
                WHERE e.case_id = ANY (f.cases) AND e.recorded_at < \(horizon)
                ORDER BY e.recorded_at DESC LIMIT 1) e ON true
            LEFT JOIN LATERAL (
                SELECT min(k.due_on) AS due_on FROM case_clock k
                WHERE k.case_id = ANY (f.cases) AND k.nature <> 'service_target' AND k.starts_on <= \(asOf)
                  AND (k.ended_on IS NULL OR (\(isPast) AND k.ended_on > \(asOf)))) k ON true
            ORDER BY firm.name_key, firm.id
            """
    }

    /// Every finding that was open at the end of the day, on a case that had not turned out to be none; and what a
    /// sanction case is about once BPJS has examined it.
    private var facts: SQL {
        """
        SELECT g.company_id, g.kind, g.established_on AS since, g.workers_affected AS workers, g.case_id, c.track, s.state,
               s.from_on AS last_on
        FROM finding g
        JOIN finding_period p ON p.finding_id = g.id AND p.status = 'open' AND \(isKnown("p"))
        JOIN enforcement_case c ON c.id = g.case_id
        JOIN case_state_period s ON s.case_id = g.case_id AND \(isKnown("s"))
        WHERE NOT s.state = ANY (ARRAY['withdrawn', 'no_violation'])
        UNION ALL
        SELECT c.company_id, c.finding_kind, s.from_on, NULL, c.id, c.track, s.state, s.from_on
        FROM enforcement_case c JOIN case_state_period s ON s.case_id = c.id AND \(isKnown("s"))
        WHERE c.track = 'bpjs_sanction' AND s.state = ANY (\(Self.examined))
          AND NOT EXISTS (SELECT FROM finding g WHERE g.case_id = c.id)
        """
    }
}

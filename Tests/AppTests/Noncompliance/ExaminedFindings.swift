@testable import App
@testable import Domain
@testable import Postgres

// What a past day's answer must be, told from the period rows of cases, findings and firms themselves: the whole truth, read
// whole for every page.

extension NoncomplianceQuestion {
    /// States of a sanction case after BPJS' own examination.
    static let examined: [String] = SanctionState.allCases.filter { state in
        switch state {
        case .indicated, .notified, .bpjsExamination: false
        case .firstWarning, .secondWarning, .fine, .serviceDenialRequested, .serviceDenialActive: true
        case .arrearsCollection, .prosecutorMandate, .stateReceivables: true
        case .sanctionLifted, .complied, .noViolation, .closedOrMoved, .referred, .withdrawn: false
        }
    }.map(\.rawValue)

    /// Firms with open examined findings, in the order of their names, a row for each finding: told from the period
    /// rows, for any day.
    func examinedFindings(after key: FirmKey?, limit: Int) -> SQL {
        let kind: SQL = finding.map { "x.kind = \($0.rawValue)" } ?? "true"
        let conditions = place("w.region_code") + [isInTerritory, key.follows("c.name_key", "c.id")]
        return """
            WITH fact AS MATERIALIZED (\(facts)),
            firm AS MATERIALIZED (
                SELECT \(columns)
                FROM company c JOIN company_region_period w ON w.company_id = c.id AND \(isKnown("w"))
                WHERE c.id IN (SELECT x.company_id FROM fact x WHERE \(kind) AND \(isAsked("x.state")))
                  AND \(conditions.joined(separator: " AND "))
                ORDER BY c.name_key, c.id LIMIT \(limit))
            SELECT firm.*, 'finding', x.kind, x.since, x.workers, NULL::integer, NULL::text, x.case_id, x.track, x.state,
                   x.state_on, k.due_on, e.action, e.to_state, e.occurred_on, e.recorded_at
            FROM firm
            JOIN fact x ON x.company_id = firm.id
            LEFT JOIN LATERAL (
                SELECT e.action, e.to_state, e.occurred_on, e.recorded_at FROM case_event e
                WHERE e.case_id = x.case_id AND e.recorded_at < \(horizon)
                ORDER BY e.seq DESC LIMIT 1) e ON true
            LEFT JOIN LATERAL (
                SELECT min(k.due_on) AS due_on FROM case_clock k
                WHERE k.case_id = x.case_id AND k.nature <> 'service_target' AND (NOT \(isPast) OR k.starts_on <= \(asOf))
                  AND (k.ended_on IS NULL OR (\(isPast) AND k.ended_on > \(asOf)))) k ON true
            ORDER BY firm.name_key, firm.id, x.since, x.kind, x.case_id, x.item_id
            """
    }

    /// Every finding that was open at the end of the day, on a case that had not turned out to be none; and what a
    /// sanction case is about once BPJS has examined it.
    private var facts: SQL {
        """
        SELECT g.company_id, g.kind, g.established_on AS since, g.workers_affected AS workers, g.case_id, c.track, s.state,
               s.from_on AS state_on, g.id AS item_id
        FROM finding_seen g
        JOIN finding_period p ON p.finding_id = g.id AND p.status = 'open' AND \(isKnown("p"))
        JOIN case_seen c ON c.id = g.case_id
        JOIN period_seen s ON s.case_id = g.case_id AND \(isKnown("s"))
        WHERE NOT s.state = ANY (ARRAY['withdrawn', 'no_violation'])
        UNION ALL
        SELECT c.company_id, c.finding_kind, s.from_on, NULL, c.id, c.track, s.state, s.from_on, c.id
        FROM enforcement_case c JOIN case_state_period s ON s.case_id = c.id AND \(isKnown("s"))
        WHERE c.track = 'bpjs_sanction' AND s.state = ANY (\(Self.examined))
          AND NOT EXISTS (SELECT FROM finding_seen g WHERE g.case_id = c.id)
        """
    }
}

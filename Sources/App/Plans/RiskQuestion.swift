import Domain
import Foundation
import Postgres

/// Asks what the scores of firms rest on. Row security shows what the reader may know; complaints are not asked for.
struct RiskQuestion: Sendable {
    /// The day on which it is scored.
    let today: LocalDate
    let weights: RiskWeights

    /// A firm with its score.
    struct Scored: Sendable {
        let id: CompanyID
        let name: String
        let regionCode: String
        let score: RiskScore
    }

    /// The facts of the firms `c` that meet a condition, in the form that ``scored(_:)`` reads.
    ///
    /// Visits and findings are few beside firms: they are summed up once and joined.
    func facts(where condition: SQL) -> SQL {
        """
        WITH visited AS MATERIALIZED (
            SELECT e.company_id, max(v.occurred_on) AS last_on
            FROM visit v JOIN enforcement_case e ON e.id = v.case_id GROUP BY e.company_id),
        found AS MATERIALIZED (
            SELECT e.company_id, count(*)::integer AS findings
            FROM finding g JOIN enforcement_case e ON e.id = g.case_id
            WHERE g.established_on > \(since) AND g.status <> 'unfounded' GROUP BY e.company_id)
        SELECT c.id, c.legal_name, c.region_code, c.workers_reported, i.kinds, i.workers, v.last_on, f.findings,
               (SELECT e.risk_class FROM facts_known(c.id, \(today), now()) k JOIN company_establishment e ON e.fact_id = k.id
                WHERE e.risk_class IS NOT NULL
                ORDER BY array_position(\(RiskClass.allCases.map(\.rawValue)), e.risk_class) DESC LIMIT 1) AS risk_class
        FROM company c
        LEFT JOIN branch_lists(\(today), now()) b ON b.region_code = c.region_code
        CROSS JOIN LATERAL (
            SELECT array_agg(x.kind ORDER BY x.kind) AS kinds, array_agg(coalesce(x.workers, -1) ORDER BY x.kind) AS workers
            FROM (SELECT y.kind, max(y.workers) AS workers
                  FROM firm_indications(c.id, c.region_code, \(today), now(), b.branch, b.list_day) y
                  WHERE y.source <> 'case' GROUP BY y.kind) x) i
        LEFT JOIN visited v ON v.company_id = c.id
        LEFT JOIN found f ON f.company_id = c.id
        WHERE \(condition)
        """
    }

    /// The firms of a regency that may be planned: subjects of the law of which no inspection is open and that stand on
    /// no plan of this month or a coming one.
    func candidates(in region: String) -> SQL {
        facts(
            where: """
                c.region_code = \(region) AND c.merged_into IS NULL AND c.kind NOT IN ('state_body', 'own_account')
                AND NOT EXISTS (SELECT FROM enforcement_case e
                                WHERE e.company_id = c.id AND e.track = 'inspection' AND e.closed_on IS NULL OFFSET 0)
                AND NOT EXISTS (SELECT FROM plan_entry n JOIN plan p ON p.id = n.plan_id
                                WHERE n.company_id = c.id AND NOT n.removed AND p.status <> 'withdrawn'
                                  AND p.month >= \(CalendarMonth(today).firstDay) OFFSET 0)
                """
        )
    }

    private var since: LocalDate { CalendarMonth(today).advanced(by: -12 * weights.years).firstDay }

    /// Scores the firms of an answer.
    func scored(_ rows: Rows) throws -> [Scored] {
        try rows.map { row in
            var facts = RiskFacts()
            let kinds = try row.column("kinds", as: [String]?.self) ?? []
            let workers = try row.column("workers", as: [Int]?.self) ?? []
            for (kind, workers) in zip(kinds, workers) {
                // An array holds no gaps here: a number below none is one that nobody knows.
                if let kind = FindingKind(rawValue: kind) {
                    facts.indications[kind] = .some(workers < 0 ? nil : workers)
                }
            }
            facts.workers = try row.column("workers_reported")
            facts.lastVisitOn = try row.column("last_on")
            facts.findings = try row.column("findings", as: Int?.self) ?? 0
            facts.riskClass = try row.column("risk_class", as: String?.self).flatMap(RiskClass.init)
            return Scored(
                id: try row.column("id"),
                name: try row.column("legal_name"),
                regionCode: try row.column("region_code"),
                score: RiskScore(facts, weights: weights, on: today)
            )
        }
    }
}

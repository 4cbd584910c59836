import Domain
import Postgres

extension NoncomplianceQuestion {
    /// Firms with examined findings that were open at the end of a past day, in the order of their names, a row for each
    /// finding: read from the stretches of time in which each was known.
    ///
    /// The page's firms are found as today's are, regency by regency; those that have moved since, and what lay in a
    /// closed file, are few and looked at whole. The latest act and the next day due are joined to the firms of the page.
    func pastFindings(after key: FirmKey?, limit: Int) -> SQL {
        let conditions: SQL = """
            \(isKnown("n")) AND \(matches("n", due: pastDue("n.case_id"))) AND \(key.follows("n.name_key", "n.company_id"))
            """
        return """
            WITH outline AS MATERIALIZED (
                SELECT n.* FROM noncompliance_period_outline n WHERE \(isKnown("n"))),
            firm AS MATERIALIZED (
                SELECT f.name_key, f.company_id
                FROM (\(ownPlaces)) w CROSS JOIN LATERAL (
                    SELECT DISTINCT ON (n.name_key, n.company_id) n.name_key, n.company_id FROM noncompliance_period n
                    WHERE n.region_code = w.code AND NOT n.has_moved AND \(conditions)
                    ORDER BY n.name_key, n.company_id LIMIT \(limit)) f
                UNION
                SELECT n.name_key, n.company_id FROM noncompliance_period n
                WHERE n.firm_region_code = ANY ((SELECT company_regions())::text[]) AND n.has_moved
                  AND \(wasThere("n")) AND \(conditions)
                UNION
                SELECT n.name_key, n.company_id FROM outline n WHERE \(wasThere("n")) AND \(conditions)
                ORDER BY name_key, company_id LIMIT \(limit)),
            fact AS MATERIALIZED (
                SELECT n.company_id, n.region_code, n.kind, n.since, n.workers, n.case_id, n.track, n.state, n.state_on,
                       n.item_id, n.case_region_code
                FROM firm f JOIN noncompliance_period n ON n.company_id = f.company_id AND \(isKnown("n"))
                UNION ALL
                SELECT n.company_id, n.region_code, n.kind, n.since, n.workers, n.case_id, n.track, n.state, n.state_on,
                       n.item_id, n.case_region_code
                FROM firm f JOIN outline n ON n.company_id = f.company_id),
            place AS MATERIALIZED (
                SELECT r.code, r.name, \(branchName("r.code")) AS branch
                FROM region r WHERE r.code IN (SELECT x.region_code FROM fact x))
            SELECT c.id, c.name_key, c.legal_name, c.trading_name, w.code, w.name, \(number("nib")) AS nib,
                   \(number("npwp")) AS npwp, w.branch, 'finding', x.kind, x.since, x.workers, NULL::integer, NULL::text,
                   x.case_id, x.track, x.state, x.state_on, \(pastDue("x.case_id")) AS due_on, e.action, e.to_state,
                   e.occurred_on, e.recorded_at
            FROM fact x
            JOIN company c ON c.id = x.company_id
            JOIN place w ON w.code = x.region_code
            LEFT JOIN LATERAL (
                SELECT e.action, e.to_state, e.occurred_on, e.recorded_at FROM case_event e
                WHERE e.case_id = x.case_id AND e.recorded_at < \(horizon) AND x.case_region_code = ANY (
                    CASE x.track WHEN 'inspection' THEN (SELECT field_regions()) ELSE (SELECT bpjs_regions()) END)
                ORDER BY e.seq DESC LIMIT 1) e ON true
            ORDER BY c.name_key, c.id, x.since, x.kind, x.case_id, x.item_id
            """
    }

    /// The first day by which something had to be done in a case, of the clocks that ran that day.
    func pastDue(_ id: SQL) -> SQL {
        """
        (SELECT min(k.due_on) FROM case_clock k
         WHERE k.case_id = \(id) AND k.nature <> 'service_target' AND k.starts_on <= \(asOf)
           AND (k.ended_on IS NULL OR k.ended_on > \(asOf)))
        """
    }

    /// The regencies of the reader's territory that are asked for.
    private var ownPlaces: SQL {
        """
        SELECT w.code FROM unnest((SELECT company_regions())) AS w (code)
        WHERE \(place("w.code").joined(separator: " AND "))
        """
    }

    /// The condition that a period's firm was then where it is asked for.
    func wasThere(_ period: SQL) -> SQL {
        "(\(place("\(period).region_code").joined(separator: " AND ")))"
    }
}

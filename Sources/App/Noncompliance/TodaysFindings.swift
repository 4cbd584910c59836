import Domain
import Postgres

extension NoncomplianceQuestion {
    /// Firms with open examined findings today, in the order of their names, a row for each finding: read from the rows
    /// that every act keeps true.
    ///
    /// The page's firms are found in the order of their names, regency by regency: of each no more than a page, however
    /// many firms there are. What the rows can't hold, because days change it or not everybody may read it, is joined
    /// to the firms of the page alone: whose branch a regency is, and the latest act.
    func todaysFindings(after key: FirmKey?, limit: Int) -> SQL {
        let conditions: SQL = "\(matches("n", due: "n.due_on")) AND \(key.follows("n.name_key", "n.company_id"))"
        return """
            WITH place AS MATERIALIZED (\(places)),
            outline AS MATERIALIZED (
                SELECT n.*, w.name, w.branch FROM noncompliance_outline n JOIN place w ON w.code = n.region_code),
            firm AS MATERIALIZED (
                SELECT f.name_key, f.company_id
                FROM place w CROSS JOIN LATERAL (
                    SELECT DISTINCT ON (n.name_key, n.company_id) n.name_key, n.company_id FROM noncompliance_item n
                    WHERE n.region_code = w.code AND \(conditions)
                    ORDER BY n.name_key, n.company_id LIMIT \(limit)) f
                UNION
                SELECT n.name_key, n.company_id FROM outline n WHERE \(conditions)
                ORDER BY name_key, company_id LIMIT \(limit))
            SELECT n.company_id, n.name_key, n.company_name, n.trading_name, n.region_code, w.name, n.nib, n.npwp, w.branch,
                   'finding', n.kind, n.since, n.workers, NULL::integer, NULL::text, n.case_id, n.track, n.state,
                   n.state_on, n.due_on, e.action, e.to_state, e.occurred_on, e.recorded_at, n.item_id
            FROM firm f
            JOIN noncompliance_item n ON n.company_id = f.company_id
            JOIN place w ON w.code = n.region_code
            LEFT JOIN LATERAL (
                SELECT e.action, e.to_state, e.occurred_on, e.recorded_at FROM case_event e
                WHERE e.case_id = n.case_id AND n.case_region_code = ANY (
                    CASE n.track WHEN 'inspection' THEN (SELECT field_regions()) ELSE (SELECT bpjs_regions()) END)
                ORDER BY e.seq DESC LIMIT 1) e ON true
            UNION ALL
            SELECT n.company_id, n.name_key, n.company_name, n.trading_name, n.region_code, n.name, n.nib, n.npwp, n.branch,
                   'finding', n.kind, n.since, n.workers, NULL, NULL, n.case_id, n.track, n.state,
                   n.state_on, n.due_on, NULL, NULL, NULL, NULL, n.item_id
            FROM firm f JOIN outline n ON n.company_id = f.company_id
            ORDER BY name_key, company_id, since, kind, case_id, item_id
            """
    }

    /// The regencies of the reader's territory that are asked for, each with the branch whose it is today. A row is
    /// still shown by its table's own policy alone: this only keeps from looking where nothing could be shown.
    var places: SQL {
        """
        SELECT w.code, r.name, \(branchName("w.code")) AS branch
        FROM unnest((SELECT company_regions())) AS w (code) JOIN region r ON r.code = w.code
        WHERE \(place("w.code").joined(separator: " AND "))
        """
    }
}

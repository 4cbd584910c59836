import Domain
import Postgres

extension NoncomplianceQuestion {
    /// Firms of which a list or an unexamined case suggests that they do not comply, in the order of their names, a
    /// row for each thing that suggests it.
    ///
    /// A firm that is missing from BPJS' list is told of only where such a list has been read: no list proves nothing.
    func indications(after key: FirmKey?, limit: Int) -> SQL {
        let conditions = place("w.region_code") + suggested + [isInTerritory, key.follows("c.name_key", "c.id")]
        return suggestions(
            of: """
                SELECT \(columns), b.name AS list_name, b.list_date
                FROM company c
                JOIN company_region_period w ON w.company_id = c.id AND \(isKnown("w"))
                LEFT JOIN list b ON b.region_code = w.region_code
                WHERE \(conditions.joined(separator: " AND "))
                ORDER BY c.name_key, c.id LIMIT \(limit)
                """
        )
    }

    /// What ``indications(after:limit:)`` answers for today. Firms are looked at in the order of their names, regency by
    /// regency, until a page is full; where only a case can suggest anything, the cases lead to the firms.
    func todaysIndications(after key: FirmKey?, limit: Int) -> SQL {
        let conditions = suggested + [key.follows("c.name_key", "c.id"), isOfCasesOnly ? isAboutCase("c.id") : "true"]
        return suggestions(
            of: """
                SELECT c.id, c.name_key, c.legal_name, c.trading_name, w.code AS region_code, w.name AS region_name,
                       \(number("nib")) AS nib, \(number("npwp")) AS npwp, w.branch, w.list_name, w.list_date
                FROM (SELECT w.*, b.name AS list_name, b.list_date
                      FROM (\(places)) w LEFT JOIN list b ON b.region_code = w.code OFFSET 0) w
                CROSS JOIN LATERAL (
                    SELECT c.id, c.name_key, c.legal_name, c.trading_name FROM company c CROSS JOIN (SELECT w.list_date) b
                    WHERE c.region_code = w.code AND \(conditions.joined(separator: " AND "))
                    ORDER BY c.name_key, c.id LIMIT \(limit)) c
                ORDER BY c.name_key, c.id LIMIT \(limit)
                """
        )
    }

    /// Firms, each with what suggests that it does not comply.
    private func suggestions(of firms: SQL) -> SQL {
        """
        WITH list AS MATERIALIZED (\(lists)),
        firm AS MATERIALIZED (\(firms))
        SELECT firm.id, firm.name_key, firm.legal_name, firm.trading_name, firm.region_code, firm.region_name, firm.nib,
               firm.npwp, firm.branch, x.source, x.kind, x.since, NULL::integer, x.months, x.branch, x.case_id, x.track, x.state,
               NULL::date, NULL::date, NULL::text, NULL::text, NULL::date, NULL::timestamptz
        FROM firm CROSS JOIN LATERAL (\(details)) x
        ORDER BY firm.name_key, firm.id, x.since, x.kind, x.source, x.case_id
        """
    }

    /// Conditions on firm `c` with the list `b`: that it is a subject of sanctions, and something suggests it.
    private var suggested: [SQL] {
        ["c.kind <> 'state_body' AND c.kind <> 'own_account'", "(\(suggestions.joined(separator: " OR ")))"]
    }

    /// Whether lists can say nothing of what is asked for.
    private var isOfCasesOnly: Bool { !tellsOfLists(.unregistered) && !tellsOfLists(.arrears) }

    private func isAboutCase(_ id: SQL) -> SQL {
        """
        \(id) IN (SELECT e.company_id FROM enforcement_case e
                  WHERE e.track = 'bpjs_sanction' AND e.closed_on IS NULL AND e.state = ANY (ARRAY['indicated', 'notified']))
        """
    }

    /// Findings that speak of the firm's registration: with one of them open the firm has been examined for it.
    private static let registration: [String] = FindingKind.allCases.filter(\.violatesRegistrationDuty).map(\.rawValue)

    /// For each regency, the branch on whose list its firms should stand, with the day of the newest list read that the
    /// reader may know. Row security alone would go through all rows of regencies that it shows nothing of.
    private var lists: SQL {
        """
        SELECT DISTINCT ON (t.region_code) t.region_code, o.name, m.list_date
        FROM office o
        JOIN office_territory t ON t.office_id = o.id AND \(isInForce("t"))
        JOIN LATERAL (
            SELECT max(n.list_date) AS list_date
            FROM office_territory u CROSS JOIN LATERAL (
                SELECT l.list_date FROM company_listing l
                WHERE l.source = 'bpjs' AND l.region_code = u.region_code AND l.list_date <= \(asOf)
                ORDER BY l.list_date DESC LIMIT 1) n
            WHERE u.office_id = o.id AND \(isInForce("u"))
              AND u.region_code = ANY ((SELECT company_regions())::text[])) m ON m.list_date IS NOT NULL
        WHERE o.kind = 'bpjs_branch' ORDER BY t.region_code, o.name
        """
    }

    /// The conditions on firm `c`, one for each kind of suggestion that was asked for.
    private var suggestions: [SQL] {
        var conditions: [SQL] = []
        if tellsOfLists(.unregistered) {
            conditions.append("(b.list_date IS NOT NULL AND \(isUnlisted("c.id", "b.list_date")))")
        }
        if tellsOfLists(.arrears) { conditions.append("EXISTS (SELECT FROM (\(arrears("c.id"))) a OFFSET 0)") }
        conditions.append("EXISTS (SELECT FROM (\(cases("c.id"))) k OFFSET 0)")
        return conditions
    }

    /// What suggests it of `firm`, one row each.
    private var details: SQL {
        var parts: [SQL] = []
        if tellsOfLists(.unregistered) {
            parts.append(
                """
                SELECT 'unlisted' AS source, 'unregistered' AS kind, firm.list_date AS since, NULL::integer AS months,
                       firm.list_name AS branch, NULL::uuid AS case_id, NULL::text AS track, NULL::text AS state
                WHERE firm.list_date IS NOT NULL AND \(isUnlisted("firm.id", "firm.list_date"))
                """
            )
        }
        if tellsOfLists(.arrears) { parts.append(arrears("firm.id")) }
        parts.append(cases("firm.id"))
        return parts.joined(separator: " UNION ALL ")
    }

    /// Whether what lists say of this kind is asked for; a list knows no states of cases.
    private func tellsOfLists(_ kind: FindingKind) -> Bool { state == nil && (finding == nil || finding == kind) }

    /// No number at BPJS was known, and nobody has examined the firm for it since.
    ///
    /// `OFFSET 0` here and below: looked up for one firm after the other. Without it the planner reads all numbers and
    /// findings there are into a hash table, to look at a page's firms.
    private func isUnlisted(_ id: SQL, _ day: SQL) -> SQL {
        """
        NOT EXISTS (SELECT FROM company_identifier i
                    WHERE i.company_id = \(id) AND i.kind = 'npp' AND i.added_at < \(horizon) OFFSET 0)
        AND NOT EXISTS (SELECT FROM finding_seen g JOIN finding_period p ON p.finding_id = g.id AND p.status = 'open'
                            AND \(isKnown("p"))
                        WHERE g.company_id = \(id) AND g.kind = ANY (\(Self.registration)) OFFSET 0)
        AND NOT EXISTS (SELECT FROM enforcement_case n
                        JOIN case_state_period s ON s.case_id = n.id AND s.state = 'no_violation' AND \(isKnown("s"))
                        WHERE n.company_id = \(id) AND s.from_on >= \(day) OFFSET 0)
        """
    }

    private func arrears(_ id: SQL) -> SQL {
        """
        SELECT 'arrears' AS source, 'arrears' AS kind, l.list_date AS since, l.arrears_months AS months, l.branch,
               NULL::uuid AS case_id, NULL::text AS track, NULL::text AS state
        FROM company_listing l
        WHERE l.company_id = \(id) AND l.source = 'bpjs' AND l.arrears_months > 0 AND l.list_date <= \(asOf)
          AND NOT EXISTS (SELECT FROM finding_seen g JOIN finding_period p ON p.finding_id = g.id AND p.status = 'open'
                              AND \(isKnown("p"))
                          WHERE g.company_id = \(id) AND g.kind = ANY (ARRAY['arrears', 'not_remitted']) OFFSET 0)
        """
    }

    private func cases(_ id: SQL) -> SQL {
        let kind: SQL = finding.map { "e.finding_kind = \($0.rawValue)" } ?? "true"
        return """
            SELECT 'case' AS source, e.finding_kind AS kind, s.from_on AS since, NULL::integer AS months, NULL::text AS branch,
                   e.id AS case_id, e.track, s.state
            FROM enforcement_case e JOIN case_state_period s ON s.case_id = e.id AND \(isKnown("s"))
            WHERE e.company_id = \(id) AND e.track = 'bpjs_sanction' AND s.state = ANY (ARRAY['indicated', 'notified'])
              AND \(kind) AND \(isAsked("s.state"))
            """
    }
}

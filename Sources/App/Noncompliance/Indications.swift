import Domain
import Postgres

extension NoncomplianceQuestion {
    /// Firms of which a list or an unexamined case suggests that they do not comply, in the order of their names, each
    /// with what suggests it.
    ///
    /// A firm that is missing from BPJS' list is told of only where such a list has been read: no list proves nothing.
    func indications(after cursor: SQL?, limit: Int) -> SQL {
        let conditions = place + [cursor ?? "true"]
        return """
            WITH list AS MATERIALIZED (\(lists)),
            firm AS MATERIALIZED (
                SELECT \(columns), b.name AS list_name, b.list_date
                FROM company c
                JOIN company_region_period w ON w.company_id = c.id AND \(isKnown("w"))
                LEFT JOIN list b ON b.region_code = w.region_code
                WHERE c.kind <> 'state_body' AND c.kind <> 'own_account'
                  AND (\(suggestions.joined(separator: " OR ")))
                  AND \(conditions.joined(separator: " AND "))
                ORDER BY c.name_key, c.id LIMIT \(limit))
            SELECT firm.*, (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.since, x.kind) FROM (\(details)) x) AS facts,
                   NULL::date AS last_on, NULL::text AS last_track, NULL::text AS last_action, NULL::text AS last_state,
                   NULL::date AS due_on
            FROM firm ORDER BY firm.name_key, firm.id
            """
    }

    /// Findings that speak of the firm's registration: with one of them open the firm has been examined for it.
    private static let registration: [String] = FindingKind.allCases.filter(\.violatesRegistrationDuty).map(\.rawValue)

    /// For each regency, the branch on whose list its firms should stand, with the day of the newest list read.
    private var lists: SQL {
        """
        SELECT DISTINCT ON (t.region_code) t.region_code, o.name, m.list_date
        FROM office o
        JOIN office_territory t ON t.office_id = o.id AND \(isInForce("t"))
        JOIN LATERAL (
            SELECT max(l.list_date) AS list_date FROM company_listing l
            WHERE l.source = 'bpjs' AND l.list_date <= \(asOf)
              AND l.region_code IN (SELECT u.region_code FROM office_territory u
                                    WHERE u.office_id = o.id AND \(isInForce("u")))) m ON m.list_date IS NOT NULL
        WHERE o.kind = 'bpjs_branch' ORDER BY t.region_code, o.name
        """
    }

    /// The conditions on firm `c`, one for each kind of suggestion that was asked for.
    private var suggestions: [SQL] {
        var conditions: [SQL] = []
        if tellsOfLists(.unregistered) {
            conditions.append("(b.list_date IS NOT NULL AND \(isUnlisted("c.id", "b.list_date")))")
        }
        if tellsOfLists(.arrears) { conditions.append("EXISTS (SELECT FROM (\(arrears("c.id"))) a)") }
        conditions.append("EXISTS (SELECT FROM (\(cases("c.id"))) k)")
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
    private func isUnlisted(_ id: SQL, _ day: SQL) -> SQL {
        """
        NOT EXISTS (SELECT FROM company_identifier i
                    WHERE i.company_id = \(id) AND i.kind = 'npp' AND i.added_at < \(horizon))
        AND NOT EXISTS (SELECT FROM finding g JOIN finding_period p ON p.finding_id = g.id AND p.status = 'open'
                            AND \(isKnown("p"))
                        WHERE g.company_id = \(id) AND g.kind = ANY (\(Self.registration)))
        AND NOT EXISTS (SELECT FROM enforcement_case n
                        JOIN case_state_period s ON s.case_id = n.id AND s.state = 'no_violation' AND \(isKnown("s"))
                        WHERE n.company_id = \(id) AND s.from_on >= \(day))
        """
    }

    private func arrears(_ id: SQL) -> SQL {
        """
        SELECT 'arrears' AS source, 'arrears' AS kind, l.list_date AS since, l.arrears_months AS months, l.branch,
               NULL::uuid AS case_id, NULL::text AS track, NULL::text AS state
        FROM company_listing l
        WHERE l.company_id = \(id) AND l.source = 'bpjs' AND l.arrears_months > 0 AND l.list_date <= \(asOf)
          AND NOT EXISTS (SELECT FROM finding g JOIN finding_period p ON p.finding_id = g.id AND p.status = 'open'
                              AND \(isKnown("p"))
                          WHERE g.company_id = \(id) AND g.kind = ANY (ARRAY['arrears', 'not_remitted']))
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

import Domain
import Postgres

extension NoncomplianceQuestion {
    /// Firms of which a list or an unexamined case suggests that they do not comply, in the order of their names, a
    /// row for each thing that suggests it. What suggests it, the database's `firm_indications` alone decides.
    func indications(after key: FirmKey?, limit: Int) -> SQL {
        let conditions = place("w.region_code") + [isInTerritory, Self.isSubject, key.follows("c.name_key", "c.id")]
        return suggestions(
            of: """
                SELECT \(columns), b.branch AS list_branch, b.list_day
                FROM company c
                JOIN company_region_period w ON w.company_id = c.id AND \(isKnown("w"))
                LEFT JOIN list b ON b.region_code = w.region_code
                WHERE \(conditions.joined(separator: " AND ")) AND \(isSuggested("w.region_code"))
                ORDER BY c.name_key, c.id LIMIT \(limit)
                """
        )
    }

    /// What ``indications(after:limit:)`` answers for today. Firms are looked at in the order of their names until a page
    /// is full: regency by regency where the question is narrowed to some, else all of the reader's at once. Where only a
    /// case can suggest anything, the cases lead to the firms.
    func todaysIndications(after key: FirmKey?, limit: Int) -> SQL {
        let conditions = [
            Self.isSubject, key.follows("c.name_key", "c.id"), isOfCasesOnly ? isAboutCase("c.id") : "true",
        ]
        let walk = region == nil && branch == nil ? byName(conditions, limit) : byRegency(conditions, limit)
        return suggestions(
            of: """
                SELECT c.id, c.name_key, c.legal_name, c.trading_name, w.code AS region_code, w.name AS region_name,
                       \(number("nib")) AS nib, \(number("npwp")) AS npwp, w.branch, w.list_branch, w.list_day
                FROM \(walk)
                ORDER BY c.name_key, c.id LIMIT \(limit)
                """
        )
    }

    /// The regencies `w` asked for with their lists, and of each the first firms `c`.
    private func byRegency(_ conditions: [SQL], _ limit: Int) -> SQL {
        """
        (\(placesWithLists)) w CROSS JOIN LATERAL (
            SELECT c.id, c.name_key, c.legal_name, c.trading_name
            FROM company c CROSS JOIN (SELECT w.list_branch AS branch, w.list_day) b
            WHERE c.region_code = w.code AND \(conditions.joined(separator: " AND ")) AND \(isSuggested("w.code"))
            ORDER BY c.name_key, c.id LIMIT \(limit)) c
        """
    }

    /// The first firms `c` of the whole territory, each with its regency `w`. The list is looked up beside each firm, so
    /// that the index gives the order and nobody looks further than the page.
    private func byName(_ conditions: [SQL], _ limit: Int) -> SQL {
        """
        (SELECT c.id, c.name_key, c.legal_name, c.trading_name, c.region_code
         FROM company c CROSS JOIN LATERAL (
             SELECT l.branch, l.list_day FROM (SELECT 1) one LEFT JOIN list l ON l.region_code = c.region_code OFFSET 0) b
         WHERE \(isInTerritory) AND \(conditions.joined(separator: " AND ")) AND \(isSuggested("c.region_code"))
         ORDER BY c.name_key, c.id LIMIT \(limit)) c
        JOIN (\(placesWithLists)) w ON w.code = c.region_code
        """
    }

    /// The regencies asked for, each with the list on which its firms should stand.
    private var placesWithLists: SQL {
        "SELECT w.*, b.branch AS list_branch, b.list_day FROM (\(places)) w LEFT JOIN list b ON b.region_code = w.code OFFSET 0"
    }

    /// Firms, each with what suggests that it does not comply. Behind the columns that every answer has stands what the
    /// wording needs (``IndicationColumns/page``).
    private func suggestions(of firms: SQL) -> SQL {
        """
        WITH list AS MATERIALIZED (SELECT * FROM branch_lists(\(asOf), \(horizon))),
        firm AS MATERIALIZED (\(firms))
        SELECT firm.id, firm.name_key, firm.legal_name, firm.trading_name, firm.region_code, firm.region_name, firm.nib,
               firm.npwp, firm.branch, x.source, x.kind, x.since, x.workers, x.months, x.branch, x.case_id, x.track, x.state,
               NULL::date, NULL::date, NULL::text, NULL::text, NULL::date, NULL::timestamptz,
               x.registered, x.reported, x.reported_on, x.missing, x.scale, x.checked_on, x.amount, x.npp, x.list_day
        FROM firm CROSS JOIN LATERAL firm_indications(
            firm.id, firm.region_code, \(asOf), \(horizon), firm.list_branch, firm.list_day) x
        WHERE \(isAskedFor)
        ORDER BY firm.name_key, firm.id, x.since, x.kind, x.source, x.case_id, x.npp
        """
    }

    /// The condition on firm `c` with the list `b` of its regency that something suggests it.
    ///
    /// `OFFSET 0`: looked up for one firm after the other, until a page is full.
    private func isSuggested(_ region: SQL) -> SQL {
        """
        EXISTS (SELECT FROM firm_indications(c.id, \(region), \(asOf), \(horizon), b.branch, b.list_day) x
                WHERE \(isAskedFor) OFFSET 0)
        """
    }

    /// The condition on a suggestion `x` that it is of the kind and state asked for; a list knows no states of cases.
    private var isAskedFor: SQL {
        "\(finding.map(Self.isOfKind) ?? "true") AND \(isAsked("x.state"))"
    }

    /// The condition on firm `c` that it may be suggested of it at all; the database's function says so itself, this keeps
    /// from asking it.
    private static let isSubject: SQL =
        "c.kind <> 'state_body' AND c.kind <> 'own_account' AND c.merged_into IS NULL"

    /// The condition that a suggestion `x` is of a kind. The kind stands in the text, so that the planner leaves out
    /// whatever suggests other kinds.
    private static func isOfKind(_ kind: FindingKind) -> SQL {
        switch kind {
        case .unregistered: "x.kind = 'unregistered'"
        case .partialWorkers: "x.kind = 'partial_workers'"
        case .partialWages: "x.kind = 'partial_wages'"
        case .partialProgrammes: "x.kind = 'partial_programmes'"
        case .arrears: "x.kind = 'arrears'"
        case .notRemitted, .annualReportMissing, .changesUnreported, .obstruction, .otherNorm:
            "x.kind = \(kind.rawValue)"
        }
    }

    /// What lists can suggest.
    static let ofLists: Set<FindingKind> = [
        .unregistered, .partialWorkers, .partialWages, .partialProgrammes, .arrears,
    ]

    /// Whether lists can say nothing of what is asked for.
    private var isOfCasesOnly: Bool { state != nil || finding.map { !Self.ofLists.contains($0) } ?? false }

    private func isAboutCase(_ id: SQL) -> SQL {
        """
        \(id) IN (SELECT e.company_id FROM enforcement_case e
                  WHERE e.track = 'bpjs_sanction' AND e.closed_on IS NULL AND e.state = ANY (ARRAY['indicated', 'notified']))
        """
    }
}

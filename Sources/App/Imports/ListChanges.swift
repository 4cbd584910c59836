import Domain
import Postgres

/// What a list changes about firms that the register has: numbers that they did not have, facts of the list, and
/// fields that are empty or that the same list had set. What a person corrected stays.
struct ListChanges: Sendable {
    let source: RegistrySource
    let listDate: LocalDate

    /// One change each; `verdict` is `change`, or `kept` where a person's correction stands against it.
    static let create: SQL = """
        CREATE TEMPORARY TABLE staged_change (
            line integer NOT NULL, company_id uuid NOT NULL, part text NOT NULL, field text NOT NULL,
            old text, new text, verdict text NOT NULL) ON COMMIT DROP
        """

    /// The statements that find the changes and end the rows, in order.
    var statements: [SQL] {
        [newNumbers, listedFacts, companyFields, "ANALYZE staged_change", provenance, forgetOthers]
            + [created, updated, older, kept, unchanged]
    }

    /// The condition on row `s` that it belongs to a firm that was known before.
    private static let isKnown: SQL = "s.status IS NULL AND NOT s.is_new"

    private var newNumbers: SQL {
        """
        INSERT INTO staged_change
        SELECT s.line, s.company_id, 'number', n.kind || '.' || n.value, NULL, n.value, 'change'
        FROM staged s JOIN staged_number n ON n.line = s.line
        WHERE \(Self.isKnown) AND n.company_id IS NULL
        """
    }

    private var listedFacts: SQL {
        """
        INSERT INTO staged_change
        SELECT s.line, s.company_id, 'listing', \(source.rawValue) || '.' || s.\(key) || '.' || f.field, f.old, f.new, 'change'
        FROM staged s
        LEFT JOIN company_listing l ON l.source = \(source.rawValue) AND l.number = s.\(key)
        CROSS JOIN LATERAL (VALUES
            ('listed_name', l.listed_name, s.name),
            ('branch', l.branch, s.branch),
            ('workers', l.workers::text, s.workers::text),
            ('registered_workers', l.registered_workers::text, s.registered_workers::text),
            ('average_wage', l.average_wage::text, s.average_wage::text),
            ('programmes', array_to_string(l.programmes, ','), array_to_string(s.programmes, ',')),
            ('arrears_months', l.arrears_months::text, s.arrears_months::text),
            ('reported_on', l.reported_on::text, s.reported_on::text),
            -- A number that an earlier complete list did not have is back.
            ('gone_on', CASE WHEN l.gone_on <= \(listDate) THEN l.gone_on::text END, NULL)) AS f (field, old, new)
        WHERE \(Self.isKnown) AND (l.number IS NULL OR l.list_date <= \(listDate)) AND f.old IS DISTINCT FROM f.new
        """
    }

    /// Of several rows for one firm only the first speaks for the firm itself; the row of a record that went into the firm, or
    /// one that somebody took for the firm's, never does where the firm has a number of its own in this source's lists.
    /// Otherwise the two would call the firm by turns what each is called.
    private var companyFields: SQL {
        """
        INSERT INTO staged_change
        SELECT s.line, s.company_id, 'company', f.field, f.old, f.new,
               CASE WHEN f.old IS NULL THEN 'change' ELSE 'other' END
        FROM (SELECT DISTINCT ON (company_id) * FROM staged s
              WHERE \(Self.isKnown) AND NOT s.line IN (\(ofFurtherNumbers)) ORDER BY company_id, line) s
        JOIN company c ON c.id = s.company_id
        LEFT JOIN company_listing l ON l.source = \(source.rawValue) AND l.number = s.\(key)
        CROSS JOIN LATERAL (VALUES \(fields)) AS f (field, old, new)
        WHERE f.new IS NOT NULL AND f.old IS DISTINCT FROM f.new AND (l.number IS NULL OR l.list_date <= \(listDate))
        """
    }

    /// The lines of further numbers of firms with a number of their own.
    private var ofFurtherNumbers: SQL {
        """
        SELECT n.line FROM company_identifier i JOIN staged_number n ON n.kind = i.kind AND n.value = i.value
        WHERE num_nonnulls(i.brought_by, i.taken_by) > 0 AND EXISTS (
            SELECT FROM company_identifier o
            WHERE o.company_id = i.company_id AND o.kind = list_number_kind(\(source.rawValue)) 
              AND num_nonnulls(o.brought_by, o.taken_by) = 0)
        """
    }

    /// What this list knows about the firm itself.
    private var fields: SQL {
        switch source {
        case .oss:
            """
            ('legal_name', c.legal_name, s.name), ('region_code', c.region_code, s.region_code),
            ('district', c.district, left(s.district, 200)), ('address', c.address, s.address), ('kbli', c.kbli, s.kbli),
            ('scale', c.scale, s.scale)
            """
        case .wlkp:
            """
            ('address', c.address, s.address), ('phone', c.phone, s.phone), ('kbli', c.kbli, s.kbli),
            ('workers_reported', c.workers_reported::text, s.workers::text)
            """
        case .bpjs: "('legal_name', c.legal_name, s.name)"
        }
    }

    /// Who set a field last decides whether this list may change it.
    private var provenance: SQL {
        """
        UPDATE staged_change x SET verdict = CASE g.source
            WHEN \(source.rawValue) THEN 'change' WHEN \(ChangeSource.merge) THEN 'change' WHEN \(ChangeSource.person) THEN 'kept' ELSE x.verdict END
        FROM (SELECT DISTINCT ON (y.company_id, y.field) y.company_id, y.field, h.source
              FROM staged_change y
              JOIN company_change h ON h.company_id = y.company_id AND h.fields ? y.field
              WHERE y.part = 'company' ORDER BY y.company_id, y.field, h.version DESC) g
        WHERE x.part = 'company' AND x.company_id = g.company_id AND x.field = g.field
        """
    }

    private var forgetOthers: SQL { "DELETE FROM staged_change WHERE verdict = 'other'" }

    private var created: SQL {
        "UPDATE staged SET status = CASE WHEN leads THEN 'created' ELSE 'updated' END WHERE status IS NULL AND is_new"
    }

    private var updated: SQL {
        """
        UPDATE staged s SET status = 'updated'
        WHERE s.status IS NULL AND s.line IN (SELECT line FROM staged_change WHERE verdict = 'change')
        """
    }

    private var older: SQL {
        """
        UPDATE staged s SET \(RowVerdict.olderList.ends("unchanged"))
        FROM company_listing l
        WHERE s.status IS NULL AND l.source = \(source.rawValue) AND l.number = s.\(key) AND l.list_date > \(listDate)
        """
    }

    private var kept: SQL {
        """
        UPDATE staged s SET code = \(RowVerdict.keptCorrection.rawValue), column_name = k.fields, reason_id = NULL,
            reason_en = NULL
        FROM (SELECT line, string_agg(field, ', ' ORDER BY field) AS fields FROM staged_change WHERE verdict = 'kept'
              GROUP BY line) k
        WHERE s.line = k.line
        """
    }

    private var unchanged: SQL { "UPDATE staged SET status = 'unchanged' WHERE status IS NULL" }

    private var key: SQL { Staging.key(source) }
}

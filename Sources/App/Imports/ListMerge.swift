import Domain
import Foundation
import Postgres

/// Writes what a list changes, set by set.
struct ListMerge: Sendable {
    let source: RegistrySource
    let listDate: LocalDate
    let sender: UUID

    /// The statements, in order. New firms and numbers are there already.
    var statements: [SQL] { [returned, listings, companies, madeTrail, changedTrail] }

    /// Numbers that were missing are there again from this list on.
    private var returned: SQL {
        """
        UPDATE company_listing_absence a SET known_until = now(), until_on = \(listDate)
        FROM staged s
        WHERE a.source = \(source.rawValue) AND a.number = s.\(key) AND a.known_until IS NULL AND a.gone_on <= \(listDate)
          AND s.status IN ('created', 'updated', 'unchanged')
        """
    }

    /// What the list says of each number, unless a newer list said something else.
    ///
    /// The rows known so far are met by the conflict alone: a join would, while the planner takes the table for a small
    /// one, look through all that this very statement has written, for each row again.
    private var listings: SQL {
        """
        INSERT INTO company_listing AS l (company_id, region_code, source, number, listed_name, list_date, branch, workers,
                                          registered_workers, average_wage, programmes, arrears_months, reported_on)
        SELECT s.company_id, s.company_region, \(source.rawValue), s.\(key), s.name, \(listDate), s.branch, s.workers,
               s.registered_workers, s.average_wage, s.programmes, s.arrears_months, s.reported_on
        FROM staged s WHERE s.status IN ('created', 'updated', 'unchanged')
        ON CONFLICT (source, number) DO UPDATE SET
            listed_name = excluded.listed_name, list_date = excluded.list_date, branch = excluded.branch,
            workers = excluded.workers, registered_workers = excluded.registered_workers,
            average_wage = excluded.average_wage, programmes = excluded.programmes,
            arrears_months = excluded.arrears_months, reported_on = excluded.reported_on, taken_by = NULL, seen_at = now(),
            gone_on = CASE WHEN l.gone_on > excluded.list_date THEN l.gone_on END,
            gone_import_id = CASE WHEN l.gone_on > excluded.list_date THEN l.gone_import_id END
        WHERE l.list_date < excluded.list_date
           OR l.list_date = excluded.list_date
              AND (l.taken_by IS NOT NULL OR (l.listed_name, l.branch, l.workers, l.registered_workers, l.average_wage, l.programmes, l.arrears_months,
                   l.reported_on)
                  IS DISTINCT FROM
                  (excluded.listed_name, excluded.branch, excluded.workers, excluded.registered_workers,
                   excluded.average_wage, excluded.programmes, excluded.arrears_months, excluded.reported_on))
        """
    }

    private var companies: SQL {
        """
        UPDATE company c SET
            legal_name = coalesce(x.legal_name, c.legal_name), name_key = coalesce(x.name_key, c.name_key),
            region_code = coalesce(x.region_code, c.region_code), district = coalesce(x.district, c.district),
            address = coalesce(x.address, c.address), phone = coalesce(x.phone, c.phone), kbli = coalesce(x.kbli, c.kbli),
            scale = coalesce(x.scale, c.scale), workers_reported = coalesce(x.workers, c.workers_reported),
            version = c.version + 1, updated_at = now()
        FROM (SELECT h.company_id,
                     max(h.new) FILTER (WHERE h.field = 'legal_name') AS legal_name,
                     max(s.name_key) FILTER (WHERE h.field = 'legal_name') AS name_key,
                     max(h.new) FILTER (WHERE h.field = 'region_code') AS region_code,
                     max(h.new) FILTER (WHERE h.field = 'district') AS district,
                     max(h.new) FILTER (WHERE h.field = 'address') AS address,
                     max(h.new) FILTER (WHERE h.field = 'phone') AS phone,
                     max(h.new) FILTER (WHERE h.field = 'kbli') AS kbli,
                     max(h.new) FILTER (WHERE h.field = 'scale') AS scale,
                     max(h.new) FILTER (WHERE h.field = 'workers_reported')::integer AS workers
              FROM staged_change h JOIN staged s ON s.line = h.line
              WHERE h.verdict = 'change' GROUP BY h.company_id) x
        WHERE c.id = x.company_id
        """
    }

    private var madeTrail: SQL {
        """
        INSERT INTO company_change (company_id, region_code, version, actor_id, source, fields)
        SELECT company_id, company_region, 1, \(sender), \(source.rawValue), jsonb_strip_nulls(jsonb_build_object(
            'legal_name', jsonb_build_object('new', name), 'kind', jsonb_build_object('new', \(CompanyFields.usualKind)),
            'region_code', jsonb_build_object('new', region_code),
            'district', CASE WHEN district IS NOT NULL THEN jsonb_build_object('new', left(district, 200)) END,
            'address', CASE WHEN address IS NOT NULL THEN jsonb_build_object('new', address) END,
            'phone', CASE WHEN phone IS NOT NULL THEN jsonb_build_object('new', phone) END,
            'kbli', CASE WHEN kbli IS NOT NULL THEN jsonb_build_object('new', kbli) END,
            'scale', CASE WHEN scale IS NOT NULL THEN jsonb_build_object('new', scale) END,
            'workers_reported', CASE WHEN workers IS NOT NULL THEN jsonb_build_object('new', workers::text) END))
        FROM staged WHERE status = 'created'
        """
    }

    private var changedTrail: SQL {
        """
        INSERT INTO company_change (company_id, region_code, version, actor_id, source, fields)
        SELECT c.id, c.region_code, c.version, \(sender), \(source.rawValue),
               jsonb_object_agg(h.field, jsonb_strip_nulls(jsonb_build_object('old', h.old, 'new', h.new)))
        FROM staged_change h JOIN company c ON c.id = h.company_id
        WHERE h.verdict = 'change' GROUP BY c.id, c.region_code, c.version
        """
    }

    private var key: SQL { Staging.key(source) }
}

import Domain
import Postgres

/// Marks what a complete list no longer has. Nothing is deleted, and nothing is said of the firm: its number is missing
/// from that list, no more.
///
/// A complete list speaks for what it covers alone: a list of BPJS for the branches that it names, any other for the
/// regencies that it names, both within the sender's territory. A row that could not be taken still counts as there as
/// long as its number could be read; where a number could not, it might be anybody's, and nothing is marked.
struct GoneListings: Sendable {
    let request: ImportRequest
    let sender: SignedIn

    /// How many rows have no readable number.
    var unreadNumbers: SQL { "SELECT count(*) FROM staged WHERE \(key) IS NULL" }

    /// How many numbers are missing from the list, and how many more would be, had not another list of the same day or of a
    /// later one named them.
    var count: SQL {
        """
        SELECT count(*) FILTER (WHERE l.list_date < \(request.listDate)),
               count(*) FILTER (WHERE l.list_date >= \(request.listDate))
        FROM company_listing l WHERE \(isNotThere)
        """
    }

    /// The statements that mark them, in order.
    var statements: [SQL] { [mark, period, versions, trail] }

    private var mark: SQL {
        "UPDATE company_listing l SET gone_on = \(request.listDate), gone_import_id = \(request.id) WHERE \(isMissing)"
    }

    private var period: SQL {
        """
        INSERT INTO company_listing_absence (source, number, gone_on, import_id)
        SELECT source, number, gone_on, gone_import_id FROM company_listing
        WHERE source = \(request.source.rawValue) AND gone_import_id = \(request.id)
        """
    }

    private var versions: SQL {
        """
        UPDATE company c SET version = c.version + 1, updated_at = now()
        WHERE c.id IN (SELECT company_id FROM company_listing
                       WHERE source = \(request.source.rawValue) AND gone_import_id = \(request.id))
        """
    }

    private var trail: SQL {
        """
        INSERT INTO company_change (company_id, region_code, version, actor_id, source, fields)
        SELECT c.id, c.region_code, c.version, \(sender.personID), \(request.source.rawValue),
               jsonb_object_agg(l.source || '.' || l.number || '.gone_on', jsonb_build_object('new', l.gone_on::text))
        FROM company_listing l JOIN company c ON c.id = l.company_id
        WHERE l.source = \(request.source.rawValue) AND l.gone_import_id = \(request.id)
        GROUP BY c.id, c.region_code, c.version
        """
    }

    private var isMissing: SQL { "l.list_date < \(request.listDate) AND \(isNotThere)" }

    private var isNotThere: SQL {
        """
        l.source = \(request.source.rawValue) AND l.gone_on IS NULL
        AND l.region_code = ANY (\(request.territory)) AND \(covers)
        AND NOT EXISTS (SELECT FROM staged s WHERE s.\(key) = l.number)
        """
    }

    private var covers: SQL {
        let regions: SQL = "l.region_code IN (SELECT region_code FROM staged WHERE region_code IS NOT NULL)"
        guard request.source == .bpjs else { return regions }
        return """
            CASE WHEN l.branch IS NULL THEN \(regions)
                 ELSE lower(l.branch) IN (SELECT lower(branch) FROM staged WHERE branch IS NOT NULL) END
            """
    }

    private var key: SQL { Staging.key(request.source) }
}

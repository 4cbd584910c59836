import Domain
import Foundation
import Postgres

/// What an import leaves to matching: rows for a person to decide, and regencies to go through again.
struct RowCandidates: Sendable {
    let request: ImportRequest
    /// Who sent the list, and may decide in the list's territory.
    let sender: UUID

    /// A row that repeats another is that one's firm, and its report says so.
    static let repeats: SQL = """
        UPDATE staged s SET company_id = f.company_id, is_new = f.is_new
        FROM staged f WHERE s.code = \(RowVerdict.duplicateRow.rawValue) AND f.line = s.first_line
        """

    /// Proposes each row that was left for a person, or that could not be read whole, to every firm that holds one of its
    /// numbers. The report's rows are written. A firm out of the sender's sight is not named: nobody learns from a list
    /// whose a number is. What was decided of such a row before holds for this list, too.
    func propose(_ tx: Transaction) async throws {
        _ = try await tx.execute(
            """
            INSERT INTO match_candidate AS m (id, region_code, company_id, import_id, line, row_key, row_facts, explanation)
            SELECT DISTINCT ON (x.row_key, x.company_id) gen_random_uuid(), x.region_code, x.company_id, \(request.id),
                   x.line, x.row_key, x.facts, x.doubts
            FROM (
                SELECT i.region_code, i.company_id, s.line, \(rowKey) AS row_key, \(facts) AS facts,
                       jsonb_build_object('doubts', jsonb_build_array(
                           CASE s.status WHEN 'rejected' THEN \(MatchExplanation.refusedRow) ELSE s.code END)) AS doubts
                FROM staged s CROSS JOIN LATERAL (
                    SELECT DISTINCT i.company_id, i.region_code
                    FROM (VALUES ('nib', s.nib), ('npwp', s.npwp), ('npp', s.npp), ('wlkp', s.wlkp)) AS n (kind, value)
                    JOIN company_identifier i ON i.kind = n.kind AND i.value = n.value) i
                WHERE \(Self.isLeft) AND i.region_code = ANY (\(request.territory))) x
            ORDER BY x.row_key, x.company_id, x.line
            ON CONFLICT ON CONSTRAINT match_candidate_row_once DO UPDATE SET import_id = excluded.import_id,
                line = excluded.line, row_facts = excluded.row_facts, explanation = excluded.explanation
            WHERE m.status = 'open' AND coalesce(m.row_facts #>> '{listing,list_date}', '') <= \(request.listDate)::text
            """
        )
        _ = try await tx.execute(
            """
            SELECT take_decided_row(m.id, \(facts))
            FROM staged s JOIN match_candidate m ON m.row_key = \(rowKey)
            WHERE \(Self.isLeft) AND m.status = 'same' AND m.region_code = ANY (\(request.territory))
            """
        )
        try await askForRuns(tx)
    }

    /// The rows `s` that nobody has placed: left for a person, or refused with what stood in them.
    private static let isLeft: SQL = "(s.status = 'review' OR (s.status = 'rejected' AND s.row_text IS NOT NULL))"

    /// By what a row is known in the next list: the same name with the same numbers.
    private var rowKey: SQL {
        "\(request.source.rawValue) || ' ' || md5(concat_ws(' ', s.name, s.nib, s.npwp, s.npp, s.wlkp))"
    }

    /// What a row says of its firm, with what makes it stand in the list.
    private var facts: SQL {
        """
        jsonb_strip_nulls(jsonb_build_object('name', s.name, 'source', \(request.source.rawValue), 'address', s.address,
            'district', left(s.district, 200), 'phone', s.phone, 'kbli', s.kbli, 'workers', s.workers,
            'numbers', jsonb_build_object('nib', s.nib, 'npwp', s.npwp, 'npp', s.npp, 'wlkp', s.wlkp),
            'listing', jsonb_build_object('number', s.\(Staging.key(request.source)), 'list_date', \(request.listDate),
                'branch', s.branch, 'workers', s.workers, 'registered_workers', s.registered_workers,
                'average_wage', s.average_wage, 'programmes', s.programmes, 'arrears_months', s.arrears_months,
                'reported_on', s.reported_on)))
        """
    }

    private func askForRuns(_ tx: Transaction) async throws {
        let touched = try await tx.query(
            """
            SELECT DISTINCT company_region FROM staged
            WHERE status IN ('created', 'updated') AND company_region = ANY (\(request.territory)) ORDER BY 1
            """
        )
        let regions = try touched.map { try $0.column(0, as: String.self) }
        _ = try await tx.execute(
            """
            INSERT INTO match_run (id, region_code, import_id, requested_by)
            SELECT r.id, r.code, \(request.id), \(sender)
            FROM unnest(\(regions.map { _ in UUIDv7.new() }), \(regions)) AS r (id, code)
            """
        )
    }
}

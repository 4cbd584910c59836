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
    /// numbers. The report's rows are written. A firm out of the sender's sight is not named: nobody learns from a list whose a number is.
    func propose(_ tx: Transaction) async throws {
        _ = try await tx.execute(
            """
            INSERT INTO match_candidate (id, region_code, company_id, import_id, line, row_key, row_facts, explanation)
            SELECT gen_random_uuid(), i.region_code, i.company_id, \(request.id), s.line,
                   \(request.source.rawValue) || ' ' || md5(concat_ws(' ', s.name, s.nib, s.npwp, s.npp, s.wlkp)),
                   jsonb_strip_nulls(jsonb_build_object('name', s.name, 'source', \(request.source.rawValue),
                       'address', s.address, 'district', left(s.district, 200), 'phone', s.phone, 'kbli', s.kbli,
                       'workers', s.workers, 'numbers', jsonb_build_object('nib', s.nib, 'npwp', s.npwp, 'npp', s.npp,
                       'wlkp', s.wlkp))),
                   jsonb_build_object('doubts', jsonb_build_array(
                       CASE s.status WHEN 'rejected' THEN \(MatchExplanation.refusedRow) ELSE s.code END))
            FROM staged s CROSS JOIN LATERAL (
                SELECT DISTINCT i.company_id, i.region_code
                FROM (VALUES ('nib', s.nib), ('npwp', s.npwp), ('npp', s.npp), ('wlkp', s.wlkp)) AS n (kind, value)
                JOIN company_identifier i ON i.kind = n.kind AND i.value = n.value) i
            WHERE (s.status = 'review' OR (s.status = 'rejected' AND s.row_text IS NOT NULL)) AND i.region_code = ANY (\(request.territory))
            ON CONFLICT ON CONSTRAINT match_candidate_row_once DO NOTHING
            """
        )
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

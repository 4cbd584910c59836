import Domain
import Foundation
import Postgres

/// Enters the firms that a list names and the register does not have, and every number that is new.
struct NewFirms: Sendable {
    let source: RegistrySource

    /// A number turned out to be held by a firm that the sender can't see, on these lines.
    struct HeldElsewhere: Error {
        var lines: [Int]
        var columns: [String]
    }

    /// Decides which row makes which firm. Rows of BPJS with the same tax number are one firm with several numbers.
    var plan: SQL {
        let group: SQL = source == .bpjs ? "coalesce(npwp, line::text)" : "line::text"
        return """
            UPDATE staged s SET is_new = true, leads = (s.line = p.line_of_first), company_id = p.company, company_region = p.region
            FROM (SELECT line, first_value(line) OVER w AS line_of_first, first_value(new_id) OVER w AS company,
                         first_value(region_code) OVER w AS region
                  FROM staged WHERE status IS NULL AND company_id IS NULL
                  WINDOW w AS (PARTITION BY \(group) ORDER BY line)) p
            WHERE s.line = p.line
            """
    }

    /// Makes the firms and gives them their numbers.
    ///
    /// - Throws: ``HeldElsewhere``, and then the caller undoes it all.
    func enter(_ tx: Transaction) async throws {
        let results = try await tx.pipeline([plan, companies, numbers])
        let held: [(Int, String)] = try results[2].decode(as: Int.self, String.self)
        guard held.isEmpty else { throw HeldElsewhere(lines: held.map(\.0), columns: held.map(\.1)) }
    }

    private var companies: SQL {
        """
        INSERT INTO company (id, legal_name, name_key, region_code, district, address, phone, kbli, scale, workers_reported)
        SELECT company_id, name, name_key, region_code, left(district, 200), address, phone, kbli, scale, workers
        FROM staged WHERE status IS NULL AND leads
        """
    }

    /// What conflicts is held by a firm out of sight, or was taken this moment by somebody else.
    private var numbers: SQL {
        """
        WITH wanted AS (
            SELECT n.line, n.kind, n.value, s.company_id, s.company_region, k.beside
            FROM staged_number n JOIN staged s ON s.line = n.line
            LEFT JOIN (SELECT line, min(kind || ' ' || value) AS beside FROM staged_number
                       WHERE company_id IS NOT NULL GROUP BY line) k ON k.line = n.line
            WHERE s.status IS NULL AND n.company_id IS NULL),
        added AS (
            INSERT INTO company_identifier (kind, value, company_id, region_code, source, beside)
            SELECT DISTINCT ON (kind, value) kind, value, company_id, company_region, \(source.rawValue), beside
            FROM wanted ORDER BY kind, value, line
            ON CONFLICT (kind, value) DO NOTHING RETURNING kind, value)
        SELECT w.line, w.kind FROM wanted w LEFT JOIN added a ON a.kind = w.kind AND a.value = w.value
        WHERE a.kind IS NULL ORDER BY w.line
        """
    }

    /// Leaves such rows for a person.
    static func leave(_ held: HeldElsewhere) -> SQL {
        """
        UPDATE staged s SET \(RowVerdict.numberHeldElsewhere.ends("review", column: "upper(h.kind)"))
        FROM (SELECT line, min(kind) AS kind FROM unnest(\(held.lines), \(held.columns)) AS h (line, kind) GROUP BY line) h
        WHERE s.line = h.line
        """
    }
}

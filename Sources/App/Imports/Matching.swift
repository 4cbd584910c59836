import Domain
import Postgres

/// Finds the firm that each row belongs to, by exact numbers only. Nothing is guessed: what contradicts itself, the
/// file or the register is left for a person.
struct Matching: Sendable {
    let source: RegistrySource
    /// The regencies in which the sender may import.
    let territory: [String]
    let listDate: LocalDate
    /// The import whose rows are corrected.
    var corrects: ImportID?

    /// The statements, in order. Afterwards a row without a status either belongs to the firm `company_id` or, without
    /// one, to a firm that is not in the register.
    var statements: [SQL] {
        let read: [SQL] = corrections + [outside] + saidAlready + duplicates
        let matched: [SQL] = [numbers, "ANALYZE staged_number", twoFirms, belongs, Self.analyzeFirms, notEditable]
        return read + matched + sameFirmSaid + [otherNumber, otherInFile]
    }

    /// Which rows have a firm is known by now. Without it the planner expects none, and goes through the numbers of all
    /// firms for each row.
    private static let analyzeFirms: SQL = "ANALYZE staged (status, company_id)"

    /// Each number of each row, with the firm that is known to hold it.
    static let create: SQL = """
        CREATE TEMPORARY TABLE staged_number (line integer NOT NULL, kind text NOT NULL, value text NOT NULL, company_id uuid)
        ON COMMIT DROP
        """

    /// A correction is of a row that was left; the others stay as the first list had them.
    private var corrections: [SQL] {
        guard let corrects else { return [] }
        return [
            """
            UPDATE staged s SET \(RowVerdict.notACorrection.ends("rejected"))
            WHERE s.status IS NULL AND NOT EXISTS (
                SELECT FROM import_row r
                WHERE r.import_id = \(Self.first(corrects))
                  AND r.line = s.corrected_line AND r.status IN ('review', 'rejected'))
            """
        ]
    }

    /// The import whose rows another one has, where it is of the same file.
    private static func first(_ id: ImportID) -> SQL {
        "(SELECT coalesce(i.same_as_id, i.id) FROM import i WHERE i.id = \(id))"
    }

    /// A number that the list named on another row is that row's: a row that was refused beside it does not win by being
    /// sent alone. Only the same row, corrected once more, may say something else.
    private var saidAlready: [SQL] {
        guard let corrects else { return [] }
        let key = Staging.key(source)
        return [
            """
            UPDATE staged s SET \(RowVerdict.alreadyListed.ends("rejected", column: Self.title(of: key)))
            FROM company_listing l
            WHERE s.status IS NULL AND l.source = \(source.rawValue) AND l.number = s.\(key) AND l.list_date = \(listDate)
              AND NOT EXISTS (\(Self.ownWords(corrects, "l.number")))
            """
        ]
    }

    /// A firm reports once in a list of WLKP: a row that names the tax or business number of a firm of which the list has
    /// spoken on another row stays refused, as it was beside that row.
    private var sameFirmSaid: [SQL] {
        guard let corrects, source == .wlkp else { return [] }
        return [
            """
            UPDATE staged s SET \(RowVerdict.alreadyListed.ends("rejected", column: "upper(x.kind)"))
            FROM (SELECT n.line, min(n.kind) AS kind
                  FROM staged_number n JOIN staged t ON t.line = n.line AND t.company_id = n.company_id
                  WHERE t.status IS NULL AND n.kind IN ('nib', 'npwp') GROUP BY n.line) x
            WHERE s.line = x.line AND EXISTS (
                SELECT FROM company_listing l
                WHERE l.company_id = s.company_id AND l.source = \(source.rawValue) AND l.list_date = \(listDate)
                  AND l.number <> s.wlkp AND NOT EXISTS (\(Self.ownWords(corrects, "l.number"))))
            """
        ]
    }

    /// The earlier corrections of row `s` by which the list came to say something of a number.
    private static func ownWords(_ corrects: ImportID, _ number: SQL) -> SQL {
        """
        SELECT FROM import k JOIN import_row r ON r.import_id = k.id
        WHERE k.corrects_id IN (SELECT o.id FROM import o WHERE coalesce(o.same_as_id, o.id) = \(first(corrects)))
          AND NOT k.dry_run AND r.corrected_line = s.corrected_line AND r.corrected_number = \(number)
          AND r.status IN ('created', 'updated', 'unchanged')
        """
    }

    private var outside: SQL {
        """
        UPDATE staged SET \(RowVerdict.outsideTerritory.ends("rejected"))
        WHERE status IS NULL AND NOT region_code = ANY (\(territory))
        """
    }

    /// Numbers that stand twice in the file. The source's own number twice is the same row again, or a contradiction.
    /// BPJS gives one firm several numbers, so there a tax number may stand twice.
    private var duplicates: [SQL] {
        switch source {
        case .oss: [repeated("nib"), duplicate("npwp")]
        case .wlkp: [repeated("wlkp"), duplicate("nib"), duplicate("npwp")]
        case .bpjs: [repeated("npp")]
        }
    }

    private func repeated(_ column: SQL) -> SQL {
        """
        UPDATE staged s SET status = CASE WHEN d.is_same THEN 'rejected' ELSE 'review' END,
            code = CASE WHEN d.is_same THEN \(RowVerdict.duplicateRow.rawValue) ELSE \(RowVerdict.duplicateNumber.rawValue) END,
            column_name = \(Self.title(of: column)), first_line = d.first, reason_id = NULL, reason_en = NULL
        FROM (SELECT line, first_value(line) OVER w AS first,
                     (nib, npwp, npp, wlkp, region_code) IS NOT DISTINCT FROM
                     (first_value(nib) OVER w, first_value(npwp) OVER w, first_value(npp) OVER w,
                      first_value(wlkp) OVER w, first_value(region_code) OVER w) AS is_same
              FROM staged WHERE status IS NULL WINDOW w AS (PARTITION BY \(column) ORDER BY line)) d
        WHERE s.line = d.line AND d.first <> d.line
        """
    }

    private func duplicate(_ column: SQL) -> SQL {
        """
        UPDATE staged s SET \(RowVerdict.duplicateNumber.ends("review", column: Self.title(of: column), line: "d.first"))
        FROM (SELECT line, first_value(line) OVER (PARTITION BY \(column) ORDER BY line) AS first
              FROM staged WHERE status IS NULL AND \(column) IS NOT NULL) d
        WHERE s.line = d.line AND d.first <> d.line
        """
    }

    private static func title(of column: SQL) -> SQL { "upper('\(column)')" }

    private var numbers: SQL {
        """
        INSERT INTO staged_number (line, kind, value, company_id)
        SELECT s.line, n.kind, n.value, i.company_id
        FROM staged s
        CROSS JOIN LATERAL (VALUES ('nib', s.nib), ('npwp', s.npwp), ('npp', s.npp), ('wlkp', s.wlkp)) AS n (kind, value)
        LEFT JOIN company_identifier i ON i.kind = n.kind AND i.value = n.value
        WHERE s.status IS NULL AND n.value IS NOT NULL
        """
    }

    private var twoFirms: SQL {
        """
        UPDATE staged s SET \(RowVerdict.numbersOfTwoFirms.ends("review"))
        FROM (SELECT line FROM staged_number WHERE company_id IS NOT NULL
              GROUP BY line HAVING count(DISTINCT company_id) > 1) n
        WHERE s.line = n.line
        """
    }

    private var belongs: SQL {
        """
        UPDATE staged s SET company_id = n.company_id, company_region = c.region_code
        FROM (SELECT DISTINCT line, company_id FROM staged_number WHERE company_id IS NOT NULL) n
        JOIN company c ON c.id = n.company_id
        WHERE s.line = n.line AND s.status IS NULL
        """
    }

    /// A firm that the sender may see but not change is none of the sender's business.
    private var notEditable: SQL {
        """
        UPDATE staged SET \(RowVerdict.numberHeldElsewhere.ends("review", column: Self.title(of: Staging.key(source)))),
            company_id = NULL
        WHERE status IS NULL AND company_id IS NOT NULL
          AND NOT company_region = ANY (\(territory))
        """
    }

    /// The row matched by one number, but its other number differs from the firm's.
    private var otherNumber: SQL {
        """
        UPDATE staged s SET \(RowVerdict.otherNumberKnown.ends("review", column: "upper(x.kind)"))
        FROM (SELECT n.line, min(n.kind) AS kind
              FROM staged_number n JOIN staged t ON t.line = n.line
              JOIN company_identifier i ON i.company_id = t.company_id AND i.kind = n.kind
              WHERE t.status IS NULL AND t.company_id IS NOT NULL AND n.company_id IS NULL AND n.kind IN ('nib', 'npwp')
              GROUP BY n.line) x
        WHERE s.line = x.line
        """
    }

    /// Two rows would give one known firm two different numbers of a kind that it has once.
    private var otherInFile: SQL {
        """
        UPDATE staged s SET \(RowVerdict.duplicateNumber.ends("review", column: "upper(x.kind)", line: "x.first"))
        FROM (SELECT DISTINCT ON (line) line, kind, first
              FROM (SELECT n.line, n.kind, n.value, first_value(n.line) OVER w AS first, first_value(n.value) OVER w AS taken
                    FROM staged_number n JOIN staged t ON t.line = n.line
                    WHERE t.status IS NULL AND t.company_id IS NOT NULL AND n.company_id IS NULL AND n.kind IN ('nib', 'npwp')
                    WINDOW w AS (PARTITION BY t.company_id, n.kind ORDER BY n.line)) y
              WHERE value <> taken ORDER BY line, kind) x
        WHERE s.line = x.line
        """
    }
}

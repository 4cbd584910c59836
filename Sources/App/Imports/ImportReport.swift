import API
import Domain
import Foundation
import Postgres

/// An import and what became of its rows, as they are kept and told.
struct ImportReport: Sendable {
    private let run: RunningImport
    /// The import of the same file, after which nothing has changed.
    var sameAs: ImportID?
    /// How many numbers a complete list no longer has.
    var gone = 0
    /// How many more it would be, had not a list of the same day or a later one named them.
    var listedSince = 0
    /// How many rows of a complete list have no readable number.
    var unreadNumbers = 0

    private var request: ImportRequest { run.request }

    init(_ run: RunningImport) { self.run = run }

    /// Writes the report out of the staged rows and tells it.
    func write(_ tx: Transaction) async throws -> Wire.Import {
        let rows = sameAs == nil ? [rows] : []
        let told: SQL = "\(Wire.Import.select) WHERE i.id = \(request.id)"
        let results = try await tx.pipeline([record] + rows + [audit, told])
        guard let told = results.last else { throw Problem.internal }
        return try Wire.Import(told.single())
    }

    private var record: SQL {
        let columns = run.reading.columns
        let version = columns.contains { $0.basis == .remembered } ? request.rememberedVersion : nil
        let mark: SQL = request.isDryRun ? "NULL" : "(\(SameFile.mark(request.territory)))"
        return """
            INSERT INTO import (id, source, list_date, dry_run, file_name, content_sha256, created, updated, unchanged, review,
                                rejected, started_at, started_by, titles, ignored, mapping, columns,
                                mapping_version, sheet, complete, gone, listed_since, unread_numbers,
                                corrects_id, same_as_id, territory, register_mark, finished_at)
            SELECT \(request.id), \(request.source.rawValue), \(request.listDate), \(request.isDryRun),
                   \(request.fileName), \(run.facts.digest), c.created, c.updated, c.unchanged, c.review, c.rejected,
                   \(run.startedAt), \(run.sender.personID), \(run.reading.titles), \(run.reading.ignored), \(JSON(request.mapping.names)),
                   \(JSON(columns)), \(version), \(run.facts.sheet),
                   \(request.isComplete), \(gone), \(listedSince), \(unreadNumbers), \(request.corrects), \(sameAs),
                   \(request.territory), \(mark), clock_timestamp()
            FROM (\(counts)) c
            """
    }

    /// What became of the rows: of the same file nothing is new.
    private var counts: SQL {
        if let sameAs {
            return """
                SELECT 0 AS created, 0 AS updated, created + updated + unchanged AS unchanged, review, rejected
                FROM import WHERE id = \(sameAs)
                """
        }
        return """
            SELECT count(*) FILTER (WHERE status = 'created') AS created, count(*) FILTER (WHERE status = 'updated') AS updated,
                   count(*) FILTER (WHERE status = 'unchanged') AS unchanged,
                   count(*) FILTER (WHERE status = 'review') AS review, count(*) FILTER (WHERE status = 'rejected') AS rejected
            FROM staged
            """
    }

    private var rows: SQL {
        let all = RowVerdict.allCases
        return """
            INSERT INTO import_row (import_id, line, status, name, company_id, code, column_name, reason_id, reason_en,
                                    remedy_id, remedy_en, row_text, original, corrected_line, corrected_number)
            SELECT \(request.id), s.line, s.status, s.name,
                   CASE WHEN s.status <> 'review' AND NOT (\(request.isDryRun) AND s.is_new) THEN s.company_id END,
                   s.code, s.column_name,
                   coalesce(s.reason_id, \(Self.filled("v.reason_id"))), coalesce(s.reason_en, \(Self.filled("v.reason_en"))),
                   CASE WHEN s.code IS NOT NULL THEN coalesce(\(Self.filled("v.remedy_id")), \(RowVerdict.usualRemedy.id)) END,
                   CASE WHEN s.code IS NOT NULL THEN coalesce(\(Self.filled("v.remedy_en")), \(RowVerdict.usualRemedy.en)) END,
                   s.row_text, CASE WHEN s.status IN ('review', 'rejected') THEN s.original END, s.corrected_line,
                   CASE WHEN s.corrected_line IS NOT NULL THEN s.\(Staging.key(request.source)) END
            FROM staged s
            LEFT JOIN unnest(\(all.map(\.rawValue)), \(all.map(\.reason.id)), \(all.map(\.reason.en)),
                             \(all.map(\.remedy.id)), \(all.map(\.remedy.en)))
                AS v (code, reason_id, reason_en, remedy_id, remedy_en) ON v.code = s.code
            """
    }

    private var audit: SQL {
        let details = [
            "source": request.source.rawValue, "dry_run": String(request.isDryRun),
            "list_date": request.listDate.description, "complete": String(request.isComplete),
        ]
        return """
            INSERT INTO audit_entry (actor_id, operation, subject_id, details)
            VALUES (\(run.sender.personID), 'import_list', \(request.id), \(JSON(details)))
            """
    }

    /// A reason with its places filled in.
    private static func filled(_ column: SQL) -> SQL {
        """
        replace(replace(\(column), '{line}', coalesce(s.first_line::text, '')), '{column}', coalesce(s.column_name, ''))
        """
    }
}

/// A list that was read.
enum ImportedList {}

/// The identity of an import.
typealias ImportID = ID<ImportedList>

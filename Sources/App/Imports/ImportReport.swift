import API
import Domain
import Foundation
import Postgres

/// An import and what became of its rows, as they are kept and told.
struct ImportReport: Sendable {
    let id: ImportID
    let source: RegistrySource
    let listDate: LocalDate
    let isDryRun: Bool
    let fileName: String?
    let digest: [UInt8]
    let startedAt: Date
    let sender: SignedIn

    /// Writes the report out of the staged rows and tells it.
    func write(_ tx: Transaction) async throws -> Wire.Import {
        let results = try await tx.pipeline([record, rows, audit] + [Wire.Import.select + " WHERE i.id = \(id)"])
        return try Wire.Import(results[3].single())
    }

    private var record: SQL {
        """
        INSERT INTO import (id, source, list_date, dry_run, file_name, content_sha256, created, updated, unchanged, review,
                            rejected, started_at, started_by, finished_at)
        SELECT \(id), \(source.rawValue), \(listDate), \(isDryRun), \(fileName), \(digest),
               count(*) FILTER (WHERE status = 'created'), count(*) FILTER (WHERE status = 'updated'),
               count(*) FILTER (WHERE status = 'unchanged'), count(*) FILTER (WHERE status = 'review'),
               count(*) FILTER (WHERE status = 'rejected'), \(startedAt), \(sender.personID), clock_timestamp()
        FROM staged
        """
    }

    private var rows: SQL {
        let all = RowVerdict.allCases
        return """
            INSERT INTO import_row (import_id, line, status, name, company_id, code, column_name, reason_id, reason_en,
                                    remedy_id, remedy_en, row_text)
            SELECT \(id), s.line, s.status, s.name,
                   CASE WHEN s.status <> 'review' AND NOT (\(isDryRun) AND s.is_new) THEN s.company_id END,
                   s.code, s.column_name,
                   coalesce(s.reason_id, \(Self.filled("v.reason_id"))), coalesce(s.reason_en, \(Self.filled("v.reason_en"))),
                   CASE WHEN s.code IS NOT NULL THEN coalesce(v.remedy_id, \(RowVerdict.usualRemedy.id)) END,
                   CASE WHEN s.code IS NOT NULL THEN coalesce(v.remedy_en, \(RowVerdict.usualRemedy.en)) END,
                   s.row_text
            FROM staged s
            LEFT JOIN unnest(\(all.map(\.rawValue)), \(all.map(\.reason.id)), \(all.map(\.reason.en)),
                             \(all.map(\.remedy.id)), \(all.map(\.remedy.en)))
                AS v (code, reason_id, reason_en, remedy_id, remedy_en) ON v.code = s.code
            """
    }

    private var audit: SQL {
        let details = ["source": source.rawValue, "dry_run": String(isDryRun), "list_date": listDate.description]
        return """
            INSERT INTO audit_entry (actor_id, operation, subject_id, details)
            VALUES (\(sender.personID), 'import_list', \(id), \(JSON(details)))
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

extension Wire.Import {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT i.id, i.source, i.dry_run, i.list_date, i.file_name, i.created, i.updated, i.unchanged, i.review, i.rejected,
               i.started_at, i.finished_at, p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM import i JOIN person p ON p.id = i.started_by
        """

    /// Reads an import.
    init(_ row: Row) throws {
        let (created, updated): (Int, Int) = (try row.column("created"), try row.column("updated"))
        let (unchanged, review): (Int, Int) = (try row.column("unchanged"), try row.column("review"))
        let rejected: Int = try row.column("rejected")
        guard let person = try row.person("person") else { throw Problem.internal }
        self.init(
            id: try row.id("id"),
            source: try row.column("source"),
            dryRun: try row.column("dry_run"),
            listDate: try row.day("list_date"),
            fileName: try row.column("file_name"),
            status: "finished",
            counts: Wire.ImportCounts(
                read: created + updated + unchanged + review + rejected,
                created: created,
                updated: updated,
                unchanged: unchanged,
                review: review,
                rejected: rejected
            ),
            startedAt: try row.time("started_at"),
            finishedAt: try row.time("finished_at"),
            person: person
        )
    }
}

import API
import Domain
import Foundation
import Postgres

extension Wire.Import {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT i.id, i.source, i.dry_run, i.list_date, i.file_name, i.created, i.updated, i.unchanged, i.review, i.rejected,
               i.started_at, i.finished_at, i.ignored, i.sheet, i.complete, i.gone, i.listed_since, i.unread_numbers,
               i.corrects_id, i.same_as_id, i.columns, i.mapping_version, m.set_at AS mapping_set_at,
               q.id AS setter_id, q.name AS setter_name, q.login AS setter_login,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM import i JOIN person p ON p.id = i.started_by
        LEFT JOIN import_mapping m ON m.source = i.source AND m.version = i.mapping_version
        LEFT JOIN person q ON q.id = m.set_by
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
        ignoredColumns = try row.column("ignored", as: [String].self)
        columns = try row.json("columns", as: [ListColumn].self).map(Wire.ReadColumn.init)
        if let version = try row.column("mapping_version", as: Int?.self) {
            remembered = Wire.RememberedTitles(
                version: version,
                setAt: try row.column("mapping_set_at", as: Date?.self)?.wire,
                person: try row.person("setter")
            )
        }
        sheet = try row.column("sheet")
        complete = try row.column("complete")
        if complete == true {
            gone = try row.column("gone")
            listedSince = try row.column("listed_since")
            unreadNumbers = try row.column("unread_numbers")
        }
        corrects = try row.idOrNone("corrects_id")
        sameAs = try row.idOrNone("same_as_id")
    }

    /// An import that runs: how far it is, in this server's memory.
    init(_ run: RunningImport) {
        let rows = run.reading.rows
        self.init(
            id: run.request.id.text,
            source: run.request.source.rawValue,
            dryRun: run.request.isDryRun,
            listDate: run.request.listDate.description,
            fileName: run.request.fileName,
            status: "running",
            counts: Wire.ImportCounts(read: rows, created: 0, updated: 0, unchanged: 0, review: 0, rejected: 0),
            startedAt: run.startedAt.wire,
            person: run.sender.reference
        )
        ignoredColumns = run.reading.ignored
        columns = run.reading.columns.map(Wire.ReadColumn.init)
        sheet = run.facts.sheet
        complete = run.request.isComplete
        corrects = run.request.corrects?.text
        stage = run.facts.stage.rawValue
        rowsRead = rows
        bytesRead = run.facts.bytes
    }
}

extension Wire.ReadColumn {
    /// Tells of a column.
    fileprivate init(_ column: ListColumn) {
        self.init(title: column.title, field: column.field, basis: column.basis.rawValue)
    }
}

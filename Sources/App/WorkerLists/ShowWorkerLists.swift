import API
import Domain
import Postgres

extension WorkerListRoutes {
    /// `GET /v1/inspections/{id}/worker-lists`, latest first.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readWorkerLists)
        let inspection = try call.id(of: Inspection.self)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(1) { after = "l.id < \(try page.id(key[0], of: WorkerListRecord.self))" }
        let results = try await store.read(
            as: call.signedIn,
            [
                Self.seen(inspection),
                """
                \(Wire.WorkerList.select) WHERE l.inspection_id = \(inspection) AND \(after)
                ORDER BY l.id DESC LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard results[0].first != nil else { throw Problem.noInspection }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Wire.WorkerList($0, faults: nil) },
                nextCursor: try page.next(results[1]) { [try $0.id("id")] }
            )
        )
    }

    /// `GET /v1/worker-lists/{id}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readWorkerLists)
        let id = try call.id(of: WorkerListRecord.self)
        let results = try await store.read(as: call.signedIn, Wire.WorkerList.whole(id))
        guard let row = results[0].first else { throw Problem.noWorkerList }
        return try .json(try Wire.WorkerList(row, faults: results[1]))
    }
}

extension Wire.WorkerList {
    /// What `init(_:faults:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT l.id, l.inspection_id, l.case_id, l.kind, l.listed_on, l.source, l.file_name, l.size, l.sha256, l.columns,
               l.ignored, l.rows_taken, l.rows_left_out, l.received_at,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM worker_list l LEFT JOIN person p ON p.id = l.received_by
        """

    /// A list and its faults, the first 200.
    static func whole(_ id: WorkerListID) -> [SQL] {
        [
            "\(select) WHERE l.id = \(id)",
            """
            SELECT line, title, code, detail_id, detail_en, left_out IS NOT NULL AS is_left_out
            FROM worker_list_fault WHERE list_id = \(id) ORDER BY number LIMIT 200
            """,
        ]
    }

    /// Reads a list.
    init(_ row: Row, faults: Rows?) throws {
        let kind: WorkerListKind = try row.code("kind")
        let columns: [String: String] = try row.column("columns", as: JSON<[String: String]>.self).value
        self.init(
            id: try row.id("id"),
            inspectionId: try row.id("inspection_id"),
            caseId: try row.id("case_id"),
            kind: kind.rawValue,
            words: kind.words,
            listedOn: try row.day("listed_on"),
            source: try row.column("source"),
            fileName: try row.column("file_name"),
            size: try row.column("size"),
            digest: FileDigest(try row.column("sha256", as: [UInt8].self))?.description ?? "",
            columns: kind.columns.compactMap { column in
                columns[column.rawValue].map { Wire.WorkerListColumn(column: column.rawValue, title: $0) }
            },
            ignoredColumns: try row.json("ignored"),
            rows: try row.column("rows_taken"),
            leftOut: try row.column("rows_left_out"),
            faults: try faults?.map { fault in
                Wire.WorkerListFault(
                    line: try fault.column("line"),
                    column: try fault.column("title"),
                    code: try fault.column("code"),
                    detail: Words(id: try fault.column("detail_id"), en: try fault.column("detail_en")),
                    leftOut: try fault.column("is_left_out")
                )
            },
            receivedAt: try row.time("received_at"),
            receivedBy: try row.person("person")
        )
    }
}

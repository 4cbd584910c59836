import API
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Postgres

/// The media types in which rows are given.
enum ImportRowsType: String, MediaType {
    case json = "application/json"
    case csv = "text/csv"
}

extension ImportRoutes {
    /// `GET /v1/imports/{id}/rows`; as `text/csv` the file of rows to correct.
    @Sendable func rows(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readImports)
        let id = try call.id(of: ImportedList.self)
        let statuses = try Self.statuses(call)
        if try ImportRowsType.preferred(by: call.headers[.accept]) == .csv {
            return try await corrections(id, statuses, call)
        }
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let statuses { conditions.append("r.status = ANY (\(statuses))") }
        if let key = try page.cursor(1) {
            guard let line = Int32(key[0]) else { throw Problem.malformedCursor }
            conditions.append("r.line > \(line)")
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                Self.sender(of: id, call),
                """
                SELECT r.line, r.status, r.name, r.company_id, r.column_name, r.code, r.reason_id, r.reason_en, r.remedy_id,
                       r.remedy_en
                FROM (\(Self.rows(of: id))) r WHERE \(conditions.joined(separator: " AND "))
                ORDER BY r.line LIMIT \(page.limit + 1)
                """,
            ]
        )
        try Self.checkOwn(results[0])
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Self.row($0, call.language) },
                nextCursor: try page.next(results[1]) { [String(try $0.column("line", as: Int.self))] }
            )
        )
    }

    /// Whether an import is the reader's own, which ``checkOwn(_:)`` reads.
    static func sender(of id: ImportID, _ call: Call) -> SQL {
        "SELECT started_by = \(call.signedIn.personID) AS own, titles FROM import WHERE id = \(id)"
    }

    /// Rows are read by who sent them.
    ///
    /// - Throws: `not_found`, or `forbidden` where the reader sees that there was such an import.
    static func checkOwn(_ rows: Rows) throws {
        guard let row = rows.first else { throw Problem.noImport }
        guard try row.column("own", as: Bool.self) else { throw Problem.rowsOfAnother }
    }

    /// The rows of an import. Those of a file that had been imported before are that import's, of which nothing is new.
    static func rows(of id: ImportID) -> SQL {
        """
        SELECT w.line, CASE WHEN i.same_as_id IS NOT NULL AND w.status IN ('created', 'updated') THEN 'unchanged'
                            ELSE w.status END AS status,
               w.name, w.company_id, w.column_name, w.code, w.reason_id, w.reason_en, w.remedy_id, w.remedy_en, w.original
        FROM import i JOIN import_row w ON w.import_id = coalesce(i.same_as_id, i.id)
        WHERE i.id = \(id)
        """
    }

    /// The statuses that are asked for, with commas between.
    private static func statuses(_ call: Call) throws -> [String]? {
        guard let text = call.query["status"] else { return nil }
        let known = ["created", "updated", "unchanged", "review", "rejected"]
        let asked = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard asked.allSatisfy(known.contains) else {
            throw Problem.invalidParameters([
                .init(
                    field: "status",
                    code: "unknown",
                    detail: Words(
                        id: "Pilih dari \(known.joined(separator: ", ")), dipisah koma.",
                        en: "Choose among \(known.joined(separator: ", ")), with commas between."
                    )
                )
            ])
        }
        return asked
    }

    private static func row(_ row: Row, _ language: Language) throws -> Wire.ImportRow {
        let suffix = language == .en ? "en" : "id"
        let code = try row.column("code", as: String?.self)
        return Wire.ImportRow(
            line: try row.column("line"),
            status: try row.column("status"),
            name: try row.column("name"),
            companyId: try row.idOrNone("company_id"),
            field: try row.column("column_name"),
            reason: try code.map { code in
                Wire.Reason(
                    code: code,
                    detail: try row.column("reason_\(suffix)", as: String?.self) ?? "",
                    remedy: try row.column("remedy_\(suffix)", as: String?.self) ?? ""
                )
            }
        )
    }
}

extension Problem {
    /// Rows of an import that somebody else sent.
    static let rowsOfAnother = Problem.forbidden(
        Words(
            id: "Baris impor hanya dibaca oleh pengirimnya; mintalah kepadanya.",
            en: "An import's rows are read by who sent it alone; ask that person."
        )
    )
}

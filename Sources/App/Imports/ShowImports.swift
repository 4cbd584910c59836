import API
import Domain
import Foundation
import Postgres

extension ImportRoutes {
    /// `GET /v1/imports`, the reader's own.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readImports)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(1) { after = "i.id < \(try page.id(key[0], of: ImportedList.self))" }
        let rows = try await store.read(
            as: call.signedIn,
            "\(Wire.Import.select) WHERE \(after) ORDER BY i.id DESC LIMIT \(page.limit + 1)"
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.Import($0) },
                nextCursor: try page.next(rows) { [try $0.id("id")] }
            )
        )
    }

    /// `GET /v1/imports/{id}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readImports)
        let id = try call.id(of: ImportedList.self)
        let rows = try await store.read(as: call.signedIn, "\(Wire.Import.select) WHERE i.id = \(id)")
        guard let row = rows.first else { throw Problem.noImport }
        return try .json(try Wire.Import(row))
    }

    /// `GET /v1/imports/{id}/rows`
    @Sendable func rows(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readImports)
        let id = try call.id(of: ImportedList.self)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["r.import_id = \(id)"]
        if let status = call.query["status"] { conditions.append("r.status = \(status)") }
        if let key = try page.cursor(1) {
            guard let line = Int32(key[0]) else { throw Problem.malformedCursor }
            conditions.append("r.line > \(line)")
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT id FROM import WHERE id = \(id)",
                """
                SELECT r.line, r.status, r.name, r.company_id, r.column_name, r.code, r.reason_id, r.reason_en, r.remedy_id,
                       r.remedy_en
                FROM import_row r WHERE \(conditions.joined(separator: " AND "))
                ORDER BY r.line LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard !results[0].isEmpty else { throw Problem.noImport }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Self.row($0, call.language) },
                nextCursor: try page.next(results[1]) { [String(try $0.column("line", as: Int.self))] }
            )
        )
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
    /// No import with that identity that the reader made.
    static let noImport = Problem.notFound(id: "impor", en: "import")
}

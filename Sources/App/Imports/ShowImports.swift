import API
import Domain
import Postgres

extension ImportRoutes {
    /// `GET /v1/imports`: the reader's own, and those that the reader's office answers for.
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

    /// `GET /v1/imports/{id}`, one that runs with how far it is.
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readImports)
        let id = try call.id(of: ImportedList.self)
        // Looked for first: while the import ends, either this or its record is there.
        let running = gate.running(id, of: call.signedIn.personID)
        let rows = try await store.read(as: call.signedIn, "\(Wire.Import.select) WHERE i.id = \(id)")
        if let row = rows.first { return try .json(try Wire.Import(row)) }
        guard let running else { throw Problem.noImport }
        return try .json(Wire.Import(running))
    }
}

extension Problem {
    /// No import with that identity that the reader may see.
    static let noImport = Problem.notFound(id: "impor", en: "import")
}

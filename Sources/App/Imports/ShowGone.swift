import API
import Domain
import Postgres

extension ImportRoutes {
    /// `GET /v1/imports/{id}/gone`: numbers that earlier lists had and this complete one does not, by number.
    @Sendable func gone(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readImports)
        let id = try call.id(of: ImportedList.self)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(1) { after = "a.number > \(key[0])" }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT id FROM import WHERE id = \(id)",
                """
                SELECT a.number, a.gone_on, a.until_on, l.listed_name, l.branch, l.list_date, c.id AS company_id,
                       c.legal_name AS company_name, c.region_code
                FROM import i
                JOIN company_listing_absence a ON a.import_id = coalesce(i.same_as_id, i.id)
                JOIN company_listing l ON l.source = a.source AND l.number = a.number
                JOIN company c ON c.id = l.company_id
                WHERE i.id = \(id) AND \(after) ORDER BY a.number LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard !results[0].isEmpty else { throw Problem.noImport }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Wire.GoneListing($0) },
                nextCursor: try page.next(results[1]) { [try $0.column("number", as: String.self)] }
            )
        )
    }
}

extension Wire.GoneListing {
    /// Reads a number that a list no longer has.
    fileprivate init(_ row: Row) throws {
        self.init(
            number: try row.column("number"),
            name: try row.column("listed_name"),
            branch: try row.column("branch"),
            company: try row.company(),
            lastListedOn: try row.day("list_date"),
            goneOn: try row.day("gone_on"),
            backOn: try row.dayOrNone("until_on")
        )
    }
}

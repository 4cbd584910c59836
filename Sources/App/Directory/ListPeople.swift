import API
import Domain
import Foundation
import Postgres

extension DirectoryRoutes {
    /// `GET /v1/people`
    @Sendable func people(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readDirectory)
        let page = try PageRequest(call)
        var post: [SQL] = ["h.person_id = p.id", Self.isHeldToday]
        if let role = call.query["role"] { post.append("h.role = \(role)") }
        if let office = try call.value("office_id", { text throws(ParseFailure) in try ID<Wire.Office>(text) }) {
            post.append("h.office_id = \(office)")
        }
        let conditions = post.joined(separator: " AND ")
        var after: SQL = "true"
        if let key = try page.cursor(2) {
            after = "(p.name, p.id) > (\(key[0]), \(try page.id(key[1], of: Person.self)))"
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            SELECT p.id, p.name, p.login, t.roles,
                   t.office_ids, ARRAY(SELECT o.name FROM unnest(t.office_ids) WITH ORDINALITY AS u (id, place)
                                       JOIN office o ON o.id = u.id ORDER BY u.place) AS office_names
            FROM person p
            JOIN LATERAL (
                SELECT array_agg(DISTINCT h.role ORDER BY h.role) AS roles, array_agg(DISTINCT h.office_id) AS office_ids
                FROM post h JOIN office o ON o.id = h.office_id
                WHERE h.person_id = p.id AND \(Self.isHeldToday)) t ON t.roles IS NOT NULL
            WHERE \(after)
              AND EXISTS (SELECT FROM post h JOIN office o ON o.id = h.office_id WHERE \(conditions))
            ORDER BY p.name, p.id LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map(Self.person),
                nextCursor: try page.next(rows) { [try $0.column("name"), try $0.id("id")] }
            )
        )
    }

    /// The condition that post `h` in office `o` is held today, on the calendar of the office's zone.
    private static let isHeldToday: SQL =
        "h.from_on <= today(o.zone) AND (h.until_on IS NULL OR h.until_on > today(o.zone))"

    private static func person(_ row: Row) throws -> Wire.Person {
        let offices = try row.column("office_ids", as: [UUID].self)
        let names = try row.column("office_names", as: [String].self)
        return Wire.Person(
            id: try row.id("id"),
            name: try row.column("name"),
            login: try row.column("login"),
            roles: try row.column("roles"),
            offices: zip(offices, names).map { Wire.OfficeRef(id: ID<Wire.Office>($0).text, name: $1) }
        )
    }
}

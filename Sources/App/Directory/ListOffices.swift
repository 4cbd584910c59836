import API
import Domain
import Foundation
import Postgres

extension DirectoryRoutes {
    /// `GET /v1/offices`
    @Sendable func offices(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readDirectory)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(2) {
            after = "(o.name, o.id) > (\(key[0]), \(try page.id(key[1], of: Wire.Office.self)))"
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Self.selectOffice)
            WHERE \(after) ORDER BY o.name, o.id LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map(Self.office),
                nextCursor: try page.next(rows) { [try $0.column("name"), try $0.id("id")] }
            )
        )
    }

    /// What ``office(_:)`` reads; conditions and order follow.
    private static let selectOffice: SQL = """
        SELECT o.id, o.code, o.name, o.kind, o.zone, u.id AS parent_id, u.name AS parent_name,
               ARRAY(SELECT t.region_code FROM office_territory t
                     WHERE t.office_id = o.id AND t.from_on <= today(o.zone)
                       AND (t.until_on IS NULL OR t.until_on > today(o.zone))
                     ORDER BY t.region_code) AS regions
        FROM office o LEFT JOIN office u ON u.id = o.parent_id
        """

    /// An office as it stands in a transaction.
    static func office(_ id: ID<Wire.Office>, _ tx: Transaction) async throws -> Wire.Office {
        try office(try await tx.query("\(selectOffice) WHERE o.id = \(id)").single())
    }

    private static func office(_ row: Row) throws -> Wire.Office {
        let zone = OfficeZone(identifier: try row.column("zone")) ?? .wib
        let parent = try row.idOrNone("parent_id")
        return Wire.Office(
            id: try row.id("id"),
            code: try row.column("code"),
            name: try row.column("name"),
            kind: try row.column("kind"),
            zone: zone.rawValue,
            regions: try row.column("regions"),
            parent: try parent.map { Wire.OfficeRef(id: $0, name: try row.column("parent_name")) }
        )
    }
}

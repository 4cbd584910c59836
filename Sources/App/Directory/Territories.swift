import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// The dated regions of offices: labour offices', branches', licensing offices'. Whoever holds a post sees by them, day by
/// day; nothing that is over is changed, so that what somebody could see on a day can be told later.
struct TerritoryRoutes: Sendable {
    let store: Store
    let authenticator: Authenticator

    func add(to routes: inout Routes) {
        routes.get("/v1/offices/{id}/territories", list)
        routes.post("/v1/offices/{id}/territories", give)
        routes.put("/v1/offices/{id}/territories/{region}/end", end)
    }

    /// `GET /v1/offices/{id}/territories`
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readDirectory)
        let office = try call.id(of: Wire.Office.self)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(2) {
            guard let day = try? LocalDate(parsing: key[0]) else { throw Problem.malformedCursor }
            after = "(t.from_on < \(day) OR (t.from_on = \(day) AND t.region_code > \(key[1])))"
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.Territory.select) WHERE t.office_id = \(office) AND \(after)
            ORDER BY t.from_on DESC, t.region_code LIMIT \(page.limit + 1)
            """
        )
        if rows.isEmpty, try await store.read(as: call.signedIn, "SELECT FROM office WHERE id = \(office)").isEmpty {
            throw Problem.notFound(id: "kantor", en: "office")
        }
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.Territory($0) },
                nextCursor: try page.next(rows) { [try $0.day("from_on"), try $0.column("region_code")] }
            )
        )
    }

    /// `POST /v1/offices/{id}/territories`
    @Sendable func give(_ call: Call) async throws -> Reply {
        _ = try call.permit(.administerUsers)
        let office = try call.id(of: Wire.Office.self)
        let request: Wire.TerritoryRequest = try call.read()
        var reader = FieldReader()
        let from = reader.read("valid_from", request.validFrom) { text throws(ParseFailure) in
            try LocalDate(parsing: text)
        }
        let last = reader.read("valid_to", request.validTo) { text throws(ParseFailure) in
            try LocalDate(parsing: text)
        }
        try reader.check()
        guard let from else { throw Problem.internal }
        defer { authenticator.forgetAll() }
        return try await store.once(call) { tx in
            guard try await !tx.query("SELECT FROM office WHERE id = \(office)").isEmpty else {
                throw Problem.notFound(id: "kantor", en: "office")
            }
            _ = try await tx.execute(
                """
                INSERT INTO office_territory (office_id, region_code, from_on, until_on, basis)
                VALUES (\(office), \(request.regionCode), \(from), \(last?.adding(days: 1)), \(request.basis))
                """
            )
            let row = try await tx.query(
                """
                \(Wire.Territory.select)
                WHERE t.office_id = \(office) AND t.region_code = \(request.regionCode) AND t.from_on = \(from)
                """
            )
            return try .json(try Wire.Territory(row.single()), status: .created)
        }
    }

    /// `PUT /v1/offices/{id}/territories/{region}/end`: of the stretch that runs, or else of the next.
    @Sendable func end(_ call: Call) async throws -> Reply {
        _ = try call.permit(.administerUsers)
        let office = try call.id(of: Wire.Office.self)
        let region = call.pathParameters["region"] ?? ""
        let request: Wire.TerritoryEndRequest = try call.read()
        var reader = FieldReader()
        let last = reader.read("valid_to", request.validTo) { text throws(ParseFailure) in try LocalDate(parsing: text)
        }
        try reader.check()
        defer { authenticator.forgetAll() }
        return try await store.write(as: call.signedIn) { tx in
            let whole: SQL = "\(Wire.Territory.select) WHERE t.office_id = \(office) AND t.region_code = \(region)"
            let rows = try await tx.query(
                "\(whole) AND (t.until_on IS NULL OR t.until_on > today(o.zone)) ORDER BY t.from_on LIMIT 1"
            )
            guard let from = try rows.first?.column("from_on", as: LocalDate.self) else {
                throw Problem.notFound(id: "wilayah kerja", en: "territory")
            }
            _ = try await tx.execute(
                """
                UPDATE office_territory SET until_on = \(last?.adding(days: 1))
                WHERE office_id = \(office) AND region_code = \(region) AND from_on = \(from)
                """
            )
            _ = try await tx.execute(call.auditEntry)
            return try .json(try Wire.Territory(try await tx.query("\(whole) AND t.from_on = \(from)").single()))
        }
    }
}

extension Wire.Territory {
    /// What `init(_:)` reads; conditions and order follow.
    fileprivate static let select: SQL = """
        SELECT t.region_code, r.name AS region, t.from_on, t.until_on - 1 AS last_on, t.basis,
               g.id AS giver_id, g.name AS giver_name, g.login AS giver_login,
               t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone)) AS held
        FROM office_territory t
        JOIN office o ON o.id = t.office_id
        JOIN region r ON r.code = t.region_code
        LEFT JOIN person g ON g.id = t.given_by
        """

    fileprivate init(_ row: Row) throws {
        self.init(
            regionCode: try row.column("region_code"),
            region: try row.column("region"),
            validFrom: try row.day("from_on"),
            validTo: try row.dayOrNone("last_on"),
            basis: try row.column("basis"),
            givenBy: try row.person("giver"),
            held: try row.column("held")
        )
    }
}

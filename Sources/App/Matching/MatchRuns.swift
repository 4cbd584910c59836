import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension MatchRoutes {
    /// `GET /v1/match-runs`, latest first.
    @Sendable func runs(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readMatches)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let region = try RegionFilter(call) { conditions.append(region.condition(on: "r.region_code")) }
        if let key = try page.cursor(1) { conditions.append("r.id < \(try page.id(key[0], of: MatchRun.self))") }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.MatchRun.select) WHERE \(conditions.joined(separator: " AND ")) ORDER BY r.id DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.MatchRun($0) },
                nextCursor: try page.next(rows) { [try $0.id("id")] }
            )
        )
    }

    /// `POST /v1/match-runs`
    @Sendable func run(_ call: Call) async throws -> Reply {
        _ = try call.permit(.decideMatches)
        let request: Wire.MatchRunRequest = try call.read()
        var reader = FieldReader()
        let region = reader.regency("region_code", request.regionCode)
        try reader.check()
        guard let region else { throw Problem.internal }
        _ = try call.permit(.decideMatches, over: region)
        let id = MatchRunID.new(at: Date())
        return try await store.once(call) { tx in
            _ = try await tx.execute(
                """
                INSERT INTO match_run (id, region_code, requested_by)
                VALUES (\(id), \(region), \(call.signedIn.personID))
                """
            )
            let rows = try await tx.query("\(Wire.MatchRun.select) WHERE r.id = \(id)")
            return try .json(try Wire.MatchRun(try rows.single()), status: .created)
        }
    }
}

extension Wire.MatchRun {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT r.id, r.region_code, r.import_id, r.requested_at, r.finished_at, r.firms, r.links, r.proposals, r.superseded,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM match_run r JOIN person p ON p.id = r.requested_by
        """

    /// Reads a run.
    init(_ row: Row) throws {
        guard let person = try row.person("person") else { throw Problem.internal }
        let finishedAt = try row.column("finished_at", as: Date?.self)
        let isSuperseded: Bool = try row.column("superseded")
        self.init(
            id: try row.id("id"),
            regionCode: try row.column("region_code"),
            status: finishedAt == nil ? "waiting" : isSuperseded ? "superseded" : "finished",
            importId: try row.idOrNone("import_id"),
            requestedBy: person,
            requestedAt: try row.time("requested_at"),
            finishedAt: finishedAt?.wire,
            firms: try row.column("firms"),
            links: try row.column("links"),
            proposals: try row.column("proposals")
        )
    }
}

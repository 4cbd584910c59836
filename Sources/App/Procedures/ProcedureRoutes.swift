import API
import Domain
import Foundation
import Postgres

/// The procedures as they are declared, for people to read and to check.
struct ProcedureRoutes: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/procedures", list)
        routes.get("/v1/procedures/check", check)
        routes.get("/v1/procedures/{track}", show)
        routes.get("/v1/procedures/{track}/diagram", draw)
    }

    /// `GET /v1/procedures`
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readProcedures)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(2) {
            guard let version = Int32(key[1]) else { throw Problem.malformedCursor }
            after = "(procedure, version) > (\(key[0]), \(version))"
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            SELECT procedure, version, content_sha256, published_at FROM procedure_version
            WHERE \(after) ORDER BY procedure, version LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map(Self.summary),
                nextCursor: try page.next(rows) { row in
                    [try row.column("procedure"), String(try row.column("version", as: Int.self))]
                }
            )
        )
    }

    private static func summary(_ row: Row) throws -> Wire.ProcedureSummary {
        let track: Track = try row.code("procedure")
        return Wire.ProcedureSummary(
            track: track.rawValue,
            words: track.words,
            version: try row.column("version"),
            status: try row.column("published_at", as: Date?.self) == nil ? "draft" : "published",
            hash: try row.column("content_sha256")
        )
    }

    /// `GET /v1/procedures/check`
    @Sendable func check(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readProcedures)
        let procedures = Track.allCases.map(ProcedureVersion.current)
        let problems = procedures.flatMap { procedure in
            ProcedureCheck(procedure).problems.map { problem in
                Wire.ProcedureProblem(
                    track: procedure.track.rawValue,
                    version: procedure.number,
                    code: problem.kind.rawValue,
                    subject: problem.subject,
                    words: problem.words
                )
            }
        }
        return try .json(
            Wire.ProcedureCheck(
                ok: problems.isEmpty,
                procedures: procedures.map { procedure in
                    Wire.CheckedProcedure(
                        track: procedure.track.rawValue,
                        version: procedure.number,
                        states: procedure.states.count,
                        transitions: procedure.transitions.count,
                        clocks: procedure.clocks.count
                    )
                },
                problems: problems
            )
        )
    }
}

import API
import Domain
import Foundation
import Postgres

/// The procedures as they are declared, for people to read and to check.
struct ProcedureRoutes: Sendable {
    let store: Store
    let cases: Casework

    func add(to routes: inout Routes) {
        routes.get("/v1/procedures", list)
        routes.get("/v1/procedures/check", check)
        routes.get("/v1/procedures/{track}", show)
        routes.post("/v1/procedures/{track}/versions", draft)
        routes.delete("/v1/procedures/{track}/versions/{version}", withdraw)
        routes.post("/v1/procedures/{track}/versions/{version}/publication", publish)
        routes.get("/v1/procedures/{track}/versions/{version}/preview", preview)
        routes.get("/v1/procedures/{track}/versions/{version}/preview/summary", summarize)
        routes.post("/v1/procedures/{track}/migrations", migrate)
        routes.get("/v1/procedures/{track}/migrations/{id}", showMigration)
        routes.post("/v1/procedures/{track}/migrations/{id}/batches", continueMigration)
        routes.get("/v1/procedures/{track}/migrations/{id}/cases", migrationCases)
        routes.get("/v1/parameters", parameters)
        routes.post("/v1/parameters", publishParameters)
        routes.get("/v1/parameters/preview", previewParameters)
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
        let (rules, results) = try await store.read(as: call.signedIn) { _ in
            ["\(Self.versions) WHERE \(after) ORDER BY procedure, version LIMIT \(page.limit + 1)"]
        }
        let rows = results[0]
        let today = call.signedIn.today
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Self.summary($0, rules.procedures, today) },
                nextCursor: try page.next(rows) { row in
                    [try row.column("procedure"), String(try row.column("version", as: Int.self))]
                }
            )
        )
    }

    /// What ``summary(_:_:_:)`` reads; conditions and order follow.
    static let versions: SQL = """
        SELECT procedure, version, content_sha256, published_at, withdrawn_at, valid_from, derived_from, reason
        FROM procedure_version
        """

    /// Reads a version.
    static func summary(_ row: Row, _ procedures: ProcedureBook, _ today: LocalDate) throws -> Wire.ProcedureSummary {
        let track: Track = try row.code("procedure")
        let number: Int = try row.column("version")
        let isWithdrawn = try row.column("withdrawn_at", as: Date?.self) != nil
        let isPublished = try row.column("published_at", as: Date?.self) != nil
        let inForce = try? procedures.rules(track, inForceOn: today)
        return Wire.ProcedureSummary(
            track: track.rawValue,
            words: track.words,
            version: number,
            status: isWithdrawn ? "withdrawn" : isPublished ? "published" : "draft",
            hash: try row.column("content_sha256"),
            origin: number < ProcedureVersion.firstOwnNumber ? "program" : "office",
            validFrom: try row.dayOrNone("valid_from"),
            inForce: inForce?.version.number == number,
            known: isWithdrawn || procedures.entry(track, number)?.rules != nil,
            derivedFrom: try row.column("derived_from"),
            reason: try row.column("reason")
        )
    }

    /// `GET /v1/procedures/check`
    @Sendable func check(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readProcedures)
        let (rules, _) = try await store.read(as: call.signedIn) { _ in [] }
        let procedures = rules.procedures.known.map(\.version)
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

import API
import Domain
import Foundation
import Postgres

extension ProcedureRoutes {
    /// `GET /v1/procedures/{track}/versions/{version}/preview`
    @Sendable func preview(_ call: Call) async throws -> Reply {
        _ = try call.permit(.previewRules)
        return try await previews(call, try call.track, try call.versionAsked)
    }

    /// `GET /v1/parameters/preview`: cases keep their version, and follow the law of another day; today's without one.
    @Sendable func previewParameters(_ call: Call) async throws -> Reply {
        _ = try call.permit(.previewRules)
        guard let track = call.query["track"].flatMap(Track.init(rawValue:)) else { throw Problem.noProcedure }
        return try await previews(call, track, nil)
    }

    /// A page of open cases, read by three statements whatever its length.
    private func previews(_ call: Call, _ track: Track, _ version: Int?) async throws -> Reply {
        let page = try PageRequest(call)
        let rulesOn = try call.rulesOn ?? (version == nil ? call.signedIn.today : nil)
        var after: SQL = "true"
        if let key = try page.cursor(1) { after = "c.id > \(try page.id(key[0], of: EnforcementCase.self))" }
        let condition = RulePreviews.condition(track, version, rulesOn, for: call.actor)
        // The page is chosen by the index of open cases alone, before anything is joined to it.
        let chosen: SQL = """
            WITH chosen AS MATERIALIZED (
                SELECT c.id, c.state, c.procedure_version, c.rules_on, c.company_id, c.region_code
                FROM enforcement_case c WHERE \(condition) AND \(after) ORDER BY c.id LIMIT \(page.limit + 1))
            """
        let (edition, results) = try await store.read(as: call.signedIn) { _ in
            [
                """
                \(chosen) SELECT c.*, f.legal_name AS company_name
                FROM chosen c JOIN company f ON f.id = c.company_id ORDER BY c.id
                """,
                """
                \(chosen) SELECT k.case_id, k.kind, k.starts_on, k.days, k.unit, k.until_on, k.rolls_forward, k.due_on,
                       l.kind AS letter_kind, coalesce(l.issued_on, k.starts_on) AS counted_on, \(ClockCount.ledgerColumn)
                FROM chosen c JOIN case_clock k ON k.case_id = c.id LEFT JOIN letter l ON l.id = k.letter_id
                WHERE k.ended_seq IS NULL ORDER BY k.due_on, k.id
                """,
            ]
        }
        var previews = RulePreviews(
            track,
            try version.map { try edition.rules(track, $0) },
            rulesOn,
            edition,
            today: call.signedIn.today
        )
        let clocks = try Dictionary(grouping: results[1]) { try $0.column("case_id", as: CaseID.self) }
        let items = try results[0].prefix(page.limit).map { row in
            try previews.preview(row, clocks: clocks[try row.column("id")] ?? [])
        }
        return try .json(Wire.Page(items: items, nextCursor: try page.next(results[0]) { [try $0.id("id")] }))
    }

    /// `GET /v1/procedures/{track}/versions/{version}/preview/summary`: counted by version and state in one statement.
    @Sendable func summarize(_ call: Call) async throws -> Reply {
        _ = try call.permit(.previewRules)
        let (track, version, rulesOn) = (try call.track, try call.versionAsked, try call.rulesOn)
        let condition = RulePreviews.condition(track, version, rulesOn, for: call.actor)
        let (edition, results) = try await store.read(as: call.signedIn) { _ in
            [
                """
                SELECT c.procedure_version, c.state, count(*) AS cases FROM enforcement_case c
                WHERE \(condition) GROUP BY 1, 2 ORDER BY 1, 2
                """
            ]
        }
        var previews = RulePreviews(
            track,
            try edition.rules(track, version),
            rulesOn,
            edition,
            today: call.signedIn.today
        )
        var summary = Wire.RulePreviewSummary(
            track: track.rawValue,
            version: version,
            rulesOn: rulesOn?.description,
            open: 0,
            possible: 0,
            impossible: 0,
            unaffected: 0,
            groups: []
        )
        for row in results[0] {
            let state = try CaseState(column: row, "state", on: track)
            let number: Int = try row.column("procedure_version")
            let cases: Int = try row.column("cases")
            let difference = try previews.difference(from: number, in: state)
            summary.open += cases
            if difference.stateExists { summary.possible += cases } else { summary.impossible += cases }
            if difference.isEmpty { summary.unaffected += cases }
            summary.groups.append(
                Wire.RulePreviewGroup(
                    state: state.code,
                    words: state.words,
                    procedureVersion: number,
                    cases: cases,
                    possible: difference.stateExists,
                    gained: difference.gained.map(\.code),
                    lost: difference.lost.map(\.code),
                    changed: difference.changed.map(\.action.code)
                )
            )
        }
        return try .json(summary)
    }
}

extension Rulebook.Edition {
    /// The rules of a version that somebody names.
    ///
    /// - Throws: `not_found` where there is none.
    func rules(_ track: Track, _ number: Int) throws -> ProcedureRules {
        guard procedures.entry(track, number) != nil else { throw Problem.noProcedure }
        return try procedures.rules(track, number)
    }
}

extension Call {
    /// The version in the path.
    var versionAsked: Int {
        get throws {
            guard let number = pathParameters["version"].flatMap({ Int($0) }) else { throw Problem.noProcedure }
            return number
        }
    }

    /// The day in the query whose law is asked about.
    var rulesOn: LocalDate? {
        get throws { try value("rules_on") { text throws(ParseFailure) in try LocalDate(parsing: text) } }
    }
}

import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension CaseRoutes {
    /// `GET /v1/cases/{id}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: EnforcementCase.self)
        let (rules, read) = try await store.read(as: call.signedIn) { _ in
            [
                "\(Wire.CaseSummary.select) WHERE c.id = \(id) AND c.version > 0",
                "\(Wire.Finding.select) WHERE g.case_id = \(id) ORDER BY g.seq, g.id",
                Wire.Letter.select(of: "\(id)", for: call.actor),
                "\(Wire.Delivery.select) WHERE d.case_id = \(id) ORDER BY d.seq",
                """
                \(Wire.Assignment.select) WHERE EXISTS (
                    SELECT FROM assignment_case x WHERE x.assignment_id = a.id AND x.case_id = \(id))
                ORDER BY a.valid_from
                """,
                "SELECT id FROM inspection WHERE case_id = \(id)",
                Wire.Finding.indication(id),
            ] + LinkedCases.statements(id, for: call.actor)
        }
        // Of most cases a reader sees the row, and reads what her own side found: what else there may be is asked for apart.
        var results = read
        if results[0].isEmpty {
            let outline: SQL = "\(Wire.CaseSummary.outlines) WHERE c.id = \(id)"
            results[0] = try await store.read(as: call.signedIn, outline)
        }
        guard let row = results[0].first else { throw Problem.notFound(id: "kasus", en: "case") }
        let track: Track = try row.code("track")
        let region: RegionCode = try row.column("region_code")
        if !Visibility.shows(.findingText, of: track, to: call.actor, over: region) {
            let linked = LinkedCases.statements(id, for: call.actor, findings: Wire.Finding.outlines)
            let findings: SQL = "\(Wire.Finding.outlines) WHERE g.case_id = \(id) ORDER BY g.seq, g.id"
            let outlines = try await store.read(as: call.signedIn, [findings, linked[1]])
            (results[1], results[8]) = (outlines[0], outlines[1])
        }
        let summary = try Wire.CaseSummary(row, for: call.actor, rules.procedures)
        let isHidden = summary.state == ClosedFiles.followedUp
        let showsOrders = !isHidden && Visibility.shows(.orders, of: track, to: call.actor, over: region)
        let deniesOnly = call.actor.seesDenialsAlone(of: track, over: region)
        let deliveries = try results[3].map { try Wire.Delivery($0) }
        let body = Wire.Case(
            id: summary.id,
            track: summary.track,
            trackWords: summary.trackWords,
            state: summary.state,
            stateWords: summary.stateWords,
            closed: summary.closed,
            version: summary.version,
            company: summary.company,
            procedureVersion: summary.procedureVersion ?? 1,
            rulesOn: try row.dayOrNone("rules_on"),
            openedOn: summary.openedOn,
            recordedAt: try row.time("created_at"),
            takenOver: try row.column("taken_over"),
            responsible: summary.responsible,
            nextDueOn: summary.nextDueOn,
            inspectionId: try results[5].first?.id("id"),
            findings: isHidden
                ? []
                : try results[1].map { try Wire.Finding($0, on: track, for: call.actor) }
                    + results[6].map { try Wire.Finding(indication: $0, call.language) },
            letters: isHidden
                ? []
                : try results[2].map { try Wire.Letter($0, deliveries: deliveries) }.filter {
                    !deniesOnly || LetterKind(rawValue: $0.kind)?.concernsDenial == true
                },
            assignments: showsOrders ? try results[4].map { try Wire.Assignment($0) } : [],
            linkedCases: try LinkedCases(results[7...], for: call.actor).list()
        )
        return try .json(body, version: summary.version)
    }

    /// `GET /v1/cases/{id}/events`
    @Sendable func events(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: EnforcementCase.self)
        let page = try PageRequest(call)
        let after = try page.cursor(1).map { Int($0[0]) ?? 0 } ?? 0
        let shown: SQL = ClosedFiles.areOpen(to: call.actor) ? "true" : "NOT \(ClosedFiles.holdAct)"
        // Row security shows a licensing officer the requests to her own office.
        let deniesAlone = call.actor.seesDenialsAlone(ofCase: "e.case_id")
        let requested: SQL = "e.seq >= (SELECT min(d.requested_seq) FROM service_denial d WHERE d.case_id = e.case_id)"
        let part: SQL = deniesAlone.map { "(\(requested) OR NOT \($0))" } ?? "true"
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT track, state FROM case_seen WHERE id = \(id) AND version > 0",
                """
                \(Wire.Event.select) WHERE e.case_id = \(id) AND e.seq > \(after) AND \(shown) AND \(part)
                ORDER BY e.seq LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard let row = results[0].first else { throw Problem.notFound(id: "kasus", en: "case") }
        let view = try CaseView(column: row, "state", on: try row.code("track"), for: call.actor)
        // The investigators' file is closed to everybody else from the incident report on.
        let isClosed = view.isHidden
        let items = isClosed ? [] : try results[1].prefix(page.limit).map { try Wire.Event($0) }
        let next = isClosed ? nil : try page.next(results[1]) { [String(try $0.column("seq", as: Int.self))] }
        return try .json(Wire.Page(items: items, nextCursor: next))
    }

    /// `GET /v1/cases/{id}/clocks`
    @Sendable func clocks(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: EnforcementCase.self)
        let page = try PageRequest(call)
        let after = try page.cursor(3)
        let hidden = ClosedFiles.areOpen(to: call.actor) ? [] : ClosedFiles.clocks
        let (rules, results) = try await store.read(as: call.signedIn) { _ in
            [
                "SELECT track, state, procedure_version, rules_on FROM case_seen WHERE id = \(id) AND version > 0",
                """
                SELECT * FROM (\(Wire.Clock.select) WHERE k.case_id = \(id) AND k.kind <> ALL (\(hidden))) k
                WHERE \(try Self.follows(after, page))
                ORDER BY k.outcome IS NOT NULL, k.starts_on, k.id LIMIT \(page.limit + 1)
                """,
            ]
        }
        guard let row = results[0].first else { throw Problem.notFound(id: "kasus", en: "case") }
        let view = try CaseView(column: row, "state", on: try row.code("track"), for: call.actor)
        // Deadlines of the closed file would tell what is done in it.
        guard !view.isHidden else {
            return try .json(Wire.Page<Wire.Clock>(items: [], nextCursor: nil))
        }
        let today = call.signedIn.today
        let parameters = rules.parameters.staying(with: try row.column("rules_on"))
        let items = try results[1].prefix(page.limit).map {
            try Wire.Clock($0, today: today, parameters, rules.calendar)
        }
        let next = try page.next(results[1]) { row in
            let isEnded = try row.column("outcome", as: String?.self) != nil
            return [String(isEnded), try row.day("starts_on"), try row.id("id")]
        }
        return try .json(Wire.Page(items: items, nextCursor: next))
    }

    private static func follows(_ key: [String]?, _ page: PageRequest) throws -> SQL {
        guard let key else { return "true" }
        guard let day = LocalDate(key[1]) else { throw Problem.malformedCursor }
        let id = try page.id(key[2], of: EnforcementCase.self)
        return "(k.outcome IS NOT NULL, k.starts_on, k.id) > (\(key[0] == "true"), \(day), \(id))"
    }
}

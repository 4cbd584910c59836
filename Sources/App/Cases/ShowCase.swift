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
        let results = try await store.read(
            as: call.signedIn,
            [
                "\(Wire.CaseSummary.select) WHERE c.id = \(id) AND c.version > 0",
                "\(Wire.Finding.select) WHERE g.case_id = \(id) ORDER BY g.seq, g.id",
                Wire.Letter.select(of: "\(id)"),
                "\(Wire.Delivery.select) WHERE d.case_id = \(id) ORDER BY d.seq",
                """
                \(Wire.Assignment.select) WHERE EXISTS (
                    SELECT FROM assignment_case x WHERE x.assignment_id = a.id AND x.case_id = \(id))
                ORDER BY a.valid_from
                """,
                "SELECT id FROM inspection WHERE case_id = \(id)",
            ] + LinkedCases.statements(id)
        )
        guard let row = results[0].first else { throw Problem.notFound(id: "kasus", en: "case") }
        let summary = try Wire.CaseSummary(row, for: call.actor)
        let isHidden = summary.state == ClosedFiles.followedUp
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
            openedOn: summary.openedOn,
            recordedAt: try row.time("created_at"),
            takenOver: try row.column("taken_over"),
            responsible: summary.responsible,
            nextDueOn: summary.nextDueOn,
            inspectionId: try results[5].first?.id("id"),
            findings: try results[1].map { try Wire.Finding($0) },
            letters: isHidden
                ? []
                : try ClosedFiles.open(results[2], to: call.actor).map {
                    try Wire.Letter($0, deliveries: deliveries)
                },
            assignments: isHidden ? [] : try results[4].map { try Wire.Assignment($0) },
            linkedCases: try LinkedCases(results[6...], for: call.actor).list()
        )
        return try .json(body, version: summary.version)
    }

    /// `GET /v1/cases/{id}/events`
    @Sendable func events(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: EnforcementCase.self)
        let page = try PageRequest(call)
        let after = try page.cursor(1).map { Int($0[0]) ?? 0 } ?? 0
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT track, state FROM enforcement_case WHERE id = \(id) AND version > 0",
                """
                \(Wire.Event.select) WHERE e.case_id = \(id) AND e.seq > \(after) AND \(Self.shown(to: call.actor))
                ORDER BY e.seq LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard let row = results[0].first else { throw Problem.notFound(id: "kasus", en: "case") }
        let state = try CaseState(column: row, "state", on: try row.code("track"))
        // The investigators' file is closed to everybody else from the incident report on.
        let isClosed = CaseView(state, for: call.actor).isHidden
        let shown = isClosed ? [] : try results[1].prefix(page.limit).map { try Wire.Event($0) }
        let next = isClosed ? nil : try page.next(results[1]) { [String(try $0.column("seq", as: Int.self))] }
        return try .json(Wire.Page(items: shown, nextCursor: next))
    }

    /// Which acts a reader may see: what was done in the investigators' file stays theirs when the case has ended.
    private static func shown(to reader: Actor) -> SQL {
        guard !ClosedFiles.areOpen(to: reader) else { return "true" }
        return "NOT (e.from_state = ANY (\(ClosedFiles.states)) OR e.to_state = ANY (\(ClosedFiles.states)))"
    }

    /// `GET /v1/cases/{id}/clocks`
    @Sendable func clocks(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: EnforcementCase.self)
        let page = try PageRequest(call)
        let after = try page.cursor(3)
        let (rules, results) = try await store.read(as: call.signedIn) { _ in
            [
                "SELECT track, state FROM enforcement_case WHERE id = \(id) AND version > 0",
                """
                SELECT * FROM (\(Wire.Clock.select) WHERE k.case_id = \(id)) k
                WHERE \(try Self.follows(after, page)) AND NOT k.kind = ANY (\(ClosedFiles.clocks(hiddenFrom: call.actor)))
                ORDER BY k.outcome IS NOT NULL, k.starts_on, k.id LIMIT \(page.limit + 1)
                """,
            ]
        }
        guard let row = results[0].first else { throw Problem.notFound(id: "kasus", en: "case") }
        let state = try CaseState(column: row, "state", on: try row.code("track"))
        // Deadlines of the closed file would tell what is done in it.
        guard !state.isCriminal || call.actor.roles.contains(.investigator) else {
            return try .json(Wire.Page<Wire.Clock>(items: [], nextCursor: nil))
        }
        let today = call.signedIn.today
        let items = try results[1].prefix(page.limit).map {
            try Wire.Clock($0, today: today, rules.parameters, rules.calendar)
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

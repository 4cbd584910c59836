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
                Wire.Letter.select(id),
                "\(Wire.Delivery.select) WHERE d.case_id = \(id) ORDER BY d.seq",
                """
                \(Wire.Assignment.select) WHERE EXISTS (
                    SELECT FROM assignment_case x WHERE x.assignment_id = a.id AND x.case_id = \(id))
                ORDER BY a.valid_from
                """,
                """
                SELECT o.id, o.track, o.state,
                       coalesce(o.id = c.linked_case_id OR o.linked_case_id = c.id, false) AS is_reopened
                FROM enforcement_case c JOIN enforcement_case o ON o.company_id = c.company_id AND o.id <> c.id
                WHERE c.id = \(id) AND (o.track <> c.track OR o.id = c.linked_case_id OR o.linked_case_id = c.id)
                ORDER BY o.created_at LIMIT 100
                """,
                "SELECT id FROM inspection WHERE case_id = \(id)",
            ]
        )
        guard let row = results[0].first else { throw Problem.notFound(id: "kasus", en: "case") }
        let summary = try Wire.CaseSummary(row, for: call.actor)
        let isHidden = summary.state == ClosedFiles.followedUp
        let deniesOnly = call.actor.seesDenialsAlone
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
            inspectionId: try results[6].first?.id("id"),
            findings: try results[1].map { try Wire.Finding($0) },
            letters: isHidden
                ? []
                : try results[2].map { try Wire.Letter($0, deliveries: deliveries) }.filter {
                    !deniesOnly || LetterKind(rawValue: $0.kind)?.concernsDenial == true
                },
            assignments: isHidden ? [] : try results[4].map { try Wire.Assignment($0) },
            linkedCases: try results[5].map { try linked($0, call.actor) }
        )
        return try .json(body, version: summary.version)
    }

    private func linked(_ row: Row, _ actor: Actor) throws -> Wire.LinkedCase {
        let track: Track = try row.code("track")
        let isReopened: Bool = try row.column("is_reopened")
        return Wire.LinkedCase(
            id: try row.id("id"),
            kind: isReopened ? "reopened" : "same_company",
            words: Wire.Words(
                id: isReopened ? "Perkara yang dibuka kembali" : "\(track.words.id), perusahaan yang sama",
                en: isReopened ? "Reopened case" : "\(track.words.en), same firm"
            ),
            track: track.rawValue,
            state: CaseView(try CaseState(column: row, "state", on: track), for: actor).code
        )
    }

    /// `GET /v1/cases/{id}/events`
    @Sendable func events(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: EnforcementCase.self)
        let page = try PageRequest(call)
        let after = try page.cursor(1).map { Int($0[0]) ?? 0 } ?? 0
        // Row security shows a licensing officer the requests to her own office.
        let part: SQL =
            call.actor.seesDenialsAlone
            ? "e.seq >= (SELECT min(d.requested_seq) FROM service_denial d WHERE d.case_id = e.case_id)"
            : "true"
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT track, state FROM enforcement_case WHERE id = \(id) AND version > 0",
                "\(Wire.Event.select) WHERE e.case_id = \(id) AND e.seq > \(after) AND \(part) ORDER BY e.seq LIMIT \(page.limit + 1)",
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
                WHERE \(try Self.follows(after, page))
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

import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension InspectionRoutes {
    /// What a line of the list and the page of one inspection read; conditions and order follow.
    private static let select: SQL = """
        SELECT i.id, i.case_id, i.kind, c.company_id, f.legal_name AS company_name, c.region_code, c.state, c.version,
               c.opened_on, c.created_at, e.reason, e.note, coalesce(e.recorded_at, c.created_at) AS recorded_at,
               p.id AS person_id, p.name AS person_name, p.login AS person_login,
               (SELECT max(a.valid_to) FROM assignment_case x JOIN assignment a ON a.id = x.assignment_id
                WHERE x.case_id = i.case_id) AS valid_to,
               (SELECT count(*) FROM visit v WHERE v.inspection_id = i.id) AS visits,
               (SELECT count(*) FROM finding g WHERE g.case_id = i.case_id) AS findings
        FROM inspection i
        JOIN case_seen c ON c.id = i.case_id
        JOIN company f ON f.id = c.company_id
        LEFT JOIN case_event e ON e.case_id = i.case_id AND e.seq = 1
        LEFT JOIN person p ON p.id = i.proposed_by
        """

    /// `GET /v1/inspections`, latest first.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readInspections)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let company = try call.value("company_id", { text throws(ParseFailure) in try CompanyID(text) }) {
            conditions.append("c.company_id = \(company)")
        }
        if let state = try call.askedState { conditions.append("c.state = \(state)") }
        if call.query["scope"] == "mine" {
            let me = call.signedIn.personID
            conditions.append(
                """
                (i.proposed_by = \(me) OR EXISTS (
                    SELECT FROM assignment_case x JOIN assignment_inspector y ON y.assignment_id = x.assignment_id
                    WHERE x.case_id = i.case_id AND y.person_id = \(me)))
                """
            )
        }
        if let after = try page.cursor(2) {
            guard let seconds = Double(after[0]) else { throw Problem.malformedCursor }
            let time = Date(timeIntervalSince1970: seconds)
            conditions.append("(c.created_at, c.id) < (\(time), \(try page.id(after[1], of: EnforcementCase.self)))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Self.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY c.created_at DESC, c.id DESC LIMIT \(page.limit + 1)
            """
        )
        let items = try rows.prefix(page.limit).map { row in
            let view = try CaseView(column: row, "state", on: .inspection, for: call.actor)
            let kind: InspectionKind = try row.code("kind")
            return Wire.InspectionSummary(
                id: try row.id("id"),
                caseId: try row.id("case_id"),
                company: try row.company(),
                kind: kind.rawValue,
                words: kind.words,
                state: view.code,
                stateWords: view.words,
                version: try row.column("version"),
                occurredOn: try row.day("opened_on"),
                validTo: try row.dayOrNone("valid_to"),
                visitsCount: try row.column("visits"),
                findingsCount: try row.column("findings")
            )
        }
        let next = try page.next(rows) { row in
            [String(try row.column("created_at", as: Date.self).timeIntervalSince1970), try row.id("case_id")]
        }
        return try .json(Wire.Page(items: items, nextCursor: next))
    }

    /// `GET /v1/inspections/{id}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readInspections)
        let id = try call.id(of: Inspection.self)
        return try .json(try await inspection(id, call))
    }

    /// An inspection with its orders, visits and findings.
    func inspection(_ id: InspectionID, _ call: Call) async throws -> Wire.Inspection {
        try Self.inspection(try await store.read(as: call.signedIn, Self.statements(id)), call)
    }

    /// The statements that `inspection(_:_:)` reads, in order.
    static func statements(_ id: InspectionID) -> [SQL] {
        [
            "\(select) WHERE i.id = \(id)",
            """
            \(Wire.Assignment.select) WHERE EXISTS (
                SELECT FROM assignment_case x JOIN inspection i ON i.case_id = x.case_id
                WHERE x.assignment_id = a.id AND i.id = \(id))
            ORDER BY a.valid_from
            """,
            "\(Wire.Visit.select) WHERE v.inspection_id = \(id) ORDER BY v.seq",
            "\(Wire.Finding.select) WHERE i.id = \(id) ORDER BY g.seq, g.id",
        ]
    }

    /// Reads what `statements(_:)` asked for.
    static func inspection(_ results: [Rows], _ call: Call) throws -> Wire.Inspection {
        guard let row = results[0].first else { throw Problem.notFound(id: "pemeriksaan", en: "inspection") }
        let view = try CaseView(column: row, "state", on: .inspection, for: call.actor)
        let kind: InspectionKind = try row.code("kind")
        return Wire.Inspection(
            id: try row.id("id"),
            caseId: try row.id("case_id"),
            company: try row.company(),
            kind: kind.rawValue,
            words: kind.words,
            reason: view.isHidden ? view.words[call.language] : try row.column("reason", as: String?.self) ?? "",
            note: view.isHidden ? nil : try row.column("note"),
            state: view.code,
            stateWords: view.words,
            version: try row.column("version"),
            occurredOn: try row.day("opened_on"),
            recordedAt: try row.time("recorded_at"),
            proposedBy: try row.person("person"),
            assignments: view.isHidden ? [] : try results[1].map { try Wire.Assignment($0) },
            visits: view.isHidden ? [] : try results[2].map { try Wire.Visit($0, in: call.language) },
            findings: view.isHidden ? [] : try results[3].map { try Wire.Finding($0, on: .inspection, for: call.actor) }
        )
    }

    /// `GET /v1/inspections/{id}/findings`
    @Sendable func listFindings(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readInspections)
        let id = try call.id(of: Inspection.self)
        let isOpened = try call.opens(.findingFacts)
        let page = try PageRequest(call)
        var following: SQL = "true"
        if let after = try page.cursor(1) { following = "g.id > \(try page.id(after[0], of: Finding.self))" }
        let results = try await store.read(
            as: call.signedIn,
            [
                """
                SELECT c.state FROM inspection i JOIN case_seen c ON c.id = i.case_id WHERE i.id = \(id)
                """,
                """
                \(Wire.Finding.select) WHERE i.id = \(id) AND \(following)
                ORDER BY g.id LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard let row = results[0].first else { throw Problem.notFound(id: "pemeriksaan", en: "inspection") }
        guard try !CaseView(column: row, "state", on: .inspection, for: call.actor).isHidden else {
            return try .json(Wire.Page<Wire.Finding>(items: [], nextCursor: nil))
        }
        let items = try results[1].prefix(page.limit).map {
            try Wire.Finding($0, on: .inspection, for: call.actor, opened: isOpened)
        }
        return try .json(Wire.Page(items: items, nextCursor: try page.next(results[1]) { [try $0.id("id")] }))
    }
}

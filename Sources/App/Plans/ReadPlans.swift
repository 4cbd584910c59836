import API
import Domain
import Foundation
import Postgres

extension PlanRoutes {
    /// `GET /v1/plans`, latest month first.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readPlans)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let status = call.query["status"] { conditions.append("p.status = \(status)") }
        if let month = try call.value("month", { text throws(ParseFailure) in try CalendarMonth(text) }) {
            conditions.append("p.month = \(month.firstDay)")
        }
        if let after = try page.cursor(2) {
            guard let day = LocalDate(after[0]) else { throw Problem.malformedCursor }
            conditions.append("(p.month, p.id) < (\(day), \(try page.id(after[1], of: Plan.self)))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.Plan.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY p.month DESC, p.id DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.Plan($0) },
                nextCursor: try page.next(rows) { [try $0.day("month"), try $0.id("id")] }
            )
        )
    }

    /// `GET /v1/plans/{id}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readPlans)
        let id = try call.id(of: Plan.self)
        let (rules, results) = try await store.read(as: call.signedIn) { _ in Self.statements(id) }
        let plan = try Self.plan(results, rules)
        return try .json(plan, version: plan.version)
    }

    /// `GET /v1/plans/{id}/entries`, by line; those that were taken off too.
    @Sendable func entries(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readPlans)
        let id = try call.id(of: Plan.self)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["e.plan_id = \(id)"]
        if let inspector = call.query["inspector"] {
            conditions.append("(i.login = \(inspector) OR i.id::text = \(inspector))")
        }
        if let after = try page.cursor(1) {
            guard let line = Int32(after[0]) else { throw Problem.malformedCursor }
            conditions.append("e.line > \(Int(line))")
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM plan WHERE id = \(id)",
                """
                \(Wire.PlanEntry.select) WHERE \(conditions.joined(separator: " AND "))
                ORDER BY e.line LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard !results[0].isEmpty else { throw Problem.noPlan }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Wire.PlanEntry($0) },
                nextCursor: try page.next(results[1]) { [String(try $0.column("line", as: Int.self))] }
            )
        )
    }

    /// What ``plan(_:_:)`` reads.
    private static func statements(_ id: PlanID) -> [SQL] {
        [
            "\(Wire.Plan.select) WHERE p.id = \(id)",
            """
            SELECT f.person_id, f.name AS person_name, f.login AS person_login, f.firms
            FROM plan p CROSS JOIN LATERAL planned_firms(p.office_id, p.month) f WHERE p.id = \(id)
            """,
        ]
    }

    private static func plan(_ results: [Rows], _ rules: Rulebook.Edition) throws -> Wire.Plan {
        guard let row = results[0].first else { throw Problem.noPlan }
        var plan = try Wire.Plan(row)
        let quota = rules.parameters.whole(.inspectorFirms, on: try row.column("month")) ?? 0
        plan.inspectors = try results[1].map { row in
            guard let person = try row.person("person") else { throw Problem.internal }
            return Wire.PlanInspector(person: person, firms: try row.column("firms"), quota: quota)
        }
        return plan
    }

    /// A plan as a transaction has left it.
    static func plan(_ id: PlanID, _ rules: Rulebook.Edition, _ tx: Transaction) async throws -> Wire.Plan {
        try plan(Array(try await tx.pipeline(statements(id))), rules)
    }
}

extension Wire.Plan {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT p.id, p.month, p.status, p.reason, p.made_at, p.version, o.id AS office_id, o.name AS office_name,
               m.id AS maker_id, m.name AS maker_name, m.login AS maker_login,
               (SELECT count(*) FROM plan_entry e WHERE e.plan_id = p.id AND NOT e.removed) AS firms,
               (SELECT count(*) FROM plan_entry e JOIN assignment a ON a.id = e.assignment_id
                WHERE e.plan_id = p.id AND EXISTS (
                    SELECT FROM visit v WHERE v.case_id = e.case_id AND v.occurred_on >= a.ordered_on)) AS visited
        FROM plan p JOIN office o ON o.id = p.office_id JOIN person m ON m.id = p.made_by
        """

    /// Reads a plan without its inspectors.
    init(_ row: Row) throws {
        let status: PlanStatus = try row.code("status")
        guard let office = try row.office("office"), let maker = try row.person("maker") else { throw Problem.internal }
        self.init(
            id: try row.id("id"),
            office: office,
            month: CalendarMonth(try row.column("month", as: LocalDate.self)).description,
            status: status.rawValue,
            words: status.words,
            reason: try row.column("reason"),
            firms: try row.column("firms"),
            visited: try row.column("visited"),
            madeBy: maker,
            madeAt: try row.time("made_at"),
            version: try row.column("version")
        )
    }
}

extension Wire.PlanEntry {
    /// What `init(_:)` reads; conditions and order follow. A case that the reader may not see has no state here.
    static let select: SQL = """
        SELECT e.line, e.origin, e.reason, e.score, e.parts, e.removed, e.case_id, e.assignment_id, a.number,
               e.company_id, f.legal_name AS company_name, f.region_code, s.state,
               i.id AS inspector_id, i.name AS inspector_name, i.login AS inspector_login
        FROM plan_entry e JOIN company f ON f.id = e.company_id
        LEFT JOIN person i ON i.id = e.inspector_id
        LEFT JOIN assignment a ON a.id = e.assignment_id
        LEFT JOIN enforcement_case s ON s.id = e.case_id
        """

    /// Reads a line.
    init(_ row: Row) throws {
        let parts = try row.column("parts", as: String?.self)
        let caseID = try row.idOrNone("case_id")
        let state = try row.column("state", as: String?.self).flatMap(InspectionState.init)
        let stage = state.map(HandoverStage.init) ?? (caseID == nil ? .waiting : .followedUp)
        self.init(
            line: try row.column("line"),
            company: try row.company(),
            origin: try row.column("origin"),
            reason: try row.column("reason"),
            points: try row.column("score"),
            parts: try parts.map { text in
                try JSONDecoder().decode([RiskScore.Part].self, from: Data(text.utf8)).map(Wire.RiskPart.init)
            },
            inspector: try row.person("inspector"),
            removed: try row.column("removed"),
            stage: stage.rawValue,
            words: stage.words,
            caseId: stage == .followedUp ? nil : caseID,
            assignmentId: try row.idOrNone("assignment_id"),
            assignmentNumber: try row.column("number")
        )
    }
}

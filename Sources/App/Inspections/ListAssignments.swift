import API
import Domain
import Foundation
import Postgres

extension InspectionRoutes {
    /// `GET /v1/assignments`, latest first.
    @Sendable func listAssignments(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readAssignments)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let id = try call.value("case_id", { text throws(ParseFailure) in try CaseID(text) }) {
            conditions.append(
                "EXISTS (SELECT FROM assignment_case x WHERE x.assignment_id = a.id AND x.case_id = \(id))"
            )
        }
        if !ClosedFiles.areOpen(to: call.actor) {
            // An order is seen for the sake of a case that is.
            let wanted = try call.value("case_id", { text throws(ParseFailure) in try CaseID(text) })
            let only: SQL = wanted.map { "AND c.id = \($0)" } ?? ""
            conditions.append(
                """
                EXISTS (SELECT FROM assignment_case x JOIN enforcement_case c ON c.id = x.case_id
                        WHERE x.assignment_id = a.id AND \(ClosedFiles.showsCase(to: call.actor)) \(only))
                """
            )
        }
        if let inspector = call.query["inspector"] {
            conditions.append(
                """
                EXISTS (SELECT FROM assignment_inspector i JOIN person x ON x.id = i.person_id
                        WHERE i.assignment_id = a.id AND (x.login = \(inspector) OR x.id::text = \(inspector)))
                """
            )
        }
        if let after = try page.cursor(2) {
            guard let day = LocalDate(after[0]) else { throw Problem.malformedCursor }
            conditions.append("(a.ordered_on, a.id) < (\(day), \(try page.id(after[1], of: EnforcementCase.self)))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.Assignment.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY a.ordered_on DESC, a.id DESC LIMIT \(page.limit + 1)
            """
        )
        let items = try rows.prefix(page.limit).map { try Wire.Assignment($0) }
        let next = try page.next(rows) { [try $0.day("ordered_on"), try $0.id("id")] }
        return try .json(Wire.Page(items: items, nextCursor: next))
    }
}

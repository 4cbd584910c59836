import API
import Domain
import Foundation
import Postgres

extension InspectionRoutes {
    /// `GET /v1/visits`, latest first.
    @Sendable func listVisits(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readInspections)
        let page = try PageRequest(call)
        var conditions = [ClosedFiles.showsCase(to: call.actor)]
        if let inspection = try call.value("inspection_id", { text throws(ParseFailure) in try InspectionID(text) }) {
            conditions.append("v.inspection_id = \(inspection)")
        }
        if let company = try call.value("company_id", { text throws(ParseFailure) in try CompanyID(text) }) {
            conditions.append("c.company_id = \(company)")
        }
        if let after = try page.cursor(2) {
            guard let day = LocalDate(after[0]) else { throw Problem.malformedCursor }
            conditions.append("(v.occurred_on, v.id) < (\(day), \(try page.id(after[1], of: Visit.self)))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.Visit.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY v.occurred_on DESC, v.id DESC LIMIT \(page.limit + 1)
            """
        )
        let items = try rows.prefix(page.limit).map { try Wire.Visit($0, in: call.language) }
        let next = try page.next(rows) { [try $0.day("occurred_on"), try $0.id("id")] }
        return try .json(Wire.Page(items: items, nextCursor: next))
    }

    /// `GET /v1/visits/{id}`: whom inspectors met by initials, and in clear for a purpose.
    @Sendable func showVisit(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readInspections)
        let id = try call.id(of: Visit.self)
        let isOpened = try call.opens(.personMet)
        let rows = try await store.read(
            as: call.signedIn,
            "\(Wire.Visit.select) WHERE v.id = \(id) AND \(ClosedFiles.showsCase(to: call.actor))"
        )
        guard let row = rows.first else { throw Problem.notFound(id: "kunjungan", en: "visit") }
        return try .json(try Wire.Visit(row, in: call.language, opened: isOpened))
    }
}

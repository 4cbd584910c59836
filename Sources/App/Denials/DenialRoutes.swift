import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Requests to deny public services and the denials that follow: what a licensing officer decides on. The acts themselves
/// are steps of the case.
struct DenialRoutes: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/service-denials", list)
        routes.get("/v1/cases/{id}/service-denials", listOfCase)
    }

    /// `GET /v1/service-denials`, the oldest request first. Row security shows a licensing officer what her own office was
    /// asked or has given, and what names no office of this system.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readServiceDenials)
        var conditions: [SQL] = ["true"]
        if let status = call.query["status"] {
            let known = DenialFact.Status.allCases.map(\.rawValue)
            guard known.contains(status) else {
                throw Problem.invalidParameters([.notKnown("status", status, known: known)])
            }
            conditions.append("d.status = \(status)")
        }
        if let authority = call.query["authority"] { conditions.append("lower(d.authority) = lower(\(authority))") }
        return try await page(call, conditions)
    }

    /// `GET /v1/cases/{id}/service-denials`
    @Sendable func listOfCase(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readServiceDenials)
        let id = try call.id(of: EnforcementCase.self)
        let cases = try await store.read(
            as: call.signedIn,
            "SELECT FROM case_seen WHERE id = \(id) AND version > 0"
        )
        guard !cases.isEmpty else { throw Problem.notFound(id: "kasus", en: "case") }
        return try await page(call, ["d.case_id = \(id)"])
    }

    private func page(_ call: Call, _ conditions: [SQL]) async throws -> Reply {
        let page = try PageRequest(call)
        var conditions = conditions
        if let after = try page.cursor(3) {
            guard let day = LocalDate(after[0]), let seq = Int(after[2]) else { throw Problem.malformedCursor }
            let id = try page.id(after[1], of: EnforcementCase.self)
            conditions.append("(d.requested_on, d.case_id, d.requested_seq) > (\(day), \(id), \(seq))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.ServiceDenial.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY d.requested_on, d.case_id, d.requested_seq LIMIT \(page.limit + 1)
            """
        )
        let items = try rows.prefix(page.limit).map { try Wire.ServiceDenial($0) }
        let next = try page.next(rows) { row in
            [try row.day("requested_on"), try row.id("case_id"), String(try row.column("requested_seq", as: Int.self))]
        }
        return try .json(Wire.Page(items: items, nextCursor: next))
    }
}

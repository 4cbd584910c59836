import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension CaseRoutes {
    /// `GET /v1/cases`, latest first.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["c.version > 0"]
        if let track = call.query["track"] { conditions.append("c.track = \(track)") }
        // Row security shows states as the reader may know them.
        if let state = try call.askedState { conditions.append("c.state = \(state)") }
        if let open = call.query["open"] {
            conditions.append(open == "true" ? "c.closed_on IS NULL" : "c.closed_on IS NOT NULL")
        }
        if let company = try call.value("company_id", { text throws(ParseFailure) in try CompanyID(text) }) {
            conditions.append("c.company_id = \(company)")
        }
        if let region = call.query["region"] {
            conditions.append("c.region_code >= \(region) AND c.region_code < \(region + "/")")
        }
        if let after = try page.cursor(2) {
            guard let seconds = Double(after[0]) else { throw Problem.malformedCursor }
            let time = Date(timeIntervalSince1970: seconds)
            conditions.append("(c.created_at, c.id) < (\(time), \(try page.id(after[1], of: EnforcementCase.self)))")
        }
        let statement: SQL = """
            SELECT \(CaseListText.columns) FROM \(Wire.CaseSummary.tables("case_seen"))
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY c.created_at DESC, c.id DESC LIMIT \(page.limit + 1)
            """
        let (rules, results) = try await store.read(as: call.signedIn) { _ in [statement] }
        let rows = results[0]
        let next = try page.next(rows, key: CaseListText.key)
        let text = CaseListText(reader: call.actor, procedures: rules.procedures)
        return Reply(body: .text(try text.page(rows.prefix(page.limit), next: next)))
    }
}

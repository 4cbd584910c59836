import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Checklists for examinations: the versions that administrators write, and the answers that inspectors give on visits.
struct ChecklistRoutes: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/checklists", list)
        routes.get("/v1/checklists/{code}", show)
        routes.post("/v1/checklists/{code}/versions", draft)
        routes.get("/v1/checklists/{code}/versions/{version}", version)
        routes.post("/v1/checklists/{code}/versions/{version}/publication", publish)
        routes.get("/v1/visits/{id}/checklists/{code}", showAnswers)
        routes.put("/v1/visits/{id}/checklists/{code}", answer)
        routes.post("/v1/visits/{id}/checklists/{code}/completion", complete)
    }

    /// `GET /v1/checklists`, by code.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readChecklists)
        let page = try PageRequest(call)
        let after = try page.cursor(1)?[0] ?? ""
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(ChecklistVersionRow.select) WHERE v.checklist IN (
                SELECT DISTINCT x.checklist FROM checklist_version x WHERE x.checklist > \(after) COLLATE "C"
                ORDER BY x.checklist LIMIT \(page.limit + 1))
            ORDER BY v.checklist, v.version
            """
        )
        let versions = Dictionary(grouping: try rows.map(ChecklistVersionRow.init), by: \.code)
        let codes = versions.keys.sorted()
        let items = codes.prefix(page.limit).compactMap { code -> Wire.ChecklistSummary? in
            guard let own = versions[code], let latest = own.last else { return nil }
            let current = own.inForce(on: call.signedIn.today)
            return Wire.ChecklistSummary(
                code: code,
                words: (current ?? latest).content.title,
                version: current?.number,
                latest: latest.number
            )
        }
        let next = codes.count > page.limit ? items.last.map { PageRequest.encode([$0.code]) } : nil
        return try .json(Wire.Page(items: items, nextCursor: next))
    }

    /// `GET /v1/checklists/{code}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readChecklists)
        let code = try call.checklist
        let rows = try await store.read(
            as: call.signedIn,
            "\(ChecklistVersionRow.select) WHERE v.checklist = \(code) ORDER BY v.version"
        )
        let versions = try rows.map(ChecklistVersionRow.init)
        guard let latest = versions.last else { throw Problem.noChecklist }
        let current = versions.inForce(on: call.signedIn.today)
        return try .json(
            Wire.ChecklistHistory(
                code: code,
                words: (current ?? latest).content.title,
                version: current?.number,
                versions: versions.map(\.wire)
            )
        )
    }

    /// `GET /v1/checklists/{code}/versions/{version}`
    @Sendable func version(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readChecklists)
        return try .json(try await find(call).whole)
    }

    /// The version that a path names.
    func find(_ call: Call) async throws -> ChecklistVersionRow {
        guard let number = call.pathParameters["version"].flatMap({ Int32($0) }) else { throw Problem.noChecklist }
        let rows = try await store.read(as: call.signedIn, ChecklistVersionRow.one(try call.checklist, Int(number)))
        guard let row = rows.first else { throw Problem.noChecklist }
        return try ChecklistVersionRow(row)
    }
}

extension Call {
    /// The checklist that the path names.
    var checklist: String {
        get throws {
            guard let code = pathParameters["code"], code.utf8.count <= 60,
                code.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil
            else { throw Problem.noChecklist }
            return code
        }
    }
}

import API
import Domain
import Foundation
import Postgres

/// Guidance and information meetings, the preventive-educative stage: no case, no sanction.
struct GuidanceRoutes: Sendable {
    let store: Store
    let cases: Casework

    func add(to routes: inout Routes) {
        routes.get("/v1/guidance-activities", list)
        routes.post("/v1/guidance-activities", log)
    }

    /// `GET /v1/guidance-activities`, latest first.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readGuidance)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let kind = call.query["kind"] { conditions.append("a.kind = \(kind)") }
        if let region = try call.value("region", { text throws(ParseFailure) in try RegionCode(text) }) {
            conditions.append("a.region_code = \(region)")
        }
        if let company = try call.value("company_id", { text throws(ParseFailure) in try CompanyID(text) }) {
            conditions.append(
                """
                EXISTS (SELECT FROM guidance_company x
                        WHERE x.activity_id = a.id AND x.company_id IN (SELECT company_records(\(company))))
                """
            )
        }
        if let after = try page.cursor(2) {
            guard let day = LocalDate(after[0]) else { throw Problem.malformedCursor }
            let id = try page.id(after[1], of: GuidanceActivity.self)
            conditions.append("(a.occurred_on, a.id) < (\(day), \(id))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.GuidanceActivity.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY a.occurred_on DESC, a.id DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.GuidanceActivity($0) },
                nextCursor: try page.next(rows) { [try $0.day("occurred_on"), try $0.id("id")] }
            )
        )
    }
}

extension Wire.GuidanceActivity {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT a.id, a.kind, a.occurred_on, a.region_code, a.place, a.topic, a.people_reached, a.note, a.recorded_at,
               p.id AS person_id, p.name AS person_name, p.login AS person_login,
               (SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.legal_name, 'region_code', f.region_code)
                    ORDER BY f.legal_name, f.id), '[]')
                FROM guidance_company x JOIN company f ON f.id = x.company_id WHERE x.activity_id = a.id) AS companies,
               (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'login', o.login)
                    ORDER BY o.name, o.id), '[]')
                FROM guidance_officer x JOIN person o ON o.id = x.person_id WHERE x.activity_id = a.id) AS officers
        FROM guidance_activity a
        LEFT JOIN person p ON p.id = a.recorded_by
        """

    /// Reads an activity.
    init(_ row: Row) throws {
        let kind: GuidanceKind = try row.code("kind")
        self.init(
            id: try row.id("id"),
            kind: kind.rawValue,
            words: kind.words,
            occurredOn: try row.day("occurred_on"),
            regionCode: try row.column("region_code"),
            place: try row.column("place"),
            topic: try row.column("topic"),
            peopleReached: try row.column("people_reached"),
            companies: try row.json("companies"),
            officers: try row.json("officers"),
            note: try row.column("note"),
            recordedBy: try row.person("person"),
            recordedAt: try row.time("recorded_at")
        )
    }
}

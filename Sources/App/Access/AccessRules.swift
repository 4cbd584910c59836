import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// What administrators set about access, by day: how long sessions last, which roles need a second factor, in all offices
/// or in one and those beneath it.
struct AccessRules: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/access-rules", list)
        routes.post("/v1/access-rules", set)
    }

    /// `GET /v1/access-rules`
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readDirectory)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(3) {
            guard let day = try? LocalDate(parsing: key[1]) else { throw Problem.malformedCursor }
            after = """
                (r.key > \(key[0]) OR (r.key = \(key[0]) AND (r.effective_from < \(day)
                    OR (r.effective_from = \(day) AND coalesce(r.office_id::text, '') > \(key[2])))))
                """
        }
        let rows = try await store.read(
            as: call.signedIn,
            "\(Self.select) WHERE \(after) ORDER BY r.key, r.effective_from DESC, coalesce(r.office_id::text, '') LIMIT \(page.limit + 1)"
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map(Self.rule),
                nextCursor: try page.next(rows) {
                    [try $0.column("key"), try $0.day("effective_from"), try $0.idOrNone("office_id") ?? ""]
                }
            )
        )
    }

    /// `POST /v1/access-rules`
    @Sendable func set(_ call: Call) async throws -> Reply {
        _ = try call.permit(.administerUsers)
        let request: Wire.AccessRuleRequest = try call.read()
        var reader = FieldReader()
        let day = reader.read("effective_from", request.effectiveFrom) { text throws(ParseFailure) in
            try LocalDate(parsing: text)
        }
        if let day, day < LocalDate.today(at: Date(), zone: .wib) {
            reader.refuse("effective_from", "past_day", id: "Paling awal hari ini.", en: "Today at the earliest.")
        }
        let office = reader.read("office_id", request.officeId) { text throws(ParseFailure) in
            try ID<Wire.Office>(text)
        }
        let whose = request.key.hasPrefix("second_factor.") ? String(request.key.dropFirst(14)) : nil
        if let whose, whose != "everyone", Role(rawValue: whose) == nil {
            reader.refuse("key", "unknown_code", id: "Peran itu tidak dikenal.", en: "There is no such role.")
        }
        try reader.check()
        guard let day else { throw Problem.internal }
        return try await store.once(call) { tx in
            _ = try await tx.execute(
                """
                INSERT INTO access_rule (key, effective_from, value, basis, set_by, office_id)
                VALUES (\(request.key), \(day), \(request.value), \(request.basis), \(call.signedIn.personID),
                    \(office))
                """
            )
            let row = try await tx.query(
                """
                \(Self.select) WHERE r.key = \(request.key) AND r.effective_from = \(day)
                    AND r.office_id IS NOT DISTINCT FROM \(office)::uuid
                """
            )
            return try .json(try Self.rule(row.single()), status: .created)
        }
    }

    private static let select: SQL = """
        SELECT r.key, r.value, r.effective_from, r.basis, p.id AS setter_id, p.name AS setter_name, p.login AS setter_login,
               r.effective_from = (SELECT max(k.effective_from) FROM access_rule k
                                   WHERE k.key = r.key AND k.office_id IS NOT DISTINCT FROM r.office_id
                                     AND k.effective_from <= today('Asia/Jakarta')) AS in_force,
               o.id AS office_id, o.name AS office_name
        FROM access_rule r LEFT JOIN person p ON p.id = r.set_by LEFT JOIN office o ON o.id = r.office_id
        """

    private static func rule(_ row: Row) throws -> Wire.AccessRule {
        Wire.AccessRule(
            key: try row.column("key"),
            value: try row.column("value"),
            effectiveFrom: try row.day("effective_from"),
            basis: try row.column("basis"),
            office: try row.office("office"),
            setBy: try row.person("setter"),
            inForce: try row.column("in_force", as: Bool?.self) ?? false
        )
    }
}

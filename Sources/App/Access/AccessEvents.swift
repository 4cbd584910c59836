import API
import Domain
import Foundation
import Postgres

/// What was done to people's access: nobody is given a post, a password or another's sign-in unseen.
///
/// Who sees what stands in the policy of the table: one's own, what concerns the offices that one heads, and everything
/// for administrators and auditors.
struct AccessEvents: Sendable {
    let store: Store

    func add(to routes: inout Routes) {
        routes.get("/v1/access-events", list)
    }

    /// `GET /v1/access-events`
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readDirectory)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let person = try call.value("person_id", { text throws(ParseFailure) in try PersonID(text) }) {
            conditions.append("a.person_id = \(person)")
        }
        if let office = try call.value("office_id", { text throws(ParseFailure) in try ID<Wire.Office>(text) }) {
            conditions.append("\(office)::uuid = ANY (a.office_ids)")
        }
        if let key = try page.cursor(2) {
            conditions.append(
                "(a.recorded_at, a.id) < (\(key[0])::timestamptz, \(try page.id(key[1], of: Wire.AccessEvent.self)))"
            )
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            SELECT a.id, a.kind, a.role, a.region_code, a.from_on, a.until_on - 1 AS last_on, a.reason, a.recorded_at,
                   a.recorded_at::text AS recorded, a.office_ids,
                   ARRAY(SELECT o.name FROM unnest(a.office_ids) WITH ORDINALITY AS u (id, place)
                         JOIN office o ON o.id = u.id ORDER BY u.place) AS office_names,
                   p.id AS person_id, p.name AS person_name, p.login AS person_login,
                   d.id AS doer_id, d.name AS doer_name, d.login AS doer_login
            FROM access_event a
            LEFT JOIN person p ON p.id = a.person_id
            LEFT JOIN person d ON d.id = a.by_id
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY a.recorded_at DESC, a.id DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map(Self.event),
                nextCursor: try page.next(rows) { [try $0.column("recorded"), try $0.id("id")] }
            )
        )
    }

    private static func event(_ row: Row) throws -> Wire.AccessEvent {
        let kind = try row.column("kind", as: String.self)
        let offices = try row.column("office_ids", as: [UUID].self)
        let names = try row.column("office_names", as: [String].self)
        return Wire.AccessEvent(
            id: try row.id("id"),
            recordedAt: try row.time("recorded_at"),
            kind: kind,
            words: words[kind] ?? Words(id: kind, en: kind),
            person: try row.person("person"),
            offices: zip(offices, names).map { Wire.OfficeRef(id: ID<Wire.Office>($0).text, name: $1) },
            role: try row.column("role"),
            regionCode: try row.column("region_code"),
            validFrom: try row.dayOrNone("from_on"),
            validTo: try row.dayOrNone("last_on"),
            reason: try row.column("reason"),
            by: try row.person("doer")
        )
    }

    private static let words: [String: Words] = [
        "post_given": Words(id: "Jabatan diberikan", en: "A post was given"),
        "post_ended": Words(id: "Jabatan diakhiri", en: "A post was ended"),
        "territory_given": Words(id: "Wilayah kerja ditambahkan", en: "A region was added to a territory"),
        "territory_ended": Words(id: "Wilayah kerja diakhiri", en: "A region's days in a territory were ended"),
        "password_changed": Words(id: "Kata sandi diganti", en: "The password was changed"),
        "one_time_password_given": Words(
            id: "Kata sandi sekali pakai diberikan; sesi dan faktor kedua berakhir",
            en: "A one-time password was given; sessions and second factor ended"
        ),
        "second_factor_enrolled": Words(id: "Faktor kedua didaftarkan", en: "A second factor was enrolled"),
        "second_factor_removed": Words(
            id: "Faktor kedua dicabut; sesi berakhir",
            en: "The second factor was taken away; sessions ended"
        ),
        "identity_linked": Words(
            id: "Identitas pada layanan masuk bersama dihubungkan",
            en: "An identity at the shared sign-in was linked"
        ),
        "token_made": Words(id: "Token dibuat", en: "A token was made"),
        "new_address": Words(id: "Masuk dari alamat baru", en: "A sign-in from a new address"),
    ]
}

import API
import Domain
import Postgres

extension Wire.GivenPost {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT h.id, h.role, h.capacity, h.basis, h.from_on, h.until_on - 1 AS last_on,
               h.from_on <= today(o.zone) AND (h.until_on IS NULL OR h.until_on > today(o.zone)) AS held,
               o.id AS office_id, o.name AS office_name, p.id AS person_id, p.name AS person_name, p.login AS person_login,
               s.id AS holder_id, s.name AS holder_name, s.login AS holder_login,
               g.id AS giver_id, g.name AS giver_name, g.login AS giver_login
        FROM post h
        JOIN office o ON o.id = h.office_id
        JOIN person p ON p.id = h.person_id
        LEFT JOIN person s ON s.id = h.stands_for
        LEFT JOIN person g ON g.id = h.given_by
        """

    init(_ row: Row) throws {
        let role = try row.column("role", as: String.self)
        guard let person = try row.person("person"), let office = try row.office("office") else {
            throw Problem.internal
        }
        self.init(
            id: try row.id("id"),
            person: person,
            office: office,
            role: role,
            words: Role(rawValue: role)?.words ?? Words(id: role, en: role),
            capacity: try row.column("capacity"),
            standsFor: try row.person("holder"),
            basis: try row.column("basis"),
            validFrom: try row.day("from_on"),
            validTo: try row.dayOrNone("last_on"),
            givenBy: try row.person("giver"),
            held: try row.column("held")
        )
    }
}

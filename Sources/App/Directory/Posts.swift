import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Dated posts: who holds which, and who acts for whom.
struct PostRoutes: Sendable {
    let store: Store
    let authenticator: Authenticator

    func add(to routes: inout Routes) {
        routes.get("/v1/posts", list)
        routes.post("/v1/posts", give)
        routes.put("/v1/posts/{id}/end", end)
    }

    /// `GET /v1/posts`
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readDirectory)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let person = try call.value("person_id", { text throws(ParseFailure) in try PersonID(text) }) {
            conditions.append("h.person_id = \(person)")
        }
        if let office = try call.value("office_id", { text throws(ParseFailure) in try ID<Wire.Office>(text) }) {
            conditions.append("h.office_id = \(office)")
        }
        if let key = try page.cursor(2) {
            guard let day = try? LocalDate(parsing: key[0]) else { throw Problem.malformedCursor }
            conditions.append("(h.from_on, h.id) < (\(day), \(try page.id(key[1], of: Wire.GivenPost.self)))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.GivenPost.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY h.from_on DESC, h.id DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.GivenPost($0) },
                nextCursor: try page.next(rows) { [try $0.day("from_on"), try $0.id("id")] }
            )
        )
    }

    /// `POST /v1/posts`
    ///
    /// Who may give which post to whom stands in the policy of the table; what the permission table can't tell of heads of
    /// office is told of the row.
    @Sendable func give(_ call: Call) async throws -> Reply {
        let request: Wire.PostRequest = try call.read()
        let isActing = request.capacity.map { $0 != PostCapacity.holder.rawValue } ?? false
        _ = try call.permit(isActing ? .giveActingPosts : .administerUsers)
        let post = try NewPost(request)
        defer { authenticator.forgetAll() }
        return try await store.once(call) { tx in
            let person = try await Self.person(request.personId, at: "person_id", tx)
            guard person != call.actor.person else {
                throw Problem.forbidden(
                    Words(
                        id: "Tidak seorang pun memberi jabatan kepada dirinya sendiri; mintalah administrator lain.",
                        en: "Nobody gives herself a post; ask another administrator."
                    )
                )
            }
            let holder: PersonID?
            if let text = request.standsFor {
                holder = try await Self.person(text, at: "stands_for", tx)
            } else {
                holder = nil
            }
            guard try await !tx.query("SELECT FROM office WHERE id = \(post.office)").isEmpty else {
                throw Problem.invalid("office_id", "unknown", id: "Kantor tidak dikenal.", en: "No such office.")
            }
            do {
                _ = try await tx.execute(
                    """
                    INSERT INTO post (id, person_id, office_id, role, from_on, until_on, capacity, stands_for, basis)
                    VALUES (\(post.id), \(person), \(post.office), \(request.role), \(post.from),
                        \(post.last?.adding(days: 1)), \(post.capacity.rawValue), \(holder), \(request.basis))
                    """
                )
            } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
                throw Self.notHead
            }
            return try .json(try await Self.read(post.id, tx), status: .created, location: "/v1/posts/\(post.id.text)")
        }
    }

    /// `PUT /v1/posts/{id}/end`
    @Sendable func end(_ call: Call) async throws -> Reply {
        _ = try call.permit(.giveActingPosts)
        let request: Wire.PostEndRequest = try call.read()
        let id = try call.id(of: Wire.GivenPost.self)
        var reader = FieldReader()
        let last = reader.read("valid_to", request.validTo) { text throws(ParseFailure) in try LocalDate(parsing: text)
        }
        try reader.check()
        defer { authenticator.forgetAll() }
        return try await store.write(as: call.signedIn) { tx in
            let changed = try await tx.execute("UPDATE post SET until_on = \(last?.adding(days: 1)) WHERE id = \(id)")
            if changed == 0 {
                guard try await tx.query("SELECT FROM post WHERE id = \(id)").isEmpty else { throw Self.notHead }
                throw Problem.notFound(id: "jabatan", en: "post")
            }
            _ = try await tx.execute(call.auditEntry)
            return try .json(try await Self.read(id, tx))
        }
    }

    private static func read(_ id: ID<Wire.GivenPost>, _ tx: Transaction) async throws -> Wire.GivenPost {
        try Wire.GivenPost(try await tx.query("\(Wire.GivenPost.select) WHERE h.id = \(id)").single())
    }

    /// Somebody by login or id.
    private static func person(_ text: String, at field: String, _ tx: Transaction) async throws -> PersonID {
        let condition: SQL
        if let id = try? PersonID(text) { condition = "id = \(id)" } else { condition = "login = \(text.lowercased())" }
        guard let row = try await tx.query("SELECT id FROM person WHERE \(condition)").first else {
            throw Problem.invalid(field, "unknown", id: "Orang itu tidak dikenal.", en: "Nobody is known by that.")
        }
        return try row.column(0)
    }

    private static let notHead = Problem.forbidden(
        Words(
            id: "Hanya administrator, atau kepala kantor itu bagi pejabat pengganti, dan tidak bagi diri sendiri.",
            en: "Only an administrator may, or for acting holders the head of that office, and never for oneself."
        )
    )
}

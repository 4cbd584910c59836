import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// What people have open: sessions of their own, and tokens for programs.
struct SessionRoutes: Sendable {
    let store: Store
    let authenticator: Authenticator

    func add(to routes: inout Routes) {
        routes.get("/v1/sessions", list)
        routes.delete("/v1/sessions", endOthers)
        routes.delete("/v1/sessions/{id}", end)
        routes.delete("/v1/people/{id}/sessions", endOfPerson)
        routes.post("/v1/tokens", makeToken)
    }

    /// `GET /v1/sessions`
    @Sendable func list(_ call: Call) async throws -> Reply {
        try call.permitPerson()
        var whose = call.actor.person
        if let other = try call.value("person_id", { text throws(ParseFailure) in try PersonID(text) }), other != whose
        {
            _ = try call.permit(.administerUsers)
            whose = other
        }
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(2) {
            after =
                "(s.opened_at, s.id) < (\(key[0])::timestamptz, \(try page.id(key[1], of: Wire.SignInSession.self)))"
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            SELECT s.id, s.kind, s.method, s.name, s.opened_at, s.opened_at::text AS opened, s.opened_from, s.device,
                   date_trunc('minute', s.last_used_at) AS last_used_at, s.last_used_from, s.expires_at, s.longest_until,
                   s.scopes, s.reads_only, p.id AS person_id, p.name AS person_name, p.login AS person_login
            FROM session s JOIN person p ON p.id = s.person_id
            WHERE s.person_id = \(whose) AND s.ended_at IS NULL AND s.expires_at > now() AND \(after)
            ORDER BY s.opened_at DESC, s.id DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Self.session($0, current: call.signedIn.sessionID) },
                nextCursor: try page.next(rows) { [try $0.column("opened"), try $0.id("id")] }
            )
        )
    }

    private static func session(_ row: Row, current: UUID) throws -> Wire.SignInSession {
        guard let person = try row.person("person") else { throw Problem.internal }
        return Wire.SignInSession(
            id: try row.id("id"),
            kind: try row.column("kind"),
            method: try row.column("method"),
            name: try row.column("name"),
            person: person,
            openedAt: try row.time("opened_at"),
            openedFrom: try row.column("opened_from"),
            device: try row.column("device"),
            lastUsedAt: try row.time("last_used_at"),
            lastUsedFrom: try row.column("last_used_from"),
            expiresAt: try row.time("expires_at"),
            longestUntil: try row.column("longest_until", as: Date?.self)?.wire,
            scopes: try row.column("scopes"),
            readsOnly: try row.column("reads_only"),
            current: try row.column("id", as: UUID.self) == current
        )
    }

    /// `DELETE /v1/sessions`
    @Sendable func endOthers(_ call: Call) async throws -> Reply {
        try call.permitPerson()
        return try .json(Wire.EndedSessions(ended: try await end(call, person: call.actor.person, session: nil)))
    }

    /// `DELETE /v1/sessions/{id}`
    @Sendable func end(_ call: Call) async throws -> Reply {
        try call.permitPerson()
        let id = try call.id(of: Wire.SignInSession.self)
        guard try await end(call, person: nil, session: id) == 1 else {
            throw Problem.notFound(id: "sesi", en: "session")
        }
        return Reply(status: .noContent)
    }

    /// `DELETE /v1/people/{id}/sessions`
    @Sendable func endOfPerson(_ call: Call) async throws -> Reply {
        _ = try call.permit(.administerUsers)
        try call.permitPerson()
        let id = try call.id(of: Person.self)
        let known = try await store.read(as: call.signedIn, "SELECT FROM person WHERE id = \(id)")
        guard !known.isEmpty else { throw Problem.notFound(id: "orang", en: "person") }
        return try .json(Wire.EndedSessions(ended: try await end(call, person: id, session: nil)))
    }

    private func end(_ call: Call, person: PersonID?, session: ID<Wire.SignInSession>?) async throws -> Int {
        let ended = try await store.write(as: call.signedIn) { tx in
            let ended = try await tx.query("SELECT end_sessions(\(person), \(session))").single().column(
                0,
                as: Int.self
            )
            if ended > 0 {
                let subject = person?.uuid ?? session?.uuid ?? call.signedIn.personID
                _ = try await tx.execute(call.auditEntry(WriteSubject(call, subject: subject)))
            }
            return ended
        }
        authenticator.forgetAll()
        return ended
    }

    /// `POST /v1/tokens`
    @Sendable func makeToken(_ call: Call) async throws -> Reply {
        try call.permitPerson()
        let request: Wire.TokenRequest = try call.read()
        let scope = try Self.scope(request)
        let secret = SessionSecret.make()
        let row = try await store.write(as: call.signedIn) { tx in
            let row = try await tx.query(
                """
                SELECT id, expires_at FROM make_token(\(secret.digest), \(request.name), \(scope.operations),
                    \(scope.readsOnly), \(request.days)::integer)
                """
            ).single()
            let subject = WriteSubject(call, subject: try row.column("id", as: UUID.self))
            _ = try await tx.execute(call.auditEntry(subject))
            return row
        }
        return try .json(
            Wire.Token(
                id: try row.id("id"),
                token: secret.text,
                name: request.name,
                scopes: scope.operations,
                readsOnly: scope.readsOnly,
                expiresAt: try row.time("expires_at")
            ),
            status: .created
        )
    }

    /// The operations that a token is asked for, and whether all of them only read.
    private static func scope(_ request: Wire.TokenRequest) throws -> (operations: [String]?, readsOnly: Bool) {
        let mustRead = request.readsOnly ?? false
        guard let codes = request.scopes else {
            return mustRead
                ? (Permit.Operation.allCases.filter(\.isReading).map(\.rawValue), true) : (nil, false)
        }
        var reader = FieldReader()
        var operations: [Permit.Operation] = []
        if codes.isEmpty {
            reader.refuse("scopes", "too_few", id: "Sebutkan sedikitnya satu.", en: "Name one at least.")
        }
        for (index, code) in codes.enumerated() {
            guard let operation = Permit.Operation(rawValue: code) else {
                reader.refuse(
                    "scopes[\(index)]",
                    "unknown_code",
                    id: "\(ParseFailure.quoted(code)) tidak dikenal; lihat daftar pada GET /v1/me.",
                    en: "\(ParseFailure.quoted(code)) is not known; GET /v1/me lists them."
                )
                continue
            }
            if mustRead, !operation.isReading {
                reader.refuse(
                    "scopes[\(index)]",
                    "not_reading",
                    id: "\(code) mengubah data; hilangkan, atau buat token tanpa reads_only.",
                    en: "\(code) changes something; leave it out, or make a token without reads_only."
                )
            }
            operations.append(operation)
        }
        try reader.check()
        return (operations.map(\.rawValue), operations.allSatisfy(\.isReading))
    }
}

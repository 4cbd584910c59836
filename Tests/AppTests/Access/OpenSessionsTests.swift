import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("What people have open")
struct OpenSessionsTests {
    @Test("One's sessions are listed with when, from where and by what, and ended one by one or all but this")
    func own() async throws {
        try await withApp { app in
            let here = try await app.signIn(Person.inspector.login, from: "203.0.113.7").json.token.text
            let there = try await app.signIn(Person.inspector.login, from: "2001:db8:1:2:3::4").json.token.text
            let listed = try await app.send("GET", "/v1/sessions", token: here).json.items.list
            #expect(listed.count == 3)
            let current = try #require(listed.first { $0.current == true })
            #expect(current.opened_from.text == "203.0.113.7" && current.device.text == "uji/1")
            #expect(current.method.text == "password" && current.kind.text == "session")
            let other = try #require(listed.first { $0.opened_from.text.hasPrefix("2001") })
            #expect(other.opened_from.text == "2001:db8:1:2::/64")
            #expect(!"\(listed)".contains("secret"))
            #expect(try await app.send("DELETE", "/v1/sessions/\(other.id.text)", token: here).status == 204)
            #expect(try await app.send("GET", "/v1/companies", token: there).status == 401)
            #expect(try await app.send("DELETE", "/v1/sessions/\(other.id.text)", token: here).status == 404)
            #expect(try await app.send("DELETE", "/v1/sessions", token: here).json.ended.int == 1)
            #expect(try await app.get("/v1/companies", as: .inspector).status == 401)
            #expect(try await app.send("GET", "/v1/companies", token: here).status == 200)
        }
    }

    @Test("Nobody sees or ends another's but an administrator")
    func others() async throws {
        try await withApp { app in
            let id = try await app.id(of: .inspector)
            let listed = try await app.get("/v1/sessions?person_id=\(id)", as: .administrator).json.items.list
            #expect(listed.count == 1)
            for person in [Person.coordinator, .officeHead, .auditor] {
                #expect(try await app.get("/v1/sessions?person_id=\(id)", as: person).status == 403)
                #expect(try await app.send(.delete, "/v1/people/\(id)/sessions", as: person).status == 403)
                #expect(try await app.send(.delete, "/v1/sessions/\(listed[0].id.text)", as: person).status == 404)
            }
            #expect(try await app.get("/v1/companies", as: .inspector).status == 200)
            try await app.withServiceRole { role in
                let another: SQL = "SELECT id FROM session WHERE person_id = \(try PersonID(id))"
                #expect(await role.attempt(.coordinator, another) == .rows(0))
                #expect(await role.attempt(.coordinator, "SELECT secret_digest FROM session") == .refused("42501"))
                #expect(await role.attempt(.administrator, "SELECT secret_digest FROM session") == .refused("42501"))
            }
            #expect(try await app.send(.delete, "/v1/people/\(id)/sessions", as: .administrator).json.ended.int == 1)
            #expect(try await app.get("/v1/companies", as: .inspector).status == 401)
        }
    }

    @Test("A session that nobody uses ends after its idle time; use lets it live on, though never beyond its longest")
    func idle() async throws {
        try await withApp { app in
            let token = try await app.token(of: .inspector)
            let mine: SQL = "secret_digest = \(SessionSecret(token).digest)"
            func fits(_ condition: SQL) async throws -> Bool {
                try await app.value("SELECT \(condition) FROM session WHERE \(mine)")
            }
            #expect(try await fits("expires_at - now() BETWEEN interval '50 minutes' AND interval '60 minutes'"))
            #expect(try await fits("longest_until - opened_at = interval '12 hours'"))
            // Within a minute nothing is written.
            let before: String = try await app.value("SELECT xmin::text FROM session WHERE \(mine)")
            app.service.authenticator.forgetAll()
            #expect(try await app.send("GET", "/v1/me", token: token).status == 200)
            #expect(try await app.value("SELECT xmin::text FROM session WHERE \(mine)") as String == before)
            for (quiet, expected) in [("59 minutes", 200), ("61 minutes", 401)] {
                try await app.superuser.execute(
                    """
                    UPDATE session SET last_used_at = now() - \(quiet)::text::interval,
                        expires_at = now() - \(quiet)::text::interval + interval '60 minutes' WHERE \(mine)
                    """
                )
                app.service.authenticator.forgetAll()
                #expect(try await app.send("GET", "/v1/me", token: token).status == expected)
                if expected == 200 { #expect(try await fits("expires_at > now() + interval '50 minutes'")) }
            }
            let second = try await app.token(of: .inspector)
            try await app.change(
                "UPDATE session SET longest_until = now() + interval '1 second', last_used_at = now() - interval '5 minutes'"
                    + " WHERE longest_until IS NOT NULL"
            )
            app.service.authenticator.forgetAll()
            #expect(try await app.send("GET", "/v1/me", token: second).status == 200)
            let digest = SessionSecret(second).digest
            #expect(
                try await app.value("SELECT expires_at <= longest_until FROM session WHERE secret_digest = \(digest)")
                    as Bool
            )
        }
    }

    @Test("A session that lives on keeps its scope, one that ends sooner does not")
    func scopeLives() async throws {
        try await withApp { app in
            let token = try await app.token(of: .inspector)
            _ = try await app.send("GET", "/v1/me", token: token)
            let digest = SessionSecret(token).digest
            func kept() async throws -> Int {
                try await app.value("SELECT count(*) FROM session_scope WHERE secret_digest = \(digest)")
            }
            #expect(try await kept() == 1)
            try await app.change("UPDATE session SET expires_at = expires_at + interval '1 minute'")
            #expect(try await kept() == 1)
            try await app.change("UPDATE session SET expires_at = expires_at - interval '2 minutes'")
            #expect(try await kept() == 0)
        }
    }
}

@Suite("Tokens for programs")
struct TokenTests {
    private func make(_ app: TestApp, _ body: JSON, as person: Person = .inspector) async throws -> Answer {
        try await app.post("/v1/tokens", body, as: person)
    }

    @Test("A token does what its scope says and no more, in the person's name, until it is revoked")
    func scope() async throws {
        try await withApp { app in
            let made = try await make(
                app,
                ["name": "Laporan", "scopes": ["read_companies", "write_companies"], "days": 30]
            )
            #expect(made.status == 201, "\(made.text)")
            let token = made.json.token.text
            #expect(try await app.send("GET", "/v1/companies", token: token).json.items.list.count == 5)
            let firm: JSON = ["name": "PT Token Rekaan", "region_code": "62.02"]
            #expect(try await app.send("POST", "/v1/companies", firm, token: token).status == 201)
            let refused = try await app.send("GET", "/v1/cases", token: token)
            #expect(refused.status == 403 && refused.code == "not_permitted")
            let me = try await app.send("GET", "/v1/me", token: token).json
            let may = me.permissions.list.filter { $0.allowed == true }.map(\.operation.text)
            #expect(Set(may) == ["read_companies", "write_companies"])
            let elsewhere: JSON = ["name": "PT Token Rekaan", "region_code": "62.01"]
            #expect(try await app.send("POST", "/v1/companies", elsewhere, token: token).status == 403)
            #expect(try await app.send(.delete, "/v1/sessions/\(made.json.id.text)", as: .inspector).status == 204)
            #expect(try await app.send("GET", "/v1/companies", token: token).status == 401)
        }
    }

    @Test("The database itself refuses what a reading token would write, whatever the service thinks")
    func readsOnly() async throws {
        try await withApp { app in
            let made = try await make(app, ["name": "Baca", "reads_only": true, "days": 30])
            let token = made.json.token.text
            for path in [
                "/v1/companies", "/v1/cases", "/v1/queue", "/v1/queue/counts", "/v1/noncompliant-companies", "/v1/me",
            ] {
                #expect(try await app.send("GET", path, token: token).status == 200, "\(path)")
            }
            let firm: JSON = ["name": "PT Token Rekaan", "region_code": "62.02"]
            #expect(try await app.send("POST", "/v1/companies", firm, token: token).status == 403)
            let insert: SQL = """
                INSERT INTO company (id, legal_name, name_key, region_code)
                VALUES (gen_random_uuid(), 'PT Rekaan', 'REKAAN', '62.02')
                """
            try await app.withServiceRole { role in
                let presented = await role.attempt(nil, [SessionSecret(token).presented, insert])
                #expect(presented == .refused("25006"))
                let freed = await role.attempt(
                    nil,
                    [SessionSecret(token).presented, "SELECT set_config('transaction_read_only', 'off', true)", insert]
                )
                #expect("\(freed)".hasPrefix("refused"), "\(freed)")
                let own = await role.attempt(nil, [SessionSecret(Person.inspector.token).presented, insert])
                #expect(own == .rows(1))
            }
        }
    }

    @Test("A token makes no token, sees no session and lives no longer than the rule allows")
    func limits() async throws {
        try await withApp { app in
            let made = try await make(app, ["name": "Semua", "days": 730], as: .administrator)
            let token = made.json.token.text
            let again: JSON = ["name": "Lagi", "days": 3]
            #expect(try await app.send("POST", "/v1/tokens", again, token: token).status == 403)
            #expect(try await app.send("GET", "/v1/sessions", token: token).status == 403)
            #expect(try await app.send("DELETE", "/v1/sessions", token: token).status == 403)
            let id = try await app.id(of: .inspector)
            #expect(try await app.send("POST", "/v1/people/\(id)/one-time-password", token: token).status == 403)
            let days: Int = try await app.value(
                "SELECT extract(day FROM expires_at - opened_at)::integer FROM session WHERE kind = 'token'"
            )
            #expect(days == 365)
            // Not even past the service.
            try await app.withServiceRole { role in
                let forged = await role.attempt(token, ["SELECT make_token(sha256('x'), 'x', NULL, false, 3)"])
                #expect(forged == .rows(0))
                _ = await role.attempt(token, ["SELECT end_sessions(\(try PersonID(id)), NULL)"], commit: true)
            }
            #expect(try await app.get("/v1/companies", as: .inspector).status == 200)
        }
    }

    @Test(
        "A scope that is none is named",
        arguments: [
            (["scopes": ["fly"]], "scopes[0]"), (["scopes": []], "scopes"),
            (["scopes": ["read_cases", "open_case"], "reads_only": true], "scopes[1]"), (["days": 0], "days"),
            (["name": ""], "name"),
        ] as [(JSON, String)]
    )
    func wrong(change: JSON, field: String) async throws {
        try await withSharedApp { app in
            guard case .object(let changes) = change, case .object(let base) = ["name": "x", "days": 3] as JSON else {
                return
            }
            let answer = try await make(app, .object(base.merging(changes) { $1 }))
            #expect(answer.status == 422 && answer.fields == [field], "\(answer.text)")
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Postgres

@Suite("Signing in")
struct SignInTests {
    private func signIn(_ app: TestApp, _ login: String, _ password: String) async throws -> Answer {
        try await app.send(.post, "/v1/sessions", ["login": .string(login), "password": .string(password)], as: nil)
    }

    @Test("The right password opens a session that shows who and what")
    func right() async throws {
        try await withSharedApp { app in
            let session = try await signIn(app, Person.inspector.login.uppercased(), Person.password)
            #expect(session.status == 201)
            let token = session.json.token.text
            #expect(token.hasPrefix("patuh_") && token.count == 49)
            let me = try await app.raw(.get, "/v1/me", token: token)
            #expect(me.status == 200 && me.text.contains("Sampit") && me.text.contains("inspector"))
            let stored: Int = try await app.value(
                "SELECT count(*) FROM session WHERE secret_digest = \(SessionSecret(token).digest)"
            )
            #expect(stored == 1)
        }
    }

    @Test("A wrong password and an unknown login get the same answer")
    func wrong() async throws {
        try await withApp { app in
            let wrong = try await signIn(app, Person.inspector.login, "salah-sama-sekali")
            let unknown = try await signIn(app, "tidak.ada", Person.password)
            #expect(wrong.status == 401 && unknown.status == 401)
            #expect(wrong.json.without("request_id") == unknown.json.without("request_id"))
            #expect(wrong.code == "wrong_credentials")
            let kept: Int = try await app.value(
                "SELECT count(*) FROM session WHERE opened_at > now() - interval '5 seconds'"
            )
            #expect(kept <= Person.allCases.count)
        }
    }

    @Test(
        "Repeated failures are throttled, for unknown logins too, even with the right password",
        arguments: [Person.inspector.login, "tidak.ada"]
    )
    func throttle(login: String) async throws {
        try await withApp { app in
            for _ in 0..<5 { #expect(try await signIn(app, login, "salah-sama-sekali").status == 401) }
            let held = try await signIn(app, login, Person.password)
            #expect(held.status == 429 && held.code == "too_many_attempts", "\(held.text)")
            #expect((held.header("Retry-After").flatMap { Int($0) } ?? 0) > 0)
            let other = try await signIn(app, Person.coordinator.login, Person.password)
            #expect(other.status == 201)
            try await app.superuser.withConnection {
                try await $0.run(script: "UPDATE patuh.sign_in_failure SET last_at = now() - interval '1 hour'")
            }
            if login == Person.inspector.login {
                #expect(try await signIn(app, login, Person.password).status == 201)
                #expect(try await app.value("SELECT count(*) FROM sign_in_failure WHERE login = \(login)") == 0)
            }
        }
    }

    @Test("Signing out kills the token at once")
    func signOut() async throws {
        try await withSharedApp { app in
            let token = try await signIn(app, Person.inspector.login, Person.password).json.token.text
            #expect(try await app.raw(.get, "/v1/me", token: token).status == 200)
            #expect(try await app.raw(.delete, "/v1/sessions/current", token: token).status == 204)
            #expect(try await app.raw(.get, "/v1/me", token: token).status == 401)
            #expect(try await app.raw(.delete, "/v1/sessions/current", token: token).status == 401)
            #expect(try await app.get("/v1/me", as: .inspector).status == 200)
        }
    }

    @Test("An expired session opens nothing, and one that expires while it is remembered shows and writes nothing")
    func expired() async throws {
        try await withApp { app in
            let token = try await signIn(app, Person.inspector.login, Person.password).json.token.text
            #expect(try await app.raw(.get, "/v1/companies", token: token).json.items.list.count == 5)
            let digest = SessionSecret(token).digest
            _ = try await app.superuser.query(
                "UPDATE session SET expires_at = now() - interval '1 second' WHERE secret_digest = \(digest)"
            )
            let seen = try await app.raw(.get, "/v1/companies", token: token)
            #expect(seen.status == 401 || seen.json.items.list.isEmpty)
            let before = try await app.dump()
            let body: JSON = ["name": "PT Sesi Rekaan", "region_code": "62.02"]
            let written = try await app.raw(.post, "/v1/companies", body.data, token: token)
            #expect((400..<500).contains(written.status), "\(written.text)")
            #expect(try await app.dump() == before)
            app.service.authenticator.forget(SessionSecret(token))
            #expect(try await app.raw(.get, "/v1/me", token: token).status == 401)
        }
    }

    @Test(
        "What is no token opens nothing",
        arguments: [
            "", " ", "Basic dWppOnVqaQ==", "Bearer", "Bearer ", "Bearer nonsense", "Bearer patuh_", "Bearer a b",
            "bearer \u{1}",
        ]
    )
    func noToken(header: String) async throws {
        try await withSharedApp { app in
            let answer = try await app.raw(.get, "/v1/me", headers: ["Authorization": header])
            #expect(answer.status == 401 && answer.code == "not_signed_in")
            #expect(answer.header("WWW-Authenticate") == "Bearer")
        }
    }
}

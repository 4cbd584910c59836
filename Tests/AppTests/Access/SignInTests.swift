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
                let left: Int = try await app.value(
                    "SELECT count(*) FROM sign_in_failure WHERE login = \(login) AND address <> ''"
                )
                #expect(left == 0)
            }
        }
    }

    @Test("A thousand guesses at once are held up before anything is hashed, and others sign in meanwhile")
    func guesses() async throws {
        try await withApp { app in
            let login = Person.coordinator.login
            #expect(try await app.signIn(login, from: "203.0.113.9").status == 201)
            let before = app.service.passwords.derivations
            // Whoever comes from an address that is known need not queue with strangers.
            let (statuses, rightful) = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<1000 {
                    group.addTask {
                        try await app.signIn(Person.inspector.login, "tebakan-\(number)-panjang").status
                    }
                }
                let rightful = try await app.signIn(login, from: "203.0.113.9").status
                return (try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }, rightful)
            }
            #expect(rightful == 201)
            // Wrong, told to wait, or turned away because too many wait; those were not even counted.
            #expect(statuses.keys.allSatisfy { [401, 429, 503].contains($0) }, "\(statuses)")
            // Five are free; each further one waits twice as long as the one before.
            #expect((1...12).contains(statuses[401] ?? 0))
            #expect(app.service.passwords.derivations - before == (statuses[401] ?? 0) + 1)
            #expect(try await app.signIn(Person.coordinator.login, from: "203.0.113.9").status == 201)
            // Another server on the same database holds up as well.
            let other = try TestDatabases.cheapService(Deployment(url: TestServer.shared.get().url(app.database)))
            let proof = PasswordProof(pool: other.pool, passwords: other.passwords)
            await #expect(throws: Problem.self) {
                _ = try await proof.key(login: Person.inspector.login, password: "x", from: "198.51.100.1")
            }
            #expect(other.passwords.derivations == 0)
            await other.close()
        }
    }

    @Test("Whoever guesses from many addresses does not shut out the person from an address that is known")
    func notLockedOut() async throws {
        try await withApp { app in
            let login = Person.inspector.login
            #expect(try await app.signIn(login, from: "203.0.113.7").status == 201)
            for number in 1...30 { _ = try await app.signIn(login, "tebakan-panjang", from: "198.51.100.\(number)") }
            let stranger = try await app.signIn(login, from: "198.51.100.99")
            #expect(stranger.status == 429 && stranger.code == "too_many_attempts")
            #expect(try await app.signIn(login, from: "203.0.113.7").status == 201)
        }
    }

    @Test("An address that tries many logins is held up, for logins that it has not tried too")
    func spraying() async throws {
        try await withApp { app in
            for number in 1...50 { _ = try await app.signIn("tidak.ada\(number)", "Musim-hujan-2026") }
            let held = try await app.signIn(Person.inspector.login)
            #expect(held.status == 429 && held.code == "too_many_attempts")
            #expect(try await app.signIn(Person.inspector.login, from: "203.0.113.7").status == 201)
        }
    }

    @Test("An unknown login costs the same work as a known one")
    func sameWork() async throws {
        try await withApp { app in
            for login in [Person.inspector.login, "tidak.ada"] {
                let before = app.service.passwords.derivations
                let answer = try await app.signIn(login, "salah-sama-sekali")
                #expect(answer.status == 401)
                #expect(app.service.passwords.derivations == before + 1)
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

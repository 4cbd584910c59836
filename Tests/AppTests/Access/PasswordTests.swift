import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Postgres

@Suite("Passwords")
struct PasswordTests {
    private static let new = "kuda menyeberang sawah"

    private func change(_ app: TestApp, _ token: String, from old: String, to new: String) async throws -> Answer {
        try await app.send(
            "PUT",
            "/v1/me/password",
            ["current_password": .string(old), "new_password": .string(new)],
            token: token
        )
    }

    @Test("Whoever changes her password keeps this session alone, and signs in with the new one only")
    func changed() async throws {
        try await withApp { app in
            let here = try await app.token(of: .inspector)
            let there = try await app.token(of: .inspector)
            let machine = try await app.send("POST", "/v1/tokens", ["name": "x", "days": 3], token: here).json.token
                .text
            #expect(try await change(app, here, from: Person.password, to: Self.new).status == 204)
            #expect(try await app.send("GET", "/v1/companies", token: here).status == 200)
            for ended in [there, machine, Person.inspector.token] {
                #expect(try await app.send("GET", "/v1/companies", token: ended).status == 401)
            }
            #expect(try await app.signIn(Person.inspector.login).status == 401)
            #expect(try await app.signIn(Person.inspector.login, Self.new).status == 201)
            #expect(try await app.get("/v1/companies", as: .coordinator).status == 200)
        }
    }

    @Test("The present password is asked for, counted like a sign-in, and a token may not change it")
    func wrong() async throws {
        try await withApp { app in
            let token = try await app.token(of: .inspector)
            let before = try await app.dump().filter { $0.hasPrefix("password:") }
            let wrong = try await change(app, token, from: "salah-sama-sekali", to: Self.new)
            #expect(wrong.status == 422 && wrong.fields == ["current_password"], "\(wrong.text)")
            for _ in 0..<5 { _ = try await change(app, token, from: "salah-sama-sekali", to: Self.new) }
            #expect(try await change(app, token, from: Person.password, to: Self.new).status == 429)
            let machine = try await app.send("POST", "/v1/tokens", ["name": "x", "days": 3], token: token).json.token
                .text
            #expect(try await change(app, machine, from: Person.password, to: Self.new).status == 403)
            #expect(try await app.dump().filter { $0.hasPrefix("password:") } == before)
        }
    }

    @Test(
        "A new password that is short, known to everybody or one's own name is refused with what would help",
        arguments: [
            ("pendek", "too_short"), ("katasandi2026!!!", "common_password"), ("iloveyou iloveyou", "common_password"),
            ("uji inspector 62.02", "holds_name"),
        ]
    )
    func refused(password: String, code: String) async throws {
        try await withSharedApp { app in
            let answer = try await change(app, Person.inspector.token, from: Person.password, to: password)
            #expect(answer.status == 422 && answer.fields == ["new_password"])
            #expect(answer.json.errors.list.first?.code.text == code, "\(answer.text)")
        }
    }

    @Test("A one-time password opens nothing but the way to one's own, once, and ends what was open")
    func oneTime() async throws {
        try await withApp { app in
            let path = "/v1/people/\(try await app.id(of: .inspector))/one-time-password"
            #expect(try await app.post(path, [:], as: .officeHead).status == 403)
            let given = try await app.done(.post, path, as: .administrator).password.text
            #expect(given.wholeMatch(of: /[0-9a-z]{5}(-[0-9a-z]{5}){3}/) != nil)
            #expect(try await app.get("/v1/companies", as: .inspector).status == 401)
            let login = Person.inspector.login
            let held = try await app.signIn(login, given)
            #expect(held.status == 403 && held.code == "password_change_required")
            #expect(try await app.signIn(login, given, new: "pendek").status == 422)
            #expect(try await app.signIn(login, given, new: Self.new).status == 201)
            #expect(try await app.signIn(login, given, new: Self.new + "!").status == 401)
            #expect(try await app.signIn(login, Self.new).status == 201)
            let own = "/v1/people/\(try await app.id(of: .administrator))/one-time-password"
            #expect(try await app.post(own, [:], as: .administrator).status == 403)
            #expect(
                try await app.post("/v1/people/\(newID())/one-time-password", [:], as: .administrator).status == 404
            )
        }
    }

    @Test("A one-time password that nobody used lapses")
    func lapsed() async throws {
        try await withApp { app in
            let path = "/v1/people/\(try await app.id(of: .inspector))/one-time-password"
            let given = try await app.done(.post, path, as: .administrator).password.text
            try await app.change("UPDATE password SET one_time_until = now() WHERE one_time_until IS NOT NULL")
            #expect(try await app.signIn(Person.inspector.login, given, new: Self.new).status == 401)
        }
    }
}

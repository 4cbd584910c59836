import Foundation
import HTTPTypes

@testable import App
@testable import Postgres

extension TestApp {
    /// Signs in from an address.
    func signIn(
        _ login: String,
        _ password: String = Person.password,
        code: String? = nil,
        new: String? = nil,
        from address: String = "198.51.100.1"
    ) async throws -> Answer {
        var body: [String: JSON] = ["login": .string(login), "password": .string(password)]
        if let code { body["code"] = .string(code) }
        if let new { body["new_password"] = .string(new) }
        return try await raw(
            .post,
            "/v1/sessions",
            JSON.object(body).data,
            headers: ["X-Forwarded-For": address, "User-Agent": "uji/1"]
        )
    }

    /// A token of somebody who has just signed in.
    func token(of person: Person) async throws -> String { try await signIn(person.login).json.token.text }

    /// Sends with a token of a session or a program.
    func send(_ method: String, _ path: String, _ body: JSON? = nil, token: String) async throws -> Answer {
        try await raw(.init(method) ?? .get, path, body?.data, token: token)
    }

    /// A person's id.
    func id(of person: Person) async throws -> String {
        let id: UUID = try await value("SELECT id FROM person WHERE login = \(person.login)")
        return id.uuidString.lowercased()
    }

    /// An office's id.
    func office(_ code: String) async throws -> String {
        let id: UUID = try await value("SELECT id FROM office WHERE code = \(code)")
        return id.uuidString.lowercased()
    }

    /// Runs SQL as the superuser.
    func change(_ script: String) async throws {
        try await superuser.withConnection { try await $0.run(script: "SET search_path = patuh; \(script)") }
    }
}

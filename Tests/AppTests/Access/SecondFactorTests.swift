import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Postgres

@Suite("The second factor")
struct SecondFactorTests {
    @Test("Codes are those of RFC 6238 and of another implementation")
    func vectors() async throws {
        try await withSharedApp { app in
            let secret = Array("12345678901234567890".utf8)
            for (step, expected) in [
                (1, "287082"), (37_037_036, "081804"), (37_037_037, "050471"), (41_152_263, "005924"),
                (66_666_666, "279037"), (666_666_666, "353130"),
            ] {
                #expect(try await app.value("SELECT totp(\(secret), \(step)::bigint)") as String == expected)
            }
            let now = Int(Date().timeIntervalSince1970) / 30
            let own: [String] = [
                try await app.value("SELECT totp(\(secret), \(now)::bigint)"),
                try await app.value("SELECT totp(\(secret), \(now + 1)::bigint)"),
            ]
            let other = try TestAuthenticator.code(SecondFactor.base32(secret))
            #expect(own.contains(other))
        }
    }

    @Test("Who has a second factor signs in in two steps, and no code serves twice")
    func twoSteps() async throws {
        try await withApp { app in
            let (secret, _) = try await TestAuthenticator.enrol(app, .inspector)
            let login = Person.inspector.login
            let asked = try await app.signIn(login)
            #expect(asked.status == 401 && asked.code == "second_factor_required")
            #expect(try await app.signIn(login, "salah-sama-sekali", code: "123456").code == "wrong_credentials")
            let next = try TestAuthenticator.code(secret, in: 1)
            let wrong = String(format: "%06d", (Int(next) ?? 0) + 1).suffix(6)
            #expect(try await app.signIn(login, code: String(wrong)).code == "wrong_code")
            #expect(try await app.signIn(login, code: next).status == 201)
            #expect(try await app.signIn(login, code: next).code == "wrong_code")
            #expect(try await app.signIn(login, code: try TestAuthenticator.code(secret, in: -4)).code == "wrong_code")
            #expect(try await app.signIn(login, code: try TestAuthenticator.code(secret, in: 4)).code == "wrong_code")
            let method: String = try await app.value("SELECT method FROM session ORDER BY opened_at DESC LIMIT 1")
            #expect(method == "second_factor")
        }
    }

    @Test("Wrong codes are held up like wrong passwords")
    func guessing() async throws {
        try await withApp { app in
            _ = try await TestAuthenticator.enrol(app, .inspector)
            for _ in 0..<5 { _ = try await app.signIn(Person.inspector.login, code: "000000") }
            #expect(try await app.signIn(Person.inspector.login, code: "000000").status == 429)
        }
    }

    @Test("Each of ten recovery codes opens once, however it is typed")
    func recovery() async throws {
        try await withApp { app in
            let (_, codes) = try await TestAuthenticator.enrol(app, .inspector)
            #expect(Set(codes).count == 10)
            let login = Person.inspector.login
            #expect(try await app.signIn(login, code: codes[0].uppercased().replacing("-", with: " ")).status == 201)
            #expect(try await app.signIn(login, code: codes[0]).code == "wrong_code")
            let session = try await app.signIn(login, code: codes[1]).json.token.text
            let own = try await app.send("GET", "/v1/me/second-factor", token: session).json
            #expect(own.codes_left.int == 8 && !own.confirmed_at.text.isEmpty)
        }
    }

    @Test("Where a role needs a second factor, nobody of it signs in without, from that day on")
    func demanded() async throws {
        try await withApp { app in
            func set(_ value: Int, from day: String) async throws -> Answer {
                try await app.post(
                    "/v1/access-rules",
                    [
                        "key": "second_factor.inspector", "value": .number(Double(value)),
                        "effective_from": .string(day),
                        "basis": "Keputusan uji",
                    ],
                    as: .administrator
                )
            }
            #expect(try await set(1, from: ago(-1)).status == 201)
            #expect(try await app.signIn(Person.inspector.login).status == 201)
            #expect(try await set(1, from: today).status == 201)
            let refused = try await app.signIn(Person.inspector.login)
            #expect(refused.status == 403 && refused.code == "second_factor_enrolment_required")
            #expect(try await app.signIn(Person.coordinator.login).status == 201)
            let (secret, _) = try await TestAuthenticator.enrol(app, .inspector)
            #expect(
                try await app.signIn(Person.inspector.login, code: try TestAuthenticator.code(secret, in: 1)).status
                    == 201
            )
            #expect(try await set(7, from: ago(-2)).status == 422)
            #expect(try await set(1, from: ago(1)).status == 422)
        }
    }

    @Test("A factor is replaced by a code of it alone, and lives on under a new password")
    func replaced() async throws {
        try await withApp { app in
            let (secret, codes) = try await TestAuthenticator.enrol(app, .inspector)
            let refused = try await app.send(.post, "/v1/second-factor", TestAuthenticator.body(.inspector), as: nil)
            #expect(refused.code == "second_factor_required")
            let session = try await app.signIn(Person.inspector.login, code: codes[0]).json.token.text
            let new = "kuda menyeberang sawah"
            let change: JSON = ["current_password": .string(Person.password), "new_password": .string(new)]
            #expect(try await app.send("PUT", "/v1/me/password", change, token: session).status == 204)
            #expect(try await app.signIn(Person.inspector.login, new).code == "second_factor_required")
            let signedIn = try await app.signIn(
                Person.inspector.login,
                new,
                code: try TestAuthenticator.code(secret, in: 1)
            )
            #expect(signedIn.status == 201, "\(signedIn.text)")
        }
    }

    @Test("A copy of the database holds no secret in the clear, and recovery codes as digests")
    func sealed() async throws {
        try await withApp { app in
            let begun = try await app.send(.post, "/v1/second-factor", TestAuthenticator.body(.inspector), as: nil)
            let sealed: [UInt8] = try await app.value("SELECT pending FROM second_factor")
            let secret = begun.json.secret.text
            #expect(
                sealed.count == 16 + 32 && !SecondFactor.base32(Array(sealed.suffix(32))).contains(secret.prefix(8))
            )
        }
    }
}

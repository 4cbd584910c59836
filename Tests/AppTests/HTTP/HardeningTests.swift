import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Postgres

/// What OWASP's ASVS 4.0.3 asks at level 2 and a test can tell: V14.4 (headers), V13.1 and V11.1 (limits), V7.1 (logs).
@Suite("What is kept from clients, and clients from")
struct HardeningTests {
    @Test("Every answer, good or bad, says that it is not to be guessed at, framed, kept or loaded elsewhere (V14.4)")
    func headers() async throws {
        try await withLimits({ $0.publicURL = "https://patuh.example.go.id" }) { app in
            for (path, token) in [
                ("/v1/me", Person.inspector.token), ("/v1/me", "x"), ("/healthz", ""), ("/openapi.json", ""),
                ("/nirgends", ""), ("/v1/companies?limit=x", Person.inspector.token), ("/verify/x", ""),
            ] {
                let answer = try await app.raw(.get, path, token: token)
                #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(path)")
                #expect(answer.header("Referrer-Policy") == "no-referrer", "\(path)")
                #expect(answer.header("X-Frame-Options") == "DENY", "\(path)")
                #expect(answer.header("Cross-Origin-Resource-Policy") == "same-origin", "\(path)")
                #expect(answer.header("Cache-Control")?.contains("no-store") == true, "\(path)")
                #expect(answer.header("Strict-Transport-Security")?.hasPrefix("max-age=") == true, "\(path)")
                let policy = answer.header("Content-Security-Policy") ?? ""
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(path)")
                #expect(!policy.contains("script-src"), "\(path)")
                #expect(answer.header("Content-Type") != nil && answer.header("Set-Cookie") == nil, "\(path)")
                #expect(answer.header("Access-Control-Allow-Origin") == nil, "\(path)")
            }
        }
        try await withSharedApp { app in
            let answer = try await app.get("/v1/me", as: .inspector)
            #expect(answer.header("Strict-Transport-Security") == nil)
        }
    }

    @Test("Who asks too often what anybody may ask is told to wait; health and the signed-in go on")
    func publicRate() async throws {
        try await withLimits({
            $0.behindProxy = true
            $0.limits.publicRate = .init(burst: 5, perSecond: 0.001)
        }) { app in
            func verify(from address: String) async throws -> Answer {
                try await app.raw(.get, "/verify/AAAAAAAAAAAAAAAAAAAAAA", headers: ["X-Forwarded-For": address])
            }
            for _ in 0..<5 { #expect(try await verify(from: "203.0.113.1").status == 404) }
            let held = try await verify(from: "203.0.113.1")
            #expect(held.status == 429 && held.code == "too_many_requests" && held.header("Retry-After") != nil)
            // What the client wrote into the header itself changes nothing.
            #expect(try await verify(from: "203.0.113.9, 203.0.113.1").status == 429)
            #expect(try await verify(from: "203.0.113.2").status == 404)
            for _ in 0..<10 {
                let headers = ["X-Forwarded-For": "203.0.113.1"]
                #expect(try await app.raw(.get, "/healthz", headers: headers).status == 200)
                #expect(try await app.get("/v1/me", as: .inspector, headers: headers).status == 200)
            }
        }
    }

    @Test("Without a proxy of ours nobody says where she comes from")
    func forwarded() async throws {
        try await withLimits({ $0.limits.publicRate = .init(burst: 3, perSecond: 0.001) }) { app in
            for number in 1...4 {
                let headers = ["X-Forwarded-For": "203.0.113.\(number)"]
                let answer = try await app.raw(.get, "/verify/AAAAAAAAAAAAAAAAAAAAAA", headers: headers)
                #expect(answer.status == (number <= 3 ? 404 : 429))
            }
        }
    }

    @Test("No password, token, code or number of a person is in the log, at any level (V7.1)")
    func redaction() async throws {
        let log = LogCollector()
        try await withLimits(log: log) { app in
            let signedIn = try await app.signIn(Person.inspector.login)
            let token = signedIn.json.token.text
            _ = try await app.signIn(Person.inspector.login, "rahasia-yang-salah-9182", code: "918273")
            let one = try await app.done(
                .post,
                "/v1/people/\(try await app.id(of: .inspector2))/one-time-password",
                as: .administrator
            ).password.text
            let made = try await app.send("POST", "/v1/tokens", ["name": "Rahasia", "days": 3], token: token)
            let firm: JSON = [
                "name": "PT Catatan Rekaan", "region_code": "62.02", "nib": "6202019001010001", "phone": "081234567890",
            ]
            _ = try await app.send("POST", "/v1/companies?nik=6202014501900001", firm, token: token)
            _ = try await app.send("GET", "/v1/companies?q=6202014501900001", token: token)
            _ = try await app.send(
                "POST",
                "/v1/people",
                ["login": "orang.baru", "name": "Orang Rekaan", "nip": "199001012015031001"],
                token: Person.administrator.token
            )
            #expect(log.lines.count >= 6)
            let all = log.lines.joined()
            for secret in [
                Person.password, token, Person.inspector.token, made.json.token.text, one, "rahasia-yang-salah-9182",
                "918273", "6202014501900001", "199001012015031001", "6202019001010001", "081234567890", "Rekaan",
                Person.inspector.login,
            ] {
                #expect(!secret.isEmpty && !all.contains(secret), "\(secret)")
            }
        }
    }
}

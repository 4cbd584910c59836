import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import App
@testable import Postgres

/// What OWASP's ASVS 4.0.3 asks at level 2 and a test can tell: V14.4 (headers), V13.1 and V11.1 (limits), V7.1 (logs).
@Suite("What is kept from clients, and clients from")
struct HardeningTests {
    /// Runs a test against a service of other limits, beside the one that the harness keeps.
    private func withService(
        live: Bool = false,
        log: LogCollector = LogCollector(),
        _ change: (inout PatuhService.Configuration) -> Void = { _ in },
        _ body: @escaping @Sendable (TestApp) async throws -> Void
    ) async throws {
        var configuration = PatuhService.Configuration()
        configuration.hashesCheaply = true
        configuration.port = 0
        change(&configuration)
        let changed = configuration
        try await withApp { app in
            let deployment = Deployment(url: try TestServer.shared.get().url(app.database))
            let service = try PatuhService(configuration: changed, deployment: deployment, logger: log.logger())
            do {
                try await service.application().test(live ? .live : .router) { client in
                    try await body(
                        TestApp(client: client, service: service, superuser: app.superuser, database: app.database)
                    )
                }
            } catch {
                await service.close()
                throw error
            }
            await service.close()
        }
    }

    @Test("Every answer, good or bad, says that it is not to be guessed at, framed, kept or loaded elsewhere (V14.4)")
    func headers() async throws {
        try await withService({ $0.publicURL = "https://patuh.example.go.id" }) { app in
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
        try await withService({
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
        try await withService({ $0.limits.publicRate = .init(burst: 3, perSecond: 0.001) }) { app in
            for number in 1...4 {
                let headers = ["X-Forwarded-For": "203.0.113.\(number)"]
                let answer = try await app.raw(.get, "/verify/AAAAAAAAAAAAAAAAAAAAAA", headers: headers)
                #expect(answer.status == (number <= 3 ? 404 : 429))
            }
        }
    }

    /// A connection of this machine's, as a hostile client has it.
    private struct Wire {
        let socket: Int32

        init(port: Int) throws {
            socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            let connected = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard connected == 0 else { throw TestFailure("no connection") }
            var patience = timeval(tv_sec: 0, tv_usec: 20_000)
            setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        }

        func send(_ text: String) { _ = Glibc.send(socket, text, text.utf8.count, Int32(MSG_NOSIGNAL)) }

        /// What has come within moments; nil once the other end has closed.
        func receive() -> String? {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = recv(socket, &bytes, bytes.count, 0)
            if count < 0, errno == EAGAIN || errno == EWOULDBLOCK { return "" }
            return count <= 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
        }
    }

    /// Sends pieces until the server has had enough, and gives all that it said.
    private func trickle(_ wire: Wire, _ piece: String, most: Int = 2_000) async throws -> String {
        var said = ""
        for _ in 0..<most {
            wire.send(piece)
            try await Task.sleep(for: .milliseconds(5))
            guard let more = wire.receive() else { break }
            said += more
            if said.contains("\r\n\r\n") { break }
        }
        close(wire.socket)
        return said
    }

    @Test("A head that trickles in, or none, ends the connection; a body that trickles in is answered 408 (V11.1)")
    func slow() async throws {
        try await withService(
            live: true,
            {
                $0.limits.idleSeconds = 1
                $0.limits.pace = .init(grace: .milliseconds(200), bytesPerSecond: 100_000)
            }
        ) { app in
            let port = try #require(app.client.port)
            let head = try await trickle(try Wire(port: port), "a")
            #expect(!head.contains("200 OK"))
            let body = try Wire(port: port)
            body.send(
                "POST /v1/companies HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(Person.inspector.token)\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
            )
            let said = try await trickle(body, " ")
            #expect(said.contains("408") && said.contains("body_too_slow"), "\(said)")
            #expect(try await app.get("/v1/me", as: .inspector).status == 200)
        }
    }

    @Test("A head of more than is taken is refused")
    func large() async throws {
        try await withService(live: true) { app in
            let wire = try Wire(port: try #require(app.client.port))
            wire.send("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: \(String(repeating: "x", count: 40_000))\r\n\r\n")
            let said = try await trickle(wire, "")
            #expect(!said.contains("200 OK"), "\(said.prefix(100))")
        }
    }

    @Test("No password, token, code or number of a person is in the log, at any level (V7.1)")
    func redaction() async throws {
        let log = LogCollector()
        try await withService(log: log) { app in
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

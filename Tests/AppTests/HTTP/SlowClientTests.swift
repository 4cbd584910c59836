import Foundation
import Glibc
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import App
@testable import Postgres

/// What OWASP's ASVS 4.0.3 asks at level 2 of limits (V11.1.4, V13.1): clients that stall, wherever they do.
@Suite("Clients that stall")
struct SlowClientTests {
    /// Sends pieces until the server has had enough, and gives all that it said.
    private func trickle(_ wire: HostileClient, _ piece: String, most: Int = 2_000) async throws -> String {
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
        try await withLimits(
            live: true,
            {
                $0.limits.idleSeconds = 1
                $0.limits.pace = .init(grace: .milliseconds(200), bytesPerSecond: 100_000)
            }
        ) { app in
            let port = try #require(app.client.port)
            let head = try await trickle(try HostileClient(port: port), "a")
            #expect(!head.contains("200 OK"))
            let body = try HostileClient(port: port)
            body.send(
                "POST /v1/companies HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(Person.inspector.token)\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
            )
            let said = try await trickle(body, " ")
            #expect(said.contains("408") && said.contains("body_too_slow"), "\(said)")
            #expect(try await app.get("/v1/me", as: .inspector).status == 200)
        }
    }

    @Test("What can't be read as HTTP is told why, after the answers to what came before it on the same connection")
    func unreadable() async throws {
        try await withLimits(live: true) { app in
            let port = try #require(app.client.port)
            func answer(_ request: String) throws -> String {
                let wire = try HostileClient(port: port)
                defer { close(wire.socket) }
                wire.send(request)
                var said = ""
                while let more = wire.receive() { said += more }
                return said
            }
            let long = String(repeating: "x", count: 40_000)
            let health = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
            for (request, code) in [
                ("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: \(long)\r\n\r\n", "head_too_large"),
                ("GET /healthz?x=\(long) HTTP/1.1\r\nHost: x\r\n\r\n", "head_too_large"),
                ("SELAMAT PAGI\r\n\r\n", "not_http"),
            ] {
                let alone = try answer(request)
                #expect(alone.hasPrefix("HTTP/1.1 400") && alone.contains("\r\nConnection: close\r\n"), "\(alone)")
                let parts = alone.components(separatedBy: "\r\n\r\n")
                let problem = try JSONDecoder().decode(JSON.self, from: Data((parts.last ?? "").utf8))
                #expect(parts.count == 2 && problem.code.text == code, "\(alone)")
                #expect(alone.contains("application/problem+json"), "\(alone)")
                let after = try answer(health + health + request)
                #expect(after.components(separatedBy: "HTTP/1.1 200 OK").count == 3, "\(after)")
                #expect(after.hasSuffix(parts[1]), "\(after)")
            }
        }
    }

    @Test("A body that stops coming ends the connection, and holds nobody else up")
    func stoppedBody() async throws {
        try await withLimits(live: true, { $0.limits.idleSeconds = 1 }) { app in
            let client = try HostileClient(port: try #require(app.client.port))
            client.send(
                "POST /v1/companies HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(Person.inspector.token)\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"
            )
            try await eventually { client.receive() == nil }
            close(client.socket)
            // The tests' own connection has been idle as long.
            let other = try HostileClient(port: try #require(app.client.port))
            other.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(try await trickle(other, "").contains("200 OK"))
        }
    }

    @Test("Who takes nothing of her answers loses the connection, with what still waited for her")
    func stoppedReading() async throws {
        try await withLimits(live: true, { $0.limits.stallSeconds = 1 }) { app in
            let port = try #require(app.client.port)
            let whole = try await app.raw(.get, "/openapi.json").data.count
            let count = 64
            // Takes nothing for some while, then all that comes; whether the server had enough shows in what is missing.
            func takes(after pause: Duration) async throws -> Int {
                let client = try HostileClient(port: port, buffer: 4096)
                defer { close(client.socket) }
                for _ in 0..<count { client.send("GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n") }
                try await Task.sleep(for: pause)
                var bytes = 0
                while bytes < count * whole, let more = client.receive() { bytes += more.utf8.count }
                return bytes
            }
            try await eventually { try await takes(after: .seconds(3)) < count * whole }
            #expect(try await app.get("/v1/me", as: .inspector).status == 200)
        }
    }
}

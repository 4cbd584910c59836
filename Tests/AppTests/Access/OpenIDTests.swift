import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOHTTP1
import Testing

@testable import App
@testable import Postgres

/// An OpenID provider of somebody else's making, in a process of its own: `deploy/test-provider`.
private struct Provider {
    let issuer: String
    let process: Process

    init() async throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let port = 20_000 + Int.random(in: 0..<20_000)
        process = Process()
        process.executableURL = root.appendingPathComponent(".build/test-tools/bin/python")
        process.arguments = [root.appendingPathComponent("deploy/test-provider").path, String(port)]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        issuer = "http://127.0.0.1:\(port)"
        try await eventually {
            (try? await Self.send(.GET, issuer + "/jwks").status) == .ok
        }
    }

    /// Has the tokens that follow err, or gives the provider another key.
    func err(_ kind: String) async throws {
        #expect(try await Self.send(.PUT, "\(issuer)/err/\(kind)").status == .noContent)
    }

    /// What the provider knows of somebody.
    func know(_ subject: String, _ claims: String) async throws {
        #expect(
            try await Self.send(.PUT, "\(issuer)/users/\(subject)", claims, "application/json").status == .noContent
        )
    }

    /// Signs somebody in there, as a browser would, and gives the address to which it is sent back.
    func signIn(_ subject: String, at url: String) async throws -> URLComponents {
        let answer = try await Self.send(.POST, url, "sub=\(subject)", "application/x-www-form-urlencoded")
        return try #require(answer.headers.first(name: "Location").flatMap { URLComponents(string: $0) })
    }

    private static func send(
        _ method: HTTPMethod,
        _ url: String,
        _ body: String? = nil,
        _ type: String = ""
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url)
        request.method = method
        if let body {
            request.headers.add(name: "Content-Type", value: type)
            request.body = .bytes(ByteBuffer(string: body))
        }
        return try await follower.execute(request, timeout: .seconds(20))
    }

    /// Follows no redirect.
    private static let follower = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: .init(redirectConfiguration: .disallow)
    )
}

@Suite("Signing in by an OpenID provider")
struct OpenIDTests {
    private func withProvider(
        _ body: @escaping @Sendable (TestApp, Provider) async throws -> Void
    ) async throws {
        let provider = try await Provider()
        defer { provider.process.terminate() }
        try await withApp { app in
            var configuration = PatuhService.Configuration()
            configuration.hashesCheaply = true
            configuration.openID = .init(issuer: provider.issuer, clientID: "patuh", clientSecret: "rahasia-uji")
            let deployment = Deployment(url: try TestServer.shared.get().url(app.database))
            let service = try PatuhService(
                configuration: configuration,
                deployment: deployment,
                logger: TestDatabases.logger
            )
            do {
                try await service.application().test(.router) { client in
                    try await body(
                        TestApp(client: client, service: service, superuser: app.superuser, database: app.database),
                        provider
                    )
                }
            } catch {
                await service.close()
                throw error
            }
            await service.close()
        }
    }

    /// Goes to the provider and back, and gives the way back.
    private func visit(_ app: TestApp, _ provider: Provider, _ subject: String) async throws -> String {
        let start = try await app.raw(.get, "/v1/oidc/start")
        #expect(start.status == 303, "\(start.text)")
        let url = try #require(start.header("Location"))
        #expect(url.hasPrefix(provider.issuer + "/oauth2/authorize?") && url.contains("code_challenge_method=S256"))
        let back = try await provider.signIn(subject, at: url)
        #expect(back.path == "/v1/oidc/callback")
        return "\(back.path)?\(back.percentEncodedQuery ?? "")"
    }

    private func link(_ app: TestApp, _ provider: Provider, _ subject: String, _ person: Person) async throws {
        try await app.done(
            .post,
            "/v1/people/\(try await app.id(of: person))/identities",
            ["issuer": .string(provider.issuer), "subject": .string(subject)],
            as: .administrator
        )
    }

    @Test("Whoever is linked signs in there and works here; the way back leads here once")
    func linked() async throws {
        try await withProvider { app, provider in
            try await link(app, provider, "sub-1", .inspector)
            let back = try await visit(app, provider, "sub-1")
            let session = try await app.raw(.get, back)
            #expect(
                session.status == 201 && session.json.person.login.text == Person.inspector.login,
                "\(session.text)"
            )
            let token = session.json.token.text
            #expect(try await app.send("GET", "/v1/companies", token: token).json.items.list.count == 5)
            let sessions = try await app.send("GET", "/v1/sessions", token: token).json.items.list
            #expect(sessions.contains { $0.method.text == "oidc" && $0.current.isTrue })
            // The state is used up; and the code too, should somebody begin an attempt of her own with it.
            #expect(try await app.value("SELECT count(*) FROM oidc_attempt") as Int == 0)
            #expect(try await app.raw(.get, back).code == "identity_refused")
            let own = try await visit(app, provider, "sub-1")
            let code = try #require(URLComponents(string: back)?.queryItems?.first { $0.name == "code" }?.value)
            let state = try #require(URLComponents(string: own)?.queryItems?.first { $0.name == "state" }?.value)
            #expect(try await app.raw(.get, "/v1/oidc/callback?code=\(code)&state=\(state)").code == "identity_refused")
        }
    }

    @Test(
        "A token of another nonce, audience, party, issuer, time or key, or without a signature of its own, opens nothing",
        arguments: ["nonce", "audience", "party", "issuer", "expired", "signature", "unsigned", "confused"]
    )
    func wrong(kind: String) async throws {
        try await withProvider { app, provider in
            try await link(app, provider, "sub-1", .inspector)
            try await provider.err(kind)
            let refused = try await app.raw(.get, try await visit(app, provider, "sub-1"))
            #expect(refused.status == 401 && refused.code == "identity_refused", "\(refused.text)")
            try await provider.err("none")
            #expect(try await app.raw(.get, try await visit(app, provider, "sub-1")).status == 201)
        }
    }

    @Test("A code that somebody else's attempt was given, or an old or made-up state, opens nothing")
    func mixedUp() async throws {
        try await withProvider { app, provider in
            try await link(app, provider, "sub-1", .inspector)
            func part(_ url: String, _ name: String) throws -> String {
                try #require(URLComponents(string: url)?.queryItems?.first { $0.name == name }?.value)
            }
            let one = try await visit(app, provider, "sub-1")
            let other = try await visit(app, provider, "sub-1")
            // The verifier of the other attempt is not that of this code.
            let mixed = "/v1/oidc/callback?code=\(try part(one, "code"))&state=\(try part(other, "state"))"
            #expect(try await app.raw(.get, mixed).code == "identity_refused")
            #expect(try await app.raw(.get, "/v1/oidc/callback?code=x&state=x").code == "identity_refused")
            #expect(try await app.raw(.get, "/v1/oidc/callback?error=access_denied").code == "identity_refused")
            let stateless = "/v1/oidc/callback?code=\(try part(try await visit(app, provider, "sub-1"), "code"))"
            #expect(try await app.raw(.get, stateless).code == "identity_refused")
            try await app.change("UPDATE oidc_attempt SET begun_at = now() - interval '11 minutes'")
            #expect(try await app.raw(.get, one).code == "identity_refused")
        }
    }

    @Test("A code that was asked for without a challenge, or with somebody else's, is worth nothing here")
    func challenge() async throws {
        try await withProvider { app, provider in
            try await link(app, provider, "sub-1", .inspector)
            for challenge in [nil, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"] {
                let start = try #require(try await app.raw(.get, "/v1/oidc/start").header("Location"))
                var url = try #require(URLComponents(string: start))
                let own = try #require(url.queryItems?.first { $0.name == "code_challenge" }?.value)
                #expect(own.count == 43)
                url.queryItems = url.queryItems?.compactMap { item in
                    guard item.name == "code_challenge" else { return item }
                    return challenge.map { URLQueryItem(name: item.name, value: $0) }
                }
                let back = try await provider.signIn("sub-1", at: try #require(url.string))
                let refused = try await app.raw(.get, "\(back.path)?\(back.percentEncodedQuery ?? "")")
                #expect(refused.code == "identity_refused", "\(refused.text)")
            }
        }
    }

    @Test("A provider that changes its key is followed")
    func rotated() async throws {
        try await withProvider { app, provider in
            try await link(app, provider, "sub-1", .inspector)
            #expect(try await app.raw(.get, try await visit(app, provider, "sub-1")).status == 201)
            try await provider.err("rotate")
            try await eventually {
                let back = try await visit(app, provider, "sub-1")
                return try await app.raw(.get, back).status == 201
            }
        }
    }

    @Test("Nobody is made of an identity; a verified address links once, one that nobody vouches for never")
    func email() async throws {
        try await withProvider { app, provider in
            try await app.change("UPDATE person SET email = 'uji@contoh.go.id' WHERE login = 'uji.inspector'")
            let people: Int = try await app.value("SELECT count(*) FROM person")
            try await provider.know("sub-2", #"{"email": "uji@contoh.go.id", "email_verified": false}"#)
            #expect(try await app.raw(.get, try await visit(app, provider, "sub-2")).code == "identity_unknown")
            try await provider.know("sub-3", #"{"email": "Uji@contoh.go.id", "email_verified": true}"#)
            #expect(try await app.raw(.get, try await visit(app, provider, "sub-3")).status == 201)
            // Whoever has that address now is somebody else.
            try await provider.know("sub-4", #"{"email": "uji@contoh.go.id", "email_verified": true}"#)
            #expect(try await app.raw(.get, try await visit(app, provider, "sub-4")).code == "identity_unknown")
            #expect(try await app.value("SELECT count(*) FROM person") == people)
        }
    }

    @Test("Where a role needs a second factor, the provider must have asked for one")
    func secondFactor() async throws {
        try await withProvider { app, provider in
            try await link(app, provider, "sub-1", .inspector)
            try await app.change(
                "INSERT INTO access_rule (key, effective_from, value, basis) VALUES ('second_factor.inspector', '2020-01-01', 1, 'x')"
            )
            #expect(try await app.raw(.get, try await visit(app, provider, "sub-1")).code == "second_factor_missing")
            try await provider.know("sub-1", #"{"amr": ["pwd", "otp"]}"#)
            #expect(try await app.raw(.get, try await visit(app, provider, "sub-1")).status == 201)
        }
    }

    @Test("Without a provider the paths say so, and only administrators link, never themselves")
    func without() async throws {
        try await withSharedApp { app in
            #expect(try await app.raw(.get, "/v1/oidc/start").code == "no_provider")
            #expect(try await app.raw(.get, "/v1/oidc/callback?code=x&state=x").code == "no_provider")
            let body: JSON = ["issuer": "https://x.example", "subject": "x"]
            let path = "/v1/people/\(try await app.id(of: .inspector))/identities"
            #expect(try await app.post(path, body, as: .officeHead).status == 403)
            let own = "/v1/people/\(try await app.id(of: .administrator))/identities"
            #expect(try await app.post(own, body, as: .administrator).status == 403)
        }
    }
}

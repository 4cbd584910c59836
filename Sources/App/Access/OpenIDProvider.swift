import AsyncHTTPClient
import Domain
import Foundation
import HTTPTypes
import JWTKit
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import Synchronization

/// Somebody else's sign-in: an OpenID provider, found by discovery (OpenID Connect Discovery 1.0), asked by the
/// authorization code flow with PKCE (OpenID Connect Core 1.0 § 3.1, RFC 7636).
final class OpenIDProvider: Sendable {
    /// How the service is known to the provider.
    struct Registration: Sendable {
        /// The provider, exactly as it writes itself in its tokens.
        var issuer: String
        /// The service's name there.
        var clientID: String
        /// The service's secret there; `nil` for a public client, which PKCE alone guards.
        var clientSecret: String?
        /// Where the provider sends people back to.
        var redirectURI: String
    }

    /// What discovery tells.
    private struct Discovered: Codable, Sendable {
        var issuer: String
        var authorizationEndpoint: String
        var tokenEndpoint: String
        var jwksUri: String
    }

    private struct Known: Sendable {
        let discovered: Discovered
        let keys: JWTKeyCollection
        let at: ContinuousClock.Instant
    }

    let registration: Registration
    private let known = Mutex<Known?>(nil)

    /// How long discovery and keys are believed without another look.
    private static let lifetime = Duration.seconds(3600)
    /// How soon keys are asked for again because a token bears one that is not known.
    private static let patience = Duration.seconds(1)
    private static let mostBytes = 1 << 20

    init(_ registration: Registration) { self.registration = registration }

    /// Where somebody is sent to sign in.
    func authorizationURL(for attempt: OpenIDAttempt) async throws -> String {
        let provider = try await provider()
        guard var url = URLComponents(string: provider.discovered.authorizationEndpoint) else {
            throw Problem.noProvider
        }
        url.queryItems =
            (url.queryItems ?? []) + [
                .init(name: "response_type", value: "code"), .init(name: "client_id", value: registration.clientID),
                .init(name: "redirect_uri", value: registration.redirectURI),
                .init(name: "scope", value: "openid email"), .init(name: "state", value: attempt.state),
                .init(name: "nonce", value: attempt.nonce), .init(name: "code_challenge", value: attempt.challenge),
                .init(name: "code_challenge_method", value: "S256"),
            ]
        guard let text = url.string else { throw Problem.noProvider }
        return text
    }

    /// Who somebody is by a code that the provider gave.
    ///
    /// - Throws: ``Problem/identityRefused`` for a code or token that proves nothing; ``Problem/noProvider`` where the
    ///   provider can't be reached.
    func identity(by code: String, nonce: String, verifier: String) async throws -> OpenIDToken {
        let provider = try await provider()
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", registration.redirectURI),
            ("code_verifier", verifier), ("client_id", registration.clientID),
        ]
        if let secret = registration.clientSecret { form.append(("client_secret", secret)) }
        var request = HTTPClientRequest(url: provider.discovered.tokenEndpoint)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "Accept", value: "application/json")
        request.body = .bytes(ByteBuffer(string: form.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")))
        struct Answer: Codable { var idToken: String }
        let answer: Answer
        do {
            answer = try await read(request)
        } catch Failure.refused {
            throw Problem.identityRefused
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem.noProvider
        }
        let token = try await verify(answer.idToken, provider)
        guard token.isFor(registration, nonce: nonce) else { throw Problem.identityRefused }
        return token
    }

    /// Verifies signature and time; a key that is not known is looked for once more, for providers change theirs.
    private func verify(_ text: String, _ provider: Known) async throws -> OpenIDToken {
        do {
            return try await provider.keys.verify(text, as: OpenIDToken.self)
        } catch {
            guard ContinuousClock.now - provider.at > Self.patience else { throw Problem.identityRefused }
            let latest = try await discover()
            do {
                return try await latest.keys.verify(text, as: OpenIDToken.self)
            } catch { throw Problem.identityRefused }
        }
    }

    private func provider() async throws -> Known {
        if let known = known.withLock({ $0 }), ContinuousClock.now - known.at < Self.lifetime { return known }
        return try await discover()
    }

    private func discover() async throws -> Known {
        do {
            let discovered: Discovered = try await read(
                HTTPClientRequest(url: registration.issuer + "/.well-known/openid-configuration")
            )
            // Discovery 1.0 § 4.3: what it says of itself must be whom we asked.
            guard discovered.issuer == registration.issuer else { throw Problem.noProvider }
            let keys = try await Self.keys(in: try await bytes(HTTPClientRequest(url: discovered.jwksUri)))
            let found = Known(discovered: discovered, keys: keys, at: .now)
            known.withLock { $0 = found }
            return found
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem.noProvider
        }
    }

    /// The keys of a set that can verify a signature. Sets hold others too, of kinds that nobody has to know (RFC 7517
    /// § 5).
    private static func keys(in set: Data) async throws -> JWTKeyCollection {
        let object = try JSONSerialization.jsonObject(with: set) as? [String: Any]
        let keys = JWTKeyCollection()
        for key in object?["keys"] as? [[String: Any]] ?? [] where key["use"] as? String != "enc" {
            guard let data = try? JSONSerialization.data(withJSONObject: key),
                let key = try? JSONDecoder().decode(JWK.self, from: data)
            else { continue }
            _ = try? await keys.add(jwk: key)
        }
        return keys
    }

    // MARK: Asking

    private enum Failure: Error { case refused }

    private func read<Value: Decodable>(_ request: HTTPClientRequest) async throws -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Value.self, from: try await bytes(request))
    }

    private func bytes(_ request: HTTPClientRequest) async throws -> Data {
        let response: HTTPClientResponse
        do {
            response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        } catch { throw Problem.noProvider }
        let body = try await response.body.collect(upTo: Self.mostBytes)
        guard response.status == .ok else {
            if (400..<500).contains(response.status.code) { throw Failure.refused }
            throw Problem.noProvider
        }
        return Data(buffer: body)
    }

    private static func escaped(_ text: String) -> String {
        var unreserved = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7F}"))
        unreserved.insert(charactersIn: "-._~")
        return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }
}

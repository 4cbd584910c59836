import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Signing in by an OpenID provider: there and back, and whose identity is whose.
///
/// No cookie binds an attempt to a browser, and none has to: the session goes to whoever brings the code back, in the
/// answer alone, so that luring somebody else back with one's own code signs nobody in as anybody.
struct OpenIDRoutes: Sendable {
    let provider: OpenIDProvider?
    let store: Store
    let authenticator: Authenticator

    func add(to routes: inout Routes) {
        routes.open(.get, "/v1/oidc/start", start)
        routes.open(.get, "/v1/oidc/callback", callback)
        routes.post("/v1/people/{id}/identities", link)
    }

    private func configured() throws -> OpenIDProvider {
        guard let provider else {
            throw Problem(
                status: .notFound,
                code: "no_provider",
                title: Words(id: "Tidak ada layanan masuk bersama", en: "No shared sign-in"),
                detail: Words(
                    id: "Server ini tidak terhubung ke layanan masuk bersama; masuk dengan kata sandi.",
                    en: "This server knows no shared sign-in; sign in with a password."
                )
            )
        }
        return provider
    }

    /// `GET /v1/oidc/start`: leads to the provider that the server was told of, and nowhere else.
    @Sendable func start(_ call: OpenCall) async throws -> Reply {
        let provider = try configured()
        let attempt = OpenIDAttempt()
        let url = try await provider.authorizationURL(for: attempt)
        _ = try await store.pool.query(
            "SELECT begin_oidc(\(attempt.state), \(attempt.nonce), \(attempt.verifier))"
        )
        return Reply(status: .seeOther, headers: [.location: url])
    }

    /// `GET /v1/oidc/callback`
    @Sendable func callback(_ call: OpenCall) async throws -> Reply {
        let provider = try configured()
        guard let state = call.query["state"], let code = call.query["code"], call.query["error"] == nil else {
            throw Problem.identityRefused
        }
        // Taken once, whatever comes of it.
        let rows = try await store.pool.query("SELECT nonce, verifier FROM take_oidc(\(state))")
        guard let row = rows.first else { throw Problem.identityRefused }
        let (nonce, verifier): (String, String) = try row.decode()
        let token = try await provider.identity(by: code, nonce: nonce, verifier: verifier)
        let secret = SessionSecret.make()
        let opened = try await store.pool.pipeline([
            call.origin.told,
            """
            SELECT outcome, expires_at FROM open_session_by_identity(\(token.issuer), \(token.subject),
                \(token.verifiedEmail), \(token.hasSecondFactor), \(call.address), \(call.device), \(secret.digest),
                \(SignIn.lifetime)::text::interval)
            """,
        ])[1].single()
        let (outcome, expiry): (String, Date?) = try opened.decode()
        guard outcome == "opened", let expiry else { throw Self.problem(outcome) }
        let signedIn = try await authenticator.resolve(secret, from: call.address)
        return try .json(
            Wire.Session(token: secret.text, expiresAt: expiry.wire, person: signedIn.reference),
            status: .created
        )
    }

    /// `POST /v1/people/{id}/identities`
    @Sendable func link(_ call: Call) async throws -> Reply {
        _ = try call.permit(.administerUsers)
        try call.permitPerson()
        let id = try call.id(of: Person.self)
        let request: Wire.IdentityRequest = try call.read()
        return try await store.once(call) { tx in
            guard try await !tx.query("SELECT FROM person WHERE id = \(id)").isEmpty else {
                throw Problem.notFound(id: "orang", en: "person")
            }
            guard id != call.actor.person else {
                throw Problem.forbidden(
                    Words(
                        id: "Identitas Anda sendiri dihubungkan oleh administrator lain.",
                        en: "Your own identity is linked by another administrator."
                    )
                )
            }
            _ = try await tx.execute(
                """
                INSERT INTO person_identity (issuer, subject, person_id, linked_by)
                VALUES (\(request.issuer), \(request.subject), \(id), \(call.signedIn.personID))
                """
            )
            return try .json(
                Wire.Identity(issuer: request.issuer, subject: request.subject, personId: id.text),
                status: .created
            )
        }
    }

    private static func problem(_ outcome: String) -> Problem {
        switch outcome {
        case "second_factor":
            Problem(
                status: .forbidden,
                code: "second_factor_missing",
                title: Words(id: "Faktor kedua diperlukan", en: "A second factor is needed"),
                detail: Words(
                    id: "Jabatan Anda mewajibkan faktor kedua, dan layanan masuk bersama tidak memintanya.",
                    en: "Your post asks for a second factor, and the shared sign-in did not."
                )
            )
        default:
            Problem(
                status: .forbidden,
                code: "identity_unknown",
                title: Words(id: "Belum dihubungkan", en: "Not linked"),
                detail: Words(
                    id: "Identitas itu belum dihubungkan dengan pengguna Patuh. Hubungi administrator.",
                    en: "That identity is not linked to a user of Patuh. Ask an administrator."
                )
            )
        }
    }
}

import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Opens and closes sessions.
///
/// The service derives the key, the database compares it and opens the session: nothing short of the password does,
/// whatever SQL the service might be made to run.
struct SignIn: Sendable {
    let pool: Pool
    let passwords: PasswordHasher
    let authenticator: Authenticator

    /// A working day with room for evening work.
    static let lifetime = "12 hours"

    func add(to routes: inout Routes) {
        routes.open(.post, "/v1/sessions", signIn)
        routes.delete("/v1/sessions/current", signOut)
    }

    /// `POST /v1/sessions`
    @Sendable func signIn(_ call: OpenCall) async throws -> Reply {
        let request: Wire.SessionRequest = try call.read()
        let (secret, expiry) = try await open(login: request.login, password: request.password)
        let signedIn = try await authenticator.resolve(secret)
        return try .json(
            Wire.Session(token: secret.text, expiresAt: expiry.wire, person: signedIn.reference),
            status: .created
        )
    }

    /// Opens a session for a login and its password.
    ///
    /// - Throws: `wrong_credentials`, the same for an unknown login; `too_many_attempts` with the seconds to wait.
    func open(login: String, password: String) async throws -> (SessionSecret, Date) {
        let login = login.lowercased()
        let challenge = try await pool.query(
            "SELECT phc, retry_after_seconds FROM sign_in_challenge(\(login), \(passwords.cost.phc))"
        )
        guard let row = challenge.first else { throw Problem.internal }
        let (phc, wait): (String, Int) = try row.decode()
        guard wait == 0 else { throw Problem.tooManyAttempts(wait: wait) }
        let key = try await passwords.key(of: password, phc: phc)
        let secret = SessionSecret.make()
        let opened = try await pool.query(
            "SELECT open_session(\(login), \(key), \(secret.digest), \(Self.lifetime)::interval)"
        )
        guard let expiry = try opened.first?.column(0, as: Date?.self) else { throw Problem.wrongCredentials }
        return (secret, expiry)
    }

    /// `DELETE /v1/sessions/current`
    @Sendable func signOut(_ call: Call) async throws -> Reply {
        _ = try await pool.pipeline([call.signedIn.secret.presented, "SELECT close_session()"])
        authenticator.forget(call.signedIn.secret)
        return Reply(status: .noContent)
    }
}

extension OpenCall {
    /// The body as one of the contract's types.
    func read<Body: Codable>(_ type: Body.Type = Body.self) throws -> Body {
        try Problem.reading { () throws(Wire.BodyFailure) in try Wire.read(type, from: body) }
    }
}

extension Problem {
    /// Login and password don't belong together.
    static let wrongCredentials = Problem(
        status: .unauthorized,
        code: "wrong_credentials",
        title: Words(id: "Gagal masuk", en: "Sign-in failed"),
        detail: Words(id: "Nama pengguna atau kata sandi salah.", en: "The login or the password is wrong.")
    )

    /// Too many failures; nothing is even hashed until the time is over.
    static func tooManyAttempts(wait: Int) -> Problem {
        Problem(
            status: .tooManyRequests,
            code: "too_many_attempts",
            title: Words(id: "Terlalu banyak percobaan", en: "Too many attempts"),
            detail: Words(
                id: "Tunggu \(wait) detik sebelum mencoba lagi.",
                en: "Wait \(wait) seconds before the next try."
            ),
            retryAfter: wait
        )
    }

    /// Turns what is wrong with a body into a problem.
    static func reading<Body>(_ body: () throws(Wire.BodyFailure) -> Body) throws -> Body {
        do {
            return try body()
        } catch .malformed(let words) {
            throw Problem.malformed("malformed_body", id: words.id, en: words.en)
        } catch .fields(let faults) {
            throw Problem.invalid(
                faults.map {
                    .init(field: $0.field, code: $0.code, detail: $0.detail, remedy: $0.remedy)
                }
            )
        }
    }
}

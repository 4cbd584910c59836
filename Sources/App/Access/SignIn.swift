import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Opens and closes sessions.
///
/// The service derives the key, the database compares it and opens the session: nothing short of the password, and of
/// the second factor where there is one, does, whatever SQL the service might be made to run.
struct SignIn: Sendable {
    let proof: PasswordProof
    let authenticator: Authenticator

    private var pool: Pool { proof.pool }

    /// The longest that a session may be asked to last; the rules of access set less.
    static let lifetime = "24 hours"

    func add(to routes: inout Routes) {
        routes.open(.post, "/v1/sessions", signIn)
        routes.delete("/v1/sessions/current", signOut)
    }

    /// `POST /v1/sessions`
    @Sendable func signIn(_ call: OpenCall) async throws -> Reply {
        let (secret, expiry) = try await open(try call.read(), from: call.address, by: call.device, origin: call.origin)
        let signedIn = try await authenticator.resolve(secret, from: call.address)
        return try .json(
            Wire.Session(token: secret.text, expiresAt: expiry.wire, person: signedIn.reference),
            status: .created
        )
    }

    /// Opens a session for a login and its password.
    ///
    /// - Throws: `wrong_credentials`, the same for an unknown login; `too_many_attempts` with the seconds to wait; what
    ///   is missing, where the password is right and not enough.
    func open(
        _ request: Wire.SessionRequest,
        from address: String,
        by device: String?,
        origin: RequestOrigin = .inside
    ) async throws -> (SessionSecret, Date) {
        let login = request.login.lowercased()
        if let password = request.newPassword {
            try PasswordRule.standard.check(password, at: "new_password", login: login)
        }
        let key = try await proof.key(login: login, password: request.password, from: address)
        let new: (phc: String, key: [UInt8])?
        if let password = request.newPassword { new = try await proof.newKey(of: password) } else { new = nil }
        let secret = SessionSecret.make()
        let opened = try await pool.pipeline([
            origin.told,
            """
            SELECT outcome, expires_at FROM open_session(\(login), \(address), \(device), \(key),
                \(request.code.map(SecondFactor.plain)), \(new?.phc), \(new?.key), \(secret.digest),
                \(Self.lifetime)::text::interval)
            """,
        ])[1]
        let (outcome, expiry): (String, Date?) = try opened.single().decode()
        if let problem = Problem(signInOutcome: outcome) { throw problem }
        guard let expiry else { throw Problem.internal }
        proof.succeeded(login: login, from: address)
        return (secret, expiry)
    }

    /// `DELETE /v1/sessions/current`
    @Sendable func signOut(_ call: Call) async throws -> Reply {
        let entry = call.auditEntry(WriteSubject(call, subject: call.signedIn.sessionID))
        _ = try await pool.pipeline([call.signedIn.secret.named, entry, "SELECT close_session()"])
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

    /// What keeps whoever knows a password, or does not, from going on; `nil` where nothing does.
    init?(signInOutcome outcome: String) {
        switch outcome {
        case "opened", "begun", "confirmed", "changed": return nil
        case "code_required":
            self.init(
                status: .unauthorized,
                code: "second_factor_required",
                title: Words(id: "Kode diperlukan", en: "A code is needed"),
                detail: Words(
                    id: "Kirim lagi dengan code: kode dari aplikasi autentikator, atau kode pemulihan.",
                    en: "Send the same again with code: what the authenticator shows, or a recovery code."
                )
            )
        case "wrong_code":
            self.init(
                status: .unauthorized,
                code: "wrong_code",
                title: Words(id: "Kode salah", en: "Wrong code"),
                detail: Words(
                    id: "Kode salah atau sudah dipakai. Tunggu kode berikutnya; periksa jam ponsel Anda.",
                    en: "The code is wrong or was used already. Wait for the next one; check the clock of your phone."
                )
            )
        case "change_required":
            self.init(
                status: .forbidden,
                code: "password_change_required",
                title: Words(id: "Kata sandi harus diganti", en: "The password must be changed"),
                detail: Words(
                    id: "Kata sandi ini hanya sekali pakai. Kirim lagi dengan new_password.",
                    en: "This password serves once. Send the same again with new_password."
                )
            )
        case "enrolment_required":
            self.init(
                status: .forbidden,
                code: "second_factor_enrolment_required",
                title: Words(id: "Faktor kedua diperlukan", en: "A second factor is needed"),
                detail: Words(
                    id: "Jabatan Anda mewajibkan faktor kedua. Daftarkan dahulu: `patuh second-factor enrol`.",
                    en: "Your post asks for a second factor. Enrol one first: `patuh second-factor enrol`."
                )
            )
        case "not_begun":
            self = .conflict(
                "enrolment_not_begun",
                id: "Belum ada pendaftaran faktor kedua yang menunggu; mulai dengan POST /v1/second-factor.",
                en: "No enrolment of a second factor waits; begin with POST /v1/second-factor."
            )
        default: self = .wrongCredentials
        }
    }

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

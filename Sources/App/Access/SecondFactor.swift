import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Postgres

/// A second factor: codes of an authenticator (TOTP, RFC 6238: SHA-1, six digits, thirty seconds), which the database
/// checks, and ten recovery codes.
struct SecondFactor: Sendable {
    let proof: PasswordProof
    let store: Store
    let authenticator: Authenticator

    private static let recoveryCodes = 10

    func add(to routes: inout Routes) {
        routes.get("/v1/me/second-factor", show)
        routes.open(.post, "/v1/second-factor", begin)
        routes.open(.put, "/v1/second-factor", confirm)
        routes.post("/v1/people/{id}/second-factor/removal", remove)
    }

    /// `GET /v1/me/second-factor`
    @Sendable func show(_ call: Call) async throws -> Reply {
        let row = try await store.read(as: call.signedIn, "SELECT * FROM own_second_factor()").single()
        return try .json(
            Wire.SecondFactor(
                confirmedAt: try row.column("confirmed_at", as: Date?.self)?.wire,
                codesLeft: try row.column("codes_left"),
                demanded: try row.column("demanded")
            )
        )
    }

    /// `POST /v1/second-factor`: by password, and by a code of the factor that is to be replaced.
    @Sendable func begin(_ call: OpenCall) async throws -> Reply {
        let request: Wire.SecondFactorRequest = try call.read()
        let login = request.login.lowercased()
        let key = try await proof.key(login: login, password: request.password, from: call.address)
        let row = try await proof.pool.pipeline([
            call.origin.told,
            """
            SELECT outcome, secret
            FROM begin_second_factor(\(login), \(call.address), \(key), \(request.code.map(Self.plain)))
            """,
        ])[1].single()
        let (outcome, secret): (String, [UInt8]?) = try row.decode()
        if let problem = Problem(signInOutcome: outcome) { throw problem }
        guard let secret else { throw Problem.internal }
        let text = Self.base32(secret)
        let uri = "otpauth://totp/Patuh:\(login)?secret=\(text)&issuer=Patuh"
        return try .json(
            Wire.SecondFactorEnrolment(secret: text, uri: uri, qr: QRCode.svg(uri) ?? ""),
            status: .created
        )
    }

    /// `PUT /v1/second-factor`
    @Sendable func confirm(_ call: OpenCall) async throws -> Reply {
        let request: Wire.SecondFactorConfirmationRequest = try call.read()
        let login = request.login.lowercased()
        let key = try await proof.key(login: login, password: request.password, from: call.address)
        // More than 112 bits each, so that a plain digest keeps them (ASVS V2.6.2).
        let codes = (0..<Self.recoveryCodes).map { _ in RandomText.groups(of: 4, count: 6) }
        let digests = codes.map { Array(SHA256.hash(data: Data(Self.plain($0).utf8))) }
        let outcome = try await proof.pool.pipeline([
            call.origin.told,
            """
            SELECT confirm_second_factor(\(login), \(call.address), \(key), \(Self.plain(request.code)),
                \(digests))
            """,
        ])[1].single().column(0, as: String.self)
        if let problem = Problem(signInOutcome: outcome) { throw problem }
        return try .json(Wire.RecoveryCodes(codes: codes))
    }

    /// `POST /v1/people/{id}/second-factor/removal`: of somebody who lost hers; she is told, and everything that she has
    /// open ends.
    @Sendable func remove(_ call: Call) async throws -> Reply {
        _ = try call.permit(.administerUsers)
        try call.permitPerson()
        let id = try call.id(of: Person.self)
        let request: Wire.SecondFactorRemovalRequest = try call.read()
        let outcome = try await store.write(as: call.signedIn) { tx in
            let outcome = try await tx.query("SELECT remove_second_factor(\(id), \(request.reason))")
                .single().column(0, as: String?.self)
            if outcome == "removed" { _ = try await tx.execute(call.auditEntry) }
            return outcome
        }
        switch outcome {
        case "removed":
            authenticator.forgetAll()
            return Reply(status: .noContent)
        case nil:
            throw Problem.forbidden(
                Words(
                    id: "Faktor kedua Anda sendiri diganti dengan `patuh second-factor enrol`.",
                    en: "Your own second factor is replaced by `patuh second-factor enrol`."
                )
            )
        default: throw Problem.notFound(id: "faktor kedua", en: "second factor")
        }
    }

    /// A code as it is compared: however it was typed.
    static func plain(_ code: String) -> String {
        code.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// Base 32 without padding (RFC 4648 § 6), of a length that needs none.
    static func base32(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = bytes.flatMap { byte in (0..<8).map { Int(byte >> (7 - $0)) & 1 } }
        return String(
            stride(from: 0, to: bits.count - bits.count % 5, by: 5).map { start in
                alphabet[bits[start..<start + 5].reduce(0) { $0 << 1 | $1 }]
            }
        )
    }
}

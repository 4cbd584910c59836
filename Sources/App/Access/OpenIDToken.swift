import Domain
import HTTPTypes
import JWTKit

/// What a provider says of a person (OpenID Connect Core 1.0 § 2).
struct OpenIDToken: JWTPayload {
    var iss: IssuerClaim
    var sub: SubjectClaim
    var aud: AudienceClaim
    var exp: ExpirationClaim
    var nonce: String?
    var azp: String?
    var email: String?
    var emailVerified: Bool?
    /// How the person was recognised (RFC 8176).
    var amr: [String]?

    enum CodingKeys: String, CodingKey {
        case iss, sub, aud, exp, nonce, azp, email, amr
        case emailVerified = "email_verified"
    }

    func verify(using algorithm: some JWTAlgorithm) async throws { try exp.verifyNotExpired() }

    /// The provider, as it writes itself.
    var issuer: String { iss.value }

    /// The person's name there.
    var subject: String { sub.value }

    /// Whether it was made for this service and this attempt.
    func isFor(_ registration: OpenIDProvider.Registration, nonce expected: String) -> Bool {
        iss.value == registration.issuer && nonce == expected && aud.value.contains(registration.clientID)
            && (aud.value.count == 1 ? azp == nil || azp == registration.clientID : azp == registration.clientID)
    }

    /// Whether more than one thing was asked of the person.
    var hasSecondFactor: Bool { !Set(amr ?? []).isDisjoint(with: ["mfa", "otp", "hwk"]) }

    /// The address, where the provider vouches for it.
    var verifiedEmail: String? { emailVerified == true ? email?.lowercased() : nil }
}

extension Problem {
    /// The provider can't be reached, or is not whom it should be.
    static let noProvider = Problem(
        status: .serviceUnavailable,
        code: "provider_unavailable",
        title: Words(id: "Penyedia masuk tidak terjangkau", en: "The sign-in provider can't be reached"),
        detail: Words(
            id: "Layanan masuk bersama tidak menjawab sebagaimana mestinya. Coba lagi, atau masuk dengan kata sandi.",
            en: "The shared sign-in does not answer as it should. Try again, or sign in with a password."
        ),
        retryAfter: 10
    )

    /// What came back proves nothing; which part of it, is not told.
    static let identityRefused = Problem(
        status: .unauthorized,
        code: "identity_refused",
        title: Words(id: "Gagal masuk", en: "Sign-in failed"),
        detail: Words(
            id: "Bukti dari layanan masuk bersama tidak berlaku. Mulai lagi.",
            en: "What the shared sign-in gave proves nothing. Begin again."
        )
    )
}

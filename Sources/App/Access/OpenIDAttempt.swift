import Crypto
import Foundation

/// One way to the provider and back: what must come back with the person, and what is told to nobody meanwhile.
struct OpenIDAttempt: Sendable {
    let state: String
    let nonce: String
    /// What the code is worth nothing without (RFC 7636 § 4.1).
    let verifier: String

    init() {
        state = Self.random()
        nonce = Self.random()
        verifier = Self.random()
    }

    /// What the provider is told of the verifier (RFC 7636 § 4.2).
    var challenge: String { Self.base64(Data(SHA256.hash(data: Data(verifier.utf8)))) }

    private static func random() -> String { base64(SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }) }

    private static func base64(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

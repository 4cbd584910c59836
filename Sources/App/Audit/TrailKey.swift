import Crypto
import Domain
import Foundation
import Glibc

/// The Ed25519 key (RFC 8032) that signs heads and archives. It lies in a file that only the service's user reads; all
/// servers that share a database share it.
struct TrailKey: Sendable {
    let publicKey: [UInt8]
    private let seed: [UInt8]

    /// Reads the key of a file, or makes one where there is none; the public key is written beside it.
    ///
    /// - Throws: ``JobFailure/keyUnreadable`` where there is something else, or nothing can be written.
    init(file: String) throws {
        let url = URL(fileURLWithPath: file)
        if !FileManager.default.fileExists(atPath: file) { try Self.make(url) }
        guard let text = try? String(contentsOf: url, encoding: .utf8),
            let data = Data(base64Encoded: text.trimmingCharacters(in: .whitespacesAndNewlines)),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: data)
        else { throw JobFailure.keyUnreadable }
        seed = Array(data)
        publicKey = Array(key.publicKey.rawRepresentation)
        let beside = url.appendingPathExtension("pub")
        if !FileManager.default.fileExists(atPath: beside.path) {
            try? Data(Self.pem(publicKey).utf8).write(to: beside)
        }
    }

    /// Of two servers that begin together one makes the key, and the other finds it.
    private static func make(_ url: URL) throws {
        try? FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let text = Curve25519.Signing.PrivateKey().rawRepresentation.base64EncodedString() + "\n"
        let whole = url.path + ".\(UUID().uuidString)"
        let descriptor = open(whole, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw JobFailure.keyUnreadable }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        defer { unlink(whole) }
        try handle.write(contentsOf: Data(text.utf8))
        try handle.synchronize()
        guard link(whole, url.path) == 0 || errno == EEXIST else { throw JobFailure.keyUnreadable }
    }

    /// Signs bytes.
    func signature(of content: some DataProtocol) throws -> [UInt8] {
        Array(try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: content))
    }

    /// Whether a signature is of this content and key.
    static func isValid(_ signature: [UInt8], of content: some DataProtocol, by publicKey: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: content)
    }

    // MARK: Public keys as text

    /// What stands before an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410).
    private static let prefix: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]

    /// A public key as PEM, which `openssl pkeyutl -verify -rawin -pubin` takes.
    static func pem(_ publicKey: [UInt8]) -> String {
        "-----BEGIN PUBLIC KEY-----\n\(Data(prefix + publicKey).base64EncodedString())\n-----END PUBLIC KEY-----\n"
    }

    /// A public key of PEM or of base64; `nil` for anything else.
    static func publicKey(_ text: String) -> [UInt8]? {
        let base64 = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }.joined()
        guard let data = Data(base64Encoded: base64.trimmingCharacters(in: .whitespaces)) else { return nil }
        let bytes = Array(data)
        if bytes.count == 32 { return bytes }
        guard bytes.count == prefix.count + 32, Array(bytes.prefix(prefix.count)) == prefix else { return nil }
        return Array(bytes.dropFirst(prefix.count))
    }
}

extension JobFailure {
    /// The file of the signing key can't be made or read, or holds something else.
    static let keyUnreadable = JobFailure(code: "audit_key_unreadable")
}

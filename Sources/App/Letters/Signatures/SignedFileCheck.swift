import Domain
import Foundation
import _NIOFileSystem

/// Holds a signed file against the letter: the same letter and nothing but a signature more, over all of its bytes.
///
/// Not looked at is who vouches for the certificate: whether a certificate authority that Patuh trusts issued it, and
/// whether it was revoked. The record says so.
struct SignedFileCheck {
    /// The versions of the letter's file, the paper first.
    let versions: [[UInt8]]
    /// A folder for the time of the check.
    let folder: FilePath

    /// Who signed, by their certificate.
    struct Signer: Sendable, Hashable {
        let subject: String
        let issuer: String
        let serial: String
    }

    /// Checks a file.
    ///
    /// - Returns: Whose signature it bears.
    /// - Throws: ``SignatureFault``; ``SignatureTools/Missing``.
    func signer(of file: [UInt8]) async throws -> Signer {
        try checkBeginning(of: file)
        guard let latest = versions.last else { throw SignatureFault.notThisLetter }
        try FileManager.default.createDirectory(
            atPath: folder.string,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(atPath: folder.string) }
        let change = SigningChange(before: try await objects(of: latest), after: try await objects(of: file))
        let range = try SignedRange(try change.signature(), of: file)
        return try await signer(of: range)
    }

    private func checkBeginning(of file: [UInt8]) throws(SignatureFault) {
        guard let latest = versions.last, let paper = versions.first else { throw .notThisLetter }
        guard !versions.contains(file) else { throw .notSigned }
        guard file.starts(with: latest) else {
            throw file.starts(with: paper) ? .earlierVersion : .notThisLetter
        }
    }

    private func objects(of file: [UInt8]) async throws -> PDFObjects {
        let path = try write(file)
        let json = try await SignatureTools.run(
            "qpdf",
            ["--json=2", "--json-stream-data=inline", "--decode-level=none", path],
            limit: 128 << 20
        )
        guard let objects = json.flatMap(PDFObjects.init(json:)) else { throw SignatureFault.unreadable }
        return objects
    }

    private func signer(of range: SignedRange) async throws -> Signer {
        let certificate = folder.appending("signer.pem").string
        let verified = try await SignatureTools.run(
            "openssl",
            [
                "cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-in", try write(range.cms),
                "-content", try write(range.signed), "-out", "/dev/null", "-signer", certificate,
            ]
        )
        guard verified != nil else { throw SignatureFault.broken }
        let text = try String(contentsOfFile: certificate, encoding: .utf8)
        guard text.ranges(of: "BEGIN CERTIFICATE").count == 1 else { throw SignatureFault.notOneSignature }
        let said = try await SignatureTools.run(
            "openssl",
            [
                "x509", "-in", certificate, "-noout", "-subject", "-issuer", "-serial", "-nameopt",
                "RFC2253,utf8,-esc_msb",
            ]
        )
        let lines = String(decoding: said ?? [], as: UTF8.self).split(separator: "\n")
        func value(_ name: String) -> String? {
            lines.first { $0.hasPrefix(name + "=") }.map { PrintableText.clean(String($0.dropFirst(name.count + 1))) }
        }
        guard let subject = value("subject"), let issuer = value("issuer"), let serial = value("serial"),
            !subject.isEmpty, !issuer.isEmpty, !serial.isEmpty
        else { throw SignatureFault.broken }
        return Signer(
            subject: String(subject.prefix(1000)),
            issuer: String(issuer.prefix(1000)),
            serial: String(serial.prefix(100))
        )
    }

    private func write(_ bytes: [UInt8]) throws -> String {
        let path = folder.appending(UUID().uuidString).string
        do {
            try Data(bytes).write(to: URL(filePath: path))
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw VaultError.full
        } catch {
            throw VaultError.unavailable(error)
        }
        return path
    }
}

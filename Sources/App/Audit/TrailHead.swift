import Crypto
import Foundation
import Postgres

/// A signed statement of what the chain is up to a block. Kept elsewhere, it convicts a chain that was made anew.
struct TrailHead: Sendable, Hashable {
    /// What is signed.
    struct Content: Codable, Sendable, Hashable {
        /// Always 1: the form of this statement.
        var patuhAuditHead = 1
        /// 1, 2, 3, …
        var number: Int64
        /// When it was signed, UTC.
        var signedAt: String
        /// The last block that it speaks of.
        var block: Int64
        /// The hash of that block.
        var blockHash: String
        /// The last number that belongs to that block.
        var throughEntry: Int64
        /// How many entries the chain has up to there.
        var entries: Int64
        /// The hashes of the blocks since the head before, from the one after its own up to `block`.
        var hashes: [String]
        /// The SHA-256 of the head before; absent from the first.
        var previousHead: String?

        private enum CodingKeys: String, CodingKey {
            case patuhAuditHead = "patuh_audit_head"
            case number
            case signedAt = "signed_at"
            case block
            case blockHash = "block_hash"
            case throughEntry = "through_entry"
            case entries, hashes
            case previousHead = "previous_head"
        }
    }

    let content: Content
    /// The content's JSON, in the bytes that were signed.
    let text: String
    let signature: [UInt8]
    let publicKey: [UInt8]

    /// Signs a statement.
    init(_ content: Content, _ key: TrailKey) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.content = content
        text = String(decoding: try encoder.encode(content), as: UTF8.self)
        signature = try key.signature(of: Data(text.utf8))
        publicKey = key.publicKey
    }

    /// Takes up a statement that was signed before; whether rightly, ``isSigned`` says.
    init?(text: String, signature: [UInt8], publicKey: [UInt8]) {
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(text.utf8)) else { return nil }
        self.content = content
        self.text = text
        self.signature = signature
        self.publicKey = publicKey
    }

    /// Whether the signature is the key's own on this text.
    var isSigned: Bool { TrailKey.isValid(signature, of: Data(text.utf8), by: publicKey) }

    /// The SHA-256 of the text, which the next head names.
    var digest: String { SHA256.hash(data: Data(text.utf8)).hexadecimal }

    /// The number of the first block whose hash stands in `hashes`.
    var firstBlock: Int64 { content.block - Int64(content.hashes.count) + 1 }
}

extension TrailHead {
    private struct Line: Codable {
        var content: String
        var signature: String
        var publicKey: String

        private enum CodingKeys: String, CodingKey {
            case content, signature
            case publicKey = "public_key"
        }
    }

    /// The head as one line of JSON, as it leaves the machine.
    var line: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = Line(
            content: text,
            signature: Data(signature).base64EncodedString(),
            publicKey: Data(publicKey).base64EncodedString()
        )
        return String(decoding: (try? encoder.encode(line)) ?? Data(), as: UTF8.self)
    }

    /// Reads such a line; `nil` for anything else.
    init?(line: some StringProtocol) {
        guard let line = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)),
            let signature = Data(base64Encoded: line.signature), let key = Data(base64Encoded: line.publicKey)
        else { return nil }
        self.init(text: line.content, signature: Array(signature), publicKey: Array(key))
    }
}

extension TrailHead {
    /// What `init(_:)` reads of `audit_head`.
    static let columns: SQL = "h.content, h.signature, h.public_key"

    /// Reads a row.
    init?(_ row: Row) throws {
        self.init(
            text: try row.column("content"),
            signature: try row.column("signature"),
            publicKey: try row.column("public_key")
        )
    }
}

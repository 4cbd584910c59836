import Crypto
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Another request under the same key was stored while this one was being read.
struct ClaimedMeanwhile: Error {}

/// The answer that a key was given before.
struct FirstAnswer: Sendable {
    let digest: [UInt8]
    let status: Int
    let body: String

    /// Gives it again.
    ///
    /// - Throws: `idempotency_key_reused` where the key came with another request.
    func repeated(_ digest: [UInt8]) throws -> Reply {
        guard digest == self.digest else {
            throw Problem.conflict(
                "idempotency_key_reused",
                id: "Idempotency-Key ini sudah dipakai untuk permintaan lain. Pakai kunci baru.",
                en: "This Idempotency-Key was used for another request. Use a new one."
            )
        }
        var reply = Reply(status: .init(code: status), body: .json(Data(body.utf8)))
        reply.headers[.idempotencyReplayed] = "true"
        return reply
    }
}

extension ImportRoutes {
    /// What the sender's key was answered with, if it was used.
    func firstAnswer(_ call: Call, _ key: String) async throws -> FirstAnswer? {
        let rows = try await store.read(
            as: call.signedIn,
            """
            SELECT digest, status, body FROM idempotency_key
            WHERE person_id = \(call.signedIn.personID) AND key = \(key)
            """
        )
        guard let row = rows.first else { return nil }
        return FirstAnswer(
            digest: try row.column("digest"),
            status: try row.column("status", as: Int?.self) ?? 200,
            body: try row.column("body", as: String?.self) ?? "{}"
        )
    }

    /// Claims the key with its answer, in the transaction that did the thing.
    ///
    /// - Throws: ``ClaimedMeanwhile``.
    func claim(_ key: String, _ digest: [UInt8], _ reply: Reply, _ call: Call, _ tx: Transaction) async throws {
        guard case .json(let body) = reply.body else { throw Problem.internal }
        let claimed = try await tx.execute(
            """
            INSERT INTO idempotency_key (person_id, key, digest, status, body)
            VALUES (\(call.signedIn.personID), \(key), \(digest), \(reply.status.code), \(String(decoding: body, as: UTF8.self)))
            ON CONFLICT DO NOTHING
            """
        )
        guard claimed == 1 else { throw ClaimedMeanwhile() }
    }

    /// SHA-256 over what was asked and the digest of a body that was not kept.
    static func digest(_ call: Call, _ body: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: Data(call.digest + body)))
    }
}

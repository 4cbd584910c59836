import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension Store {
    /// Does something exactly once under the sender's `Idempotency-Key`, and gives every repeat the first answer.
    ///
    /// The key is claimed in the same transaction that does the thing: a concurrent repeat waits for it on the key's
    /// unique index, and a failure leaves no trace, so that a repeat tries afresh.
    ///
    /// - Parameter isAudited: Whether the trail tells of it; only what keeps a log of its own does without.
    /// - Throws: `idempotency_key_reused` where the key came with another request.
    func once(
        _ call: Call,
        isAudited: Bool = true,
        _ body: (Transaction) async throws -> Reply
    ) async throws -> Reply {
        guard let key = try call.idempotencyKey else {
            return try await write(as: call.signedIn) { tx in
                let reply = try await body(tx)
                if isAudited { _ = try await tx.execute(call.auditEntry(WriteSubject(call, reply))) }
                return reply
            }
        }
        let digest = call.digest
        return try await write(as: call.signedIn) { tx in
            let claimed = try await tx.execute(
                """
                INSERT INTO idempotency_key (person_id, key, digest)
                VALUES (\(call.signedIn.personID), \(key), \(digest)) ON CONFLICT DO NOTHING
                """
            )
            guard claimed == 1 else { return try await Self.firstAnswer(key, digest, call, tx) }
            let reply = try await body(tx)
            guard case .json(let body) = reply.body else { return reply }
            let entries = isAudited ? [call.auditEntry(WriteSubject(call, reply))] : []
            _ = try await tx.pipeline(
                entries + [
                    """
                    UPDATE idempotency_key SET status = \(reply.status.code), etag = \(reply.headers[.eTag]),
                        body = \(String(decoding: body, as: UTF8.self))
                    WHERE person_id = \(call.signedIn.personID) AND key = \(key)
                    """
                ]
            )
            return reply
        }
    }

    private static func firstAnswer(
        _ key: String,
        _ digest: [UInt8],
        _ call: Call,
        _ tx: Transaction
    ) async throws -> Reply {
        let rows = try await tx.query(
            """
            SELECT digest, status, etag, body FROM idempotency_key
            WHERE person_id = \(call.signedIn.personID) AND key = \(key)
            """
        )
        guard let first = rows.first else { throw Problem.unavailable }
        let (stored, status, tag, body): ([UInt8], Int?, String?, String?) = try first.decode()
        guard stored == digest else {
            throw Problem.conflict(
                "idempotency_key_reused",
                id: "Idempotency-Key ini sudah dipakai untuk permintaan lain. Pakai kunci baru.",
                en: "This Idempotency-Key was used for another request. Use a new one."
            )
        }
        var reply = Reply(status: .init(code: status ?? 200), body: .json(Data((body ?? "{}").utf8)))
        reply.headers[.eTag] = tag
        reply.headers[.idempotencyReplayed] = "true"
        return reply
    }
}

extension Call {
    /// Who did what to what, as which post, from where and what for, in the transaction that did it. What was done stands
    /// in the log or the record itself.
    func auditEntry(_ subject: WriteSubject) -> SQL {
        """
        INSERT INTO audit_entry (actor_id, operation, subject_id, post, address, agent, purpose, details)
        VALUES (\(signedIn.personID), \("\(method.rawValue) \(route)"), \(subject.id), \(signedIn.heldPosts),
            \(origin.address), \(origin.agent), \(((try? purpose) ?? nil) ?? subject.reason),
            \(RawJSON((try? Wire.text(subject.details)) ?? "{}")))
        """
    }

    /// The entry of a write whose path names its subject.
    var auditEntry: SQL { auditEntry(WriteSubject(self)) }

    /// The key under which the sender may repeat this request; `nil` for a sender who does without.
    var idempotencyKey: String? { get throws { try headers.repeatKey } }
}

extension HTTPFields {
    /// The `Idempotency-Key`, where there is one.
    var repeatKey: String? {
        get throws {
            guard let key = self[.idempotencyKey] else { return nil }
            guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
                throw Problem.malformed(
                    "idempotency_key_malformed",
                    id: "Idempotency-Key terdiri atas 1–200 karakter ASCII tanpa spasi.",
                    en: "An Idempotency-Key has 1–200 ASCII characters without spaces."
                )
            }
            return key
        }
    }
}

extension HTTPField.Name {
    /// Names an act, so that a repeat of it is known (draft-ietf-httpapi-idempotency-key-header).
    static let idempotencyKey = HTTPField.Name(written: "Idempotency-Key")
    /// Tells that an answer was given before.
    static let idempotencyReplayed = HTTPField.Name(written: "Idempotency-Replayed")

    /// A name written in the source.
    init(written name: StaticString) {
        // A name of letters and hyphens is always one; the other branch is for the compiler.
        self = HTTPField.Name("\(name)") ?? .cookie
    }
}

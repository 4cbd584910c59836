import Crypto
import Domain
import Foundation

/// A call as it is sent: signed as Standard Webhooks (standardwebhooks.com, version 1) says, so that whoever is called can
/// prove where it comes from with a library of any language.
struct WebhookMessage: Sendable {
    let id: UUID
    let sentAt: Date
    let body: Data

    /// That the list of non-compliant firms has changed; nothing of a firm.
    init(id: UUID, sentAt: Date) throws {
        (self.id, self.sentAt) = (id, sentAt)
        body = try JSONSerialization.data(
            withJSONObject: [
                "type": "noncompliance.changed", "timestamp": sentAt.wire,
                "data": ["changes": "/v1/noncompliant-companies/changes"],
            ],
            options: [.sortedKeys, .withoutEscapingSlashes]
        )
    }

    /// The headers that identify and sign it.
    func headers(_ secret: [UInt8]) -> [(String, String)] {
        let (id, time) = (id.uuidString.lowercased(), String(Int(sentAt.timeIntervalSince1970)))
        return [
            ("Content-Type", "application/json"), ("Webhook-Id", id), ("Webhook-Timestamp", time),
            ("Webhook-Signature", Self.signature(id, time, body, secret)),
        ]
    }

    /// The signature of a message by its id, its time in seconds and its body.
    static func signature(_ id: String, _ time: String, _ body: Data, _ secret: [UInt8]) -> String {
        let signed = Data("\(id).\(time).".utf8) + body
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret))
        return "v1,\(Data(code).base64EncodedString())"
    }

    /// A secret as it is shown once.
    static func shown(_ secret: [UInt8]) -> String { "whsec_\(Data(secret).base64EncodedString())" }
}

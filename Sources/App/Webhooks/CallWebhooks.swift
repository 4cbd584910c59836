import Domain
import Foundation
import Postgres

/// Calls the webhooks that have something to tell, as the system actor.
struct CallWebhooks: Sendable {
    let client: WebhookClient

    /// After how many failures, one after the other, a webhook is given up: with pauses that double to an hour, after a
    /// day or two.
    static let mostFailures = 50

    private struct Due: Sendable {
        let id: UUID
        let url: String
        let secret: [UInt8]
        let messageID: UUID
        let failures: Int
        let horizon: String
    }

    private struct Call: Sendable {
        let due: Due
        let calledAt: Date
        let outcome: WebhookClient.Outcome
        let took: Duration
    }

    /// Calls them beside each other, and notes what came of each. A message that was not taken is sent again under its own id.
    func call(_ tx: Transaction) async throws {
        let due = try await tx.query("SELECT *, horizon::text AS before FROM due_webhooks() LIMIT 50").map { row in
            Due(
                id: try row.column("id"),
                url: try row.column("url"),
                secret: try row.column("secret"),
                messageID: try row.column("message_id"),
                failures: try row.column("failures"),
                horizon: try row.column("before")
            )
        }
        let calls = try await withThrowingTaskGroup(of: Call.self) { group in
            for webhook in due { group.addTask { try await call(webhook) } }
            return try await group.reduce(into: [Call]()) { $0.append($1) }
        }
        for call in calls { _ = try await tx.pipeline(Self.notes(call)) }
    }

    private func call(_ webhook: Due) async throws -> Call {
        let (now, clock) = (Date(), ContinuousClock.now)
        let message = try WebhookMessage(id: webhook.messageID, sentAt: now)
        let outcome = await client.call(webhook.url, message, secret: webhook.secret)
        return Call(due: webhook, calledAt: now, outcome: outcome, took: clock.duration(to: .now))
    }

    private static func notes(_ call: Call) -> [SQL] {
        let (status, fault): (Int?, String?) =
            switch call.outcome {
            case .answered(let status): (status, nil)
            case .failed(let code): (nil, code)
            }
        let milliseconds = Int(call.took / .milliseconds(1))
        let record: SQL = """
            INSERT INTO webhook_call (webhook_id, message_id, attempt, called_at, status, fault, took_ms)
            VALUES (\(call.due.id), \(call.due.messageID), \(call.due.failures + 1), \(call.calledAt), \(status), \(fault),
                \(milliseconds))
            """
        if call.outcome.isTaken {
            return [
                record,
                """
                UPDATE webhook SET told_xid = \(call.due.horizon)::xid8, failures = 0, next_at = now(),
                    message_id = gen_random_uuid()
                WHERE id = \(call.due.id)
                """,
            ]
        }
        let failures = call.due.failures + 1
        let pause = JobBackoff.seconds(after: failures, chance: .random(in: 0...1))
        return [
            record,
            """
            UPDATE webhook SET failures = \(failures), next_at = now() + make_interval(secs => \(pause)),
                dead_at = CASE WHEN \(failures >= mostFailures) THEN now() END
            WHERE id = \(call.due.id)
            """,
        ]
    }
}

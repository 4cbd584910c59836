import Domain
import Foundation
import Postgres

/// Calls the webhooks that have something to tell, as the system actor.
struct CallWebhooks: Sendable {
    let client: WebhookClient

    /// After how many failures, one after the other, a webhook is given up: with pauses that double to an hour, after a
    /// day or two.
    static let mostFailures = 50

    /// How long a webhook that was taken in hand is left alone by others. A lookup and a call take a fraction of it; where a
    /// server dies in between, the webhook is called when it is over.
    static let lease = Duration.seconds(120)

    /// A webhook that was taken in hand.
    struct Due: Sendable {
        fileprivate let id: UUID
        fileprivate let url: String
        fileprivate let secret: [UInt8]
        fileprivate let messageID: UUID
        fileprivate let failures: Int
        fileprivate let horizon: String
    }

    private struct Call: Sendable {
        let due: Due
        let calledAt: Date
        let outcome: WebhookClient.Outcome
        let took: Duration
    }

    /// Takes those that are due in hand, for as long as ``lease`` says.
    func take(_ tx: Transaction) async throws -> [Due] {
        // One server at a time, so that none takes what another has just taken.
        _ = try await tx.execute("SELECT pg_advisory_xact_lock(hashtext('patuh.call_webhooks'))")
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
        let seconds = Double(Self.lease.components.seconds)
        try await tx.execute(
            "UPDATE webhook SET next_at = now() + make_interval(secs => \(seconds)) WHERE id = ANY (\(due.map(\.id)))"
        )
        return due
    }

    /// Calls them beside each other, in no transaction, and notes what came of each as soon as it is known. A message that
    /// was not taken is sent again under its own id, and so is one of which nothing could be noted.
    ///
    /// - Throws: The first error of noting, when all have been called.
    func call(_ due: [Due], noting pool: Pool) async throws {
        let results = await withTaskGroup(of: Result<Void, any Error>.self) { group in
            for webhook in due {
                group.addTask {
                    do {
                        let call = try await call(webhook)
                        _ = try await pool.transaction { tx in try await tx.pipeline(Self.notes(call)) }
                        return .success(())
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for result in results { try result.get() }
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

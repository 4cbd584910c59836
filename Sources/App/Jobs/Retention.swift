import Postgres

/// Deletes what has outlived its stated retention. The policies of the tables repeat the limits: even a wrong statement
/// of this role deletes nothing younger.
enum Retention {
    /// Deletes old answers to repeated requests (30 days), sessions over for 90 days, counts of failed sign-ins (a day
    /// after the last), jobs done or discarded (30 days) and entries of the outbox that were delivered (90 days). How many
    /// of each, stands in the trail. Complaints that have outlived the office's own rule leave a record of their own.
    static func purge(_ tx: Transaction) async throws {
        let results = try await tx.pipeline([
            "DELETE FROM idempotency_key WHERE created_at < now() - interval '30 days'",
            "DELETE FROM session WHERE least(ended_at, expires_at) < now() - interval '90 days'",
            "DELETE FROM sign_in_failure WHERE last_at < now() - interval '1 day'",
            """
            DELETE FROM job WHERE state IN ('completed', 'discarded') AND finished_at < now() - interval '30 days'
            """,
            """
            WITH old AS (
                DELETE FROM outbox_delivery WHERE delivered_at < now() - interval '90 days' RETURNING outbox_id)
            DELETE FROM outbox o USING old WHERE o.id = old.outbox_id
            """,
            "SELECT destroy_complaints()",
        ])
        let counts = results.map(\.affected)
        try await tx.execute(
            """
            INSERT INTO audit_entry (operation, details)
            VALUES ('purge', jsonb_build_object('repeated_requests', \(counts[0]), 'sessions', \(counts[1]),
                'sign_in_failures', \(counts[2]), 'jobs', \(counts[3]),
                'outbox', \(counts[4])))
            """
        )
    }
}

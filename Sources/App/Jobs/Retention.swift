import Postgres

/// Deletes what has outlived its stated retention. The policies of the tables repeat the limits: even a wrong statement
/// of this role deletes nothing younger.
enum Retention {
    /// Deletes old answers to repeated requests (30 days), sessions over for 90 days, counts of failed sign-ins (a day
    /// after the last) and jobs done or discarded (30 days).
    static func purge(_ tx: Transaction) async throws {
        _ = try await tx.pipeline([
            "DELETE FROM idempotency_key WHERE created_at < now() - interval '30 days'",
            "DELETE FROM session WHERE least(ended_at, expires_at) < now() - interval '90 days'",
            "DELETE FROM sign_in_failure WHERE last_at < now() - interval '1 day'",
            """
            DELETE FROM job WHERE state IN ('completed', 'discarded') AND finished_at < now() - interval '30 days'
            """,
        ])
    }
}

import Postgres

/// Deletes what has outlived its stated retention. The policies of the tables repeat the limits: even a wrong statement
/// of this role deletes nothing younger.
enum Retention {
    /// Deletes old answers to repeated requests (30 days), sessions over for 90 days, counts of failed sign-ins (a day
    /// after the last) and jobs done or discarded (30 days). How many of each, stands in the trail.
    static func purge(_ tx: Transaction) async throws {
        let results = try await tx.pipeline([
            "DELETE FROM idempotency_key WHERE created_at < now() - interval '30 days'",
            "DELETE FROM session WHERE least(ended_at, expires_at) < now() - interval '90 days'",
            "DELETE FROM sign_in_failure WHERE last_at < now() - interval '1 day'",
            """
            DELETE FROM job WHERE state IN ('completed', 'discarded') AND finished_at < now() - interval '30 days'
            """,
        ])
        let counts = results.map(\.affected)
        try await tx.execute(
            """
            INSERT INTO audit_entry (operation, details)
            VALUES ('purge', jsonb_build_object('repeated_requests', \(counts[0]), 'sessions', \(counts[1]),
                'sign_in_failures', \(counts[2]), 'jobs', \(counts[3])))
            """
        )
    }
}

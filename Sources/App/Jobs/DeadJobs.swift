import Foundation
import Postgres

/// Jobs that were given up, for the operator.
struct DeadJobs: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool

    /// A job that was given up.
    struct Job: Sendable, RowDecodable {
        let id: Int64
        let kind: String
        let attempts: Int
        /// The code of the last failure.
        let error: String
        /// Since when it is dead.
        let since: Date

        init(row: Row) throws {
            id = try row.column("id")
            kind = try row.column("kind")
            attempts = try row.column("attempt")
            error = try row.column("last_error")
            since = try row.column("finished_at")
        }
    }

    /// The latest hundred, latest first.
    func list() async throws -> [Job] {
        try await pool.all(
            """
            SELECT id, kind, attempt, coalesce(last_error, '') AS last_error, finished_at FROM job
            WHERE state = 'dead' ORDER BY finished_at DESC, id DESC LIMIT 100
            """
        )
    }

    /// Has a dead job tried again at once, with all its attempts, and calls the servers.
    ///
    /// - Returns: Whether there was such a dead job.
    func retry(_ id: Int64) async throws -> Bool {
        let changed = try await pool.execute(
            """
            UPDATE job SET state = 'available', attempt = 0, scheduled_at = now(), finished_at = NULL
            WHERE id = \(id) AND state = 'dead'
            """
        )
        if changed > 0 { try await JobQueue(pool: pool).callOthers() }
        return changed > 0
    }

    /// Gives a dead job up for good.
    ///
    /// - Returns: Whether there was such a dead job.
    func discard(_ id: Int64) async throws -> Bool {
        try await pool.execute(
            "UPDATE job SET state = 'discarded', finished_at = now() WHERE id = \(id) AND state = 'dead'"
        ) > 0
    }
}

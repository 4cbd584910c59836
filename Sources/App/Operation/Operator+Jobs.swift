import Domain
import Foundation
import Postgres

extension Operator {
    /// The jobs that were given up, one a line: number, kind, attempts, the last failure's code, and since when.
    public func deadJobs() async throws -> String {
        try await withJobs { pool in
            let dead = try await DeadJobs(pool: pool).list()
            guard !dead.isEmpty else {
                return Words(id: "tidak ada pekerjaan yang mati", en: "no job is dead").onTerminal
            }
            return dead.map { job in
                let tries = Words(id: "\(job.attempts) percobaan", en: "\(job.attempts) attempts").onTerminal
                return "\(job.id)\t\(job.kind)\t\(tries)\t\(job.error)\t\(job.since.formatted(.iso8601))"
            }
            .joined(separator: "\n")
        }
    }

    /// Has a dead job tried again from the start.
    ///
    /// - Returns: What was done, in a line.
    /// - Throws: ``StartFailure`` where no such job is dead.
    public func retryJob(_ id: Int64) async throws -> String {
        try await withJobs { pool in
            guard try await DeadJobs(pool: pool).retry(id) else { throw Self.notDead(id) }
            return Words(id: "pekerjaan \(id) dicoba lagi", en: "job \(id) is tried again").onTerminal
        }
    }

    /// Gives a dead job up for good.
    ///
    /// - Returns: What was done, in a line.
    /// - Throws: ``StartFailure`` where no such job is dead.
    public func discardJob(_ id: Int64) async throws -> String {
        try await withJobs { pool in
            guard try await DeadJobs(pool: pool).discard(id) else { throw Self.notDead(id) }
            return Words(id: "pekerjaan \(id) dihentikan", en: "job \(id) is discarded").onTerminal
        }
    }

    private static func notDead(_ id: Int64) -> StartFailure {
        StartFailure(
            id: "pekerjaan \(id) tidak mati",
            en: "job \(id) is not dead",
            remedy: Words(id: "lihat patuhd jobs list", en: "see patuhd jobs list")
        )
    }

    private func withJobs(_ body: @Sendable (Pool) async throws -> String) async throws -> String {
        try await OpenDatabase.with(location, logger: logger) { deployment in
            let pool = try deployment.jobsPool(logger: logger)
            do {
                let text = try await body(pool)
                await pool.close()
                return text
            } catch {
                await pool.close()
                throw error
            }
        }
    }
}

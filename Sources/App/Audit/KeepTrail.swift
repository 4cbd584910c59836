import Foundation
import Postgres

/// What is done for the trail again and again: seal, sign, bring the heads out, archive what has outlived its retention.
struct KeepTrail: Sendable {
    /// Connects as `patuh_jobs`. Work is done in transactions of its own: what is sealed stays sealed, also where an
    /// outlet fails and the job is tried again.
    let pool: Pool
    let configuration: AuditConfiguration

    /// Does what is due.
    func run() async throws {
        try await pool.execute("SELECT close_sign_in_hours()")
        try await SealKeptApart(pool: pool).run()
        try await SealTrail(pool: pool).run()
        guard let file = configuration.key else { return }
        let key = try TrailKey(file: file)
        try await SignHeads(pool: pool, key: key).run()
        try await HeadOutlets(pool: pool, configuration: configuration).run()
        if let folder = configuration.archive {
            try await ArchiveTrail(pool: pool, key: key, folder: folder).run()
        }
    }
}

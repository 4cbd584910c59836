import Domain
import Foundation
public import Logging
import Postgres

/// Brings a database to what this build needs: roles, migrations, reference data, procedures. Safe to repeat, and safe
/// to run from several servers at once.
public struct Setup: Sendable {
    let deployment: Deployment
    let logger: Logger

    /// Prepares to set up a deployment's database.
    public init(_ deployment: Deployment, logger: Logger) {
        self.deployment = deployment
        self.logger = logger
    }

    /// What a set-up did.
    public struct Outcome: Sendable {
        /// How many migrations were applied.
        public let migrations: Int
        /// Whether regions, holidays, parameters or procedures were written.
        public let refreshedReferenceData: Bool
    }

    /// Does what is missing.
    ///
    /// - Throws: ``StartFailure`` where the database is newer than this build, a released migration was edited, or a
    ///   published procedure differs from this build's.
    @discardableResult
    public func run() async throws -> Outcome {
        let sql = try SQLFiles.directory()
        let pool = try deployment.administratorPool(logger: logger)
        do {
            let outcome = try await run(pool, sql)
            await pool.close()
            return outcome
        } catch {
            await pool.close()
            throw error
        }
    }

    private func run(_ pool: Pool, _ sql: URL) async throws -> Outcome {
        let migrator = try Self.migrator(pool, sql, logger)
        let pending = try await migrator.pending()
        let isService = try await pool.query("SELECT session_user IN ('patuh_app', 'patuh_jobs')").single()
            .column(0, as: Bool.self)
        if isService {
            // The service's own role changes no schema: somebody else has brought the database up to date.
            guard pending.isEmpty else {
                throw StartFailure(
                    id: "basis data kekurangan \(pending.count) migrasi",
                    en: "the database lacks \(pending.count) migrations",
                    remedy: Words(
                        id: "jalankan `patuhd migrate --database URL` dengan peran yang boleh membuat peran dan skema",
                        en: "run `patuhd migrate --database URL` as a role that may create roles and schemas"
                    )
                )
            }
            try await refuseUnknownRules()
            return Outcome(migrations: 0, refreshedReferenceData: false)
        }
        if !pending.isEmpty {
            let roles = try String(contentsOf: sql.appendingPathComponent("roles.sql"), encoding: .utf8)
            try await pool.withConnection { try await $0.run(script: roles) }
            try await migrator.apply()
            // What is applied is no secret, and the service asks before it serves.
            _ = try await pool.execute("GRANT SELECT ON public.patuh_migration TO patuh_app, patuh_jobs")
        }
        let reference = ReferenceData(directory: sql.appendingPathComponent("reference"))
        let refreshed = try await reference.write(to: pool)
        // What a dump brought along bears the numbers of the server that it was taken from.
        try await pool.transaction { tx in
            _ = try await tx.execute("SET LOCAL ROLE patuh_owner")
            _ = try await tx.query("SELECT patuh.settle_change_numbers()")
        }
        try await refuseUnknownRules()
        return Outcome(migrations: pending.count, refreshedReferenceData: refreshed)
    }

    /// Background work may read versions without anybody signed in, and so may the start.
    private func refuseUnknownRules() async throws {
        let pool = try deployment.jobsPool(logger: logger)
        do {
            try ProcedureRelease.refuseUnknown(try await pool.query(ProcedureBook.statement))
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
    }

    static func migrator(_ pool: Pool, _ sql: URL, _ logger: Logger) throws -> Migrator {
        Migrator(
            pool: pool,
            migrations: try Migration.load(directory: sql.appendingPathComponent("migrations").path),
            schema: "public",
            table: "patuh_migration",
            logger: logger
        )
    }
}

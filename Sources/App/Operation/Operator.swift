import Domain
import Foundation
public import Logging
import Postgres
import ServiceLifecycle
import UnixSignals

/// What the operator of a server asks for on its command line.
public struct Operator: Sendable {
    let location: DatabaseLocation
    let logger: Logger

    /// Works on the database of a location.
    public init(location: DatabaseLocation, logger: Logger) {
        self.location = location
        self.logger = logger
    }

    /// Serves until SIGTERM or SIGINT, then stops everything in the reverse order of starting.
    ///
    /// - Parameter demo: Loads demonstration data first if the database holds no firm yet.
    public func serve(_ configuration: PatuhService.Configuration, demo: Bool) async throws {
        Allocator.settle()
        ScratchFolder.sweep()
        let database = try await OpenDatabase.open(location, logger: logger)
        do {
            try await Setup(database.deployment, logger: logger).run()
            if demo {
                let logins = try await loadDemoIfEmpty(database.deployment)
                try FileHandle.standardOutput.write(contentsOf: Data((logins + "\n").utf8))
            }
            let service = try PatuhService(
                configuration: configuration,
                deployment: database.deployment,
                logger: logger
            )
            if !configuration.recordsReads { try await service.trail.noteSilence() }
            let services =
                (database.cluster.map { [$0 as any Service] } ?? [])
                + service.services { port in
                    // One line for scripts that wait for it, and for people.
                    let line = "Patuh siap / ready: http://\(configuration.host):\(port)\n"
                    try? FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
                }
            let group = ServiceGroup(
                configuration: .init(
                    services: services.map { .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup) },
                    gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: logger
                )
            )
            try await group.run()
        } catch {
            await database.cluster?.stop()
            throw error
        }
    }

    /// Brings the database up to date.
    ///
    /// - Returns: What was done, in a line.
    public func migrate() async throws -> String {
        try await OpenDatabase.with(location, logger: logger) { deployment in
            let outcome = try await Setup(deployment, logger: logger).run()
            return "\(outcome.migrations) migrations applied; reference data "
                + (outcome.refreshedReferenceData ? "written" : "was up to date")
        }
    }

    /// Enters a person with a post and a password.
    ///
    /// - Returns: What was done, in a line.
    public func addUser(_ user: NewUser) async throws -> String {
        try await OpenDatabase.with(location, logger: logger) { deployment in
            let pool = try deployment.administratorPool(logger: logger)
            do {
                let line = try await People(pool: pool, passwords: PasswordHasher()).add(user)
                await pool.close()
                return line
            } catch {
                await pool.close()
                throw error
            }
        }
    }

    /// Loads demonstration data into an empty database.
    ///
    /// - Returns: What was loaded, in a line.
    public func loadDemo() async throws -> String {
        try await OpenDatabase.with(location, logger: logger) { deployment in
            try await Setup(deployment, logger: logger).run()
            return try await loadDemoIfEmpty(deployment)
        }
    }

    /// Generates demonstration data of a size into a database without firms.
    ///
    /// - Parameter progress: Told in a line what is under way.
    /// - Returns: What was loaded, in lines.
    public func loadDemo(_ scale: Scale, progress: @escaping @Sendable (String) -> Void) async throws -> String {
        try await OpenDatabase.with(location, logger: logger) { deployment in
            try await Setup(deployment, logger: logger).run()
            return try await ScaledDemonstration(
                deployment: deployment,
                logger: logger,
                scale: scale,
                progress: progress
            ).load()
        }
    }

    private func loadDemoIfEmpty(_ deployment: Deployment) async throws -> String {
        try await Demonstration(deployment: deployment, logger: logger).loadIfEmpty()
    }
}

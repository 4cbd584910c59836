import Logging
import Postgres

/// Where a command finds its database.
public enum DatabaseLocation: Sendable {
    /// A database kept by somebody else: the service's URL, and the system actor's where it is another.
    case url(String, jobs: String?)
    /// A cluster of our own, in this folder.
    case cluster(directory: String)
}

/// A database that is there to be used, and the cluster behind it where it is our own.
struct OpenDatabase: Sendable {
    let deployment: Deployment
    /// The cluster that we run, and have to stop.
    let cluster: PrivateCluster?

    /// Opens the database of a location. A private cluster is made where there is none, and started.
    static func open(_ location: DatabaseLocation, logger: Logger) async throws -> OpenDatabase {
        switch location {
        case .url(let url, let jobs):
            return OpenDatabase(deployment: Deployment(url: url, jobs: jobs), cluster: nil)
        case .cluster(let directory):
            let cluster = try await PrivateCluster.start(.init(dataDirectory: directory), logger: logger)
            return OpenDatabase(deployment: Deployment(cluster: cluster), cluster: cluster)
        }
    }

    /// Uses the database for one piece of work and leaves things as they were. Beside a running server its cluster is
    /// used as it runs.
    static func with<Result: Sendable>(
        _ location: DatabaseLocation,
        logger: Logger,
        _ body: (Deployment) async throws -> Result
    ) async throws -> Result {
        let database: OpenDatabase
        do {
            database = try await open(location, logger: logger)
        } catch let error as ClusterError where error.code == .inUse {
            guard case .cluster(let directory) = location,
                let running = Deployment(running: .init(dataDirectory: directory))
            else { throw error }
            return try await body(running)
        }
        do {
            let result = try await body(database.deployment)
            await database.cluster?.stop()
            return result
        } catch {
            await database.cluster?.stop()
            throw error
        }
    }
}

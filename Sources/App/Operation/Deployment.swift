import Domain
import Logging
public import Postgres

/// Where the database is, and how its roles are reached.
public struct Deployment: Sendable {
    /// A connection string for a role that may create roles and schemas; `nil` where the service may not.
    public let administrator: String?
    /// The connection string of the service.
    public let service: String
    /// Whether `service` signs in as somebody mightier, who has to become `patuh_app` first.
    public let becomesService: Bool
    /// The connection string of the system actor.
    public let jobs: String

    /// The database of a private cluster: every role signs in as itself, over the cluster's socket.
    public init(cluster: PrivateCluster) {
        administrator = cluster.connectionString(user: "postgres")
        service = cluster.connectionString(user: "patuh_app")
        jobs = cluster.connectionString(user: "patuh_jobs")
        becomesService = false
    }

    /// The database of a private cluster that another server runs.
    ///
    /// - Returns: `nil` where none runs.
    init?(running configuration: PrivateCluster.Configuration) {
        func connection(_ user: String) -> String? {
            PrivateCluster.connectionString(toRunning: configuration, user: user)
        }
        guard let administrator = connection("postgres"), let service = connection("patuh_app"),
            let jobs = connection("patuh_jobs")
        else { return nil }
        self.administrator = administrator
        self.service = service
        self.jobs = jobs
        becomesService = false
    }

    /// A database kept by somebody else. Whoever a URL names becomes `patuh_app` for serving, and `patuh_jobs` for
    /// background work; best it names just these.
    ///
    /// - Parameter jobs: The system actor's URL; the service's where nothing else is given, which needs a role that may
    ///   become both.
    public init(url: String, jobs: String? = nil) {
        administrator = url
        service = url
        self.jobs = jobs ?? url
        becomesService = true
    }

    /// A pool of one connection for set-up work.
    func administratorPool(logger: Logger) throws -> Pool {
        guard let administrator else {
            throw StartFailure(
                id: "tidak ada sambungan administrator",
                en: "no administrator's connection",
                remedy: Words(id: "berikan URL-nya dengan --database", en: "give --database the URL of one")
            )
        }
        var configuration = Pool.Configuration(administrator)
        configuration.size = 1
        configuration.applicationName = "patuhd-setup"
        configuration.statementTimeout = .seconds(600)
        configuration.settings["search_path"] = "patuh"
        configuration.settings["client_min_messages"] = "warning"
        return try Pool(configuration: configuration, logger: logger)
    }

    /// The service's pool. Few connections: on two cores more back-ends make reads slower.
    ///
    /// - Parameters:
    ///   - settings: In addition to those that every service's connection has.
    ///   - slow: From which duration a statement is logged with its plan; `nil` for never.
    func servicePool(
        logger: Logger,
        size: Int = 8,
        settings: [String: String] = [:],
        slow: Duration? = nil
    ) throws -> Pool {
        var configuration = Pool.Configuration(service)
        configuration.size = size
        configuration.applicationName = "patuhd"
        configuration.role = becomesService ? "patuh_app" : nil
        configuration.settings["search_path"] = "patuh"
        configuration.settings["plan_cache_mode"] = "force_generic_plan"
        configuration.settings.merge(settings) { $1 }
        configuration.statementTimeout = .seconds(30)
        configuration.logSlowStatements(from: slow, to: logger)
        return try Pool(configuration: configuration, logger: logger)
    }

    /// The system actor's pool.
    ///
    /// - Parameter slow: From which duration a statement is logged with its plan; `nil` for never.
    func jobsPool(logger: Logger, slow: Duration? = nil) throws -> Pool {
        var configuration = Pool.Configuration(jobs)
        // One for each runner, of which two print, one in which the trail is sealed beside its job, one for readings on their
        // way into it, and one for what a request has done in the system's name.
        configuration.size = 6
        configuration.applicationName = "patuhd-jobs"
        configuration.role = becomesService ? "patuh_jobs" : nil
        configuration.settings["search_path"] = "patuh"
        configuration.logSlowStatements(from: slow, to: logger)
        return try Pool(configuration: configuration, logger: logger)
    }
}

import App
import ArgumentParser
import Foundation
import Logging

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "A PostgreSQL connection string. Without it (and PATUH_DATABASE_URL) a private cluster is used.")
    var database: String?

    @Option(help: "The connection string of background work (role patuh_jobs), where --database names patuh_app.")
    var jobsDatabase: String?

    @Option(help: "The folder of the private cluster.", completion: .directory)
    var data: String?

    @Option(help: "How much is logged: trace, debug, info, notice, warning, error, critical.")
    var logLevel = "notice"

    /// Where the database is to be found.
    var location: DatabaseLocation {
        let environment = ProcessInfo.processInfo.environment
        if let url = database ?? environment["PATUH_DATABASE_URL"], !url.isEmpty {
            return .url(url, jobs: jobsDatabase ?? environment["PATUH_JOBS_DATABASE_URL"])
        }
        return .cluster(directory: data ?? Self.defaultDirectory)
    }

    /// A logger to standard error.
    var logger: Logger {
        var logger = Logger(label: "patuhd") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .notice
        return logger
    }

    func validate() throws {
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError(
                "--log-level: \(logLevel) is not one of trace, debug, info, notice, warning, error, critical"
            )
        }
    }

    private static var defaultDirectory: String {
        if getuid() == 0 { return "/var/lib/patuh" }
        let environment = ProcessInfo.processInfo.environment
        let base = environment["XDG_DATA_HOME"] ?? (environment["HOME"] ?? "/tmp") + "/.local/share"
        return base + "/patuh"
    }
}

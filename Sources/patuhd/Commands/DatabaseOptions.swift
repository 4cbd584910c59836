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

    @Option(
        help: "How much is logged: trace, debug, info, notice, warning, error, critical (serve: info, else notice)."
    )
    var logLevel: String?

    @Option(help: "How lines are logged: json, text (text on a terminal, else json).")
    var logFormat: String?

    /// Where the database is to be found.
    var location: DatabaseLocation {
        let environment = ProcessInfo.processInfo.environment
        if let url = database ?? environment["PATUH_DATABASE_URL"], !url.isEmpty {
            return .url(url, jobs: jobsDatabase ?? environment["PATUH_JOBS_DATABASE_URL"])
        }
        return .cluster(directory: data ?? Self.defaultDirectory)
    }

    /// The folder of data that is no database: beside the private cluster, or where it would be.
    var folder: String { data ?? Self.defaultDirectory }

    /// A logger to standard error.
    var logger: Logger { logger(.notice) }

    /// A logger to standard error, of a level unless the options name one.
    func logger(_ level: Logger.Level) -> Logger {
        let output = LogOutput.standardError
        let format = logFormat.flatMap(LogFormat.init(rawValue:)) ?? (output.isTerminal ? .text : .json)
        var logger = Logger(label: "patuhd") { _ in LineLogHandler(output: output, format: format) }
        logger.logLevel = logLevel.flatMap(Logger.Level.init(rawValue:)) ?? level
        return logger
    }

    func validate() throws {
        if let logFormat, LogFormat(rawValue: logFormat) == nil {
            throw ValidationError("--log-format: \(logFormat) is not one of json, text")
        }
        guard let logLevel else { return }
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

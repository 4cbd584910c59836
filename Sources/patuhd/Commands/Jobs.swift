import App
import ArgumentParser

/// `patuhd jobs`
struct Jobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look after background work that was given up.",
        subcommands: [List.self, Retry.self, Discard.self],
        defaultSubcommand: List.self
    )

    /// Lists what is dead.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the jobs that were given up, and why.")

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            print(try await Operator(location: database.location, logger: database.logger).deadJobs())
        }
    }

    /// Tries a dead job again.
    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Have a job tried again, once its cause is mended.")

        @OptionGroup var database: DatabaseOptions

        @Argument(help: "The job's number.")
        var job: Int64

        func run() async throws {
            print(try await Operator(location: database.location, logger: database.logger).retryJob(job))
        }
    }

    /// Gives a dead job up for good.
    struct Discard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a job up for good; it is no longer listed.")

        @OptionGroup var database: DatabaseOptions

        @Argument(help: "The job's number.")
        var job: Int64

        func run() async throws {
            print(try await Operator(location: database.location, logger: database.logger).discardJob(job))
        }
    }
}

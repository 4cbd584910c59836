import App
import ArgumentParser

/// `patuhd serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the HTTP API.",
        discussion: """
            Without a database URL the server makes and runs its own PostgreSQL in the data folder, brings it up to date, \
            and stops it cleanly on Ctrl-C or SIGTERM.
            """
    )

    @OptionGroup var database: DatabaseOptions

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8080

    @Flag(help: "Load demonstration data if the database holds no firm yet.")
    var demo = false

    func run() async throws {
        try await Operator(location: database.location, logger: database.logger)
            .serve(host: host, port: port, demo: demo)
    }
}

import App
import ArgumentParser
import Foundation
import Logging

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
    @OptionGroup var files: FileOptions
    @OptionGroup var audit: AuditOptions

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8080

    @Option(
        help: "What scrapers of /metrics present; PATUH_METRICS_TOKEN says the same. Without it only this machine may."
    )
    var metricsToken: String?

    @Option(
        help: """
            Where the service is reached from outside; the QR codes of letters lead there. PATUH_PUBLIC_URL says the same.
            """
    )
    var publicUrl: String?

    @Flag(
        help: """
            A proxy of ours stands before the server, and the last address in its X-Forwarded-For is where a request comes \
            from. Without such a proxy anybody could write that header.
            """
    )
    var behindProxy = false

    @Option(
        help: """
            The OpenID provider by which people may sign in, as it writes itself. PATUH_OIDC_SECRET is the server's secret \
            there, and --public-url /v1/oidc/callback where it sends people back to.
            """
    )
    var oidcIssuer: String?

    @Option(help: "The server's name at the OpenID provider.")
    var oidcClient = "patuh"

    @Flag(help: "Webhooks may lead to hosts of one's own network, and by plain http.")
    var webhooksInside = false

    @Option(help: "Log statements that take at least so many milliseconds, with their plan; 0 for none.")
    var slowStatementMs = 250

    @Flag(
        help: ArgumentHelp(
            "Record no readings, to measure what recording costs; that it was so stands in the trail.",
            visibility: .hidden
        )
    )
    var measureWithoutReadTrail = false

    @Flag(help: "Load demonstration data if the database holds no firm yet.")
    var demo = false

    func run() async throws {
        var configuration = PatuhService.Configuration()
        configuration.host = host
        configuration.port = port
        configuration.metricsToken = token
        configuration.evidence = files.folder(beside: database)
        configuration.evidenceStaging = files.staging(beside: database)
        configuration.recordsReads = !measureWithoutReadTrail
        configuration.audit = audit.configuration(beside: database)
        configuration.publicURL = outside ?? "http://\(host):\(port)"
        configuration.openID = oidcIssuer.map {
            OpenIDConfiguration(
                issuer: $0,
                clientID: oidcClient,
                clientSecret: ProcessInfo.processInfo.environment["PATUH_OIDC_SECRET"]
            )
        }
        configuration.behindProxy = behindProxy
        configuration.callsInside = webhooksInside
        configuration.slowStatements = slowStatementMs > 0 ? .milliseconds(slowStatementMs) : nil
        // Before any pool is made: pools get at it through the process alone.
        configuration.metrics.install()
        let logger = database.logger(.info)
        if outside == nil {
            logger.warning("without --public-url the codes on letters lead nowhere outside this machine")
        }
        try await Operator(location: database.location, logger: logger)
            .serve(configuration, demo: demo)
    }

    private var outside: String? {
        let given = publicUrl ?? ProcessInfo.processInfo.environment["PATUH_PUBLIC_URL"]
        guard var url = given, !url.isEmpty else { return nil }
        while url.hasSuffix("/") { url.removeLast() }
        return url
    }

    private var token: String? {
        let token = metricsToken ?? ProcessInfo.processInfo.environment["PATUH_METRICS_TOKEN"]
        return token?.isEmpty == true ? nil : token
    }
}

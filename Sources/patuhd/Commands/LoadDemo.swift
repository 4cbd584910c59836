import App
import ArgumentParser
import Foundation

/// `patuhd demo`
struct LoadDemo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract:
            "Load demonstration data: fictional offices, people, firms and cases, made by the users' own operations.",
        discussion: """
            With --scale it generates as many firms as asked for, and cases at three of a hundred, into a database \
            that holds none; the same seed gives the same data.
            """
    )

    @OptionGroup var database: DatabaseOptions

    @Option(help: "Generate this many firms instead of the small demonstration.")
    var scale: Int?

    @Option(help: "With --scale: about how many acts on cases there are to be.")
    var events: Int?

    @Option(help: "With --scale: what everything is drawn from.")
    var seed: UInt64 = 1

    func run() async throws {
        let server = Operator(location: database.location, logger: database.logger)
        guard let scale else {
            print(try await server.loadDemo())
            return
        }
        print(
            try await server.loadDemo(Scale(firms: scale, events: events, seed: seed)) { line in
                try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
            }
        )
    }

    func validate() throws {
        if events != nil, scale == nil { throw ValidationError("--events goes with --scale") }
    }
}

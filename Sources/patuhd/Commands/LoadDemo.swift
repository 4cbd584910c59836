import App
import ArgumentParser

/// `patuhd demo`
struct LoadDemo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract:
            "Load demonstration data: fictional offices, people, firms and cases, made by the users' own operations."
    )

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        print(try await Operator(location: database.location, logger: database.logger).loadDemo())
    }
}

import App
import ArgumentParser

/// `patuhd migrate`
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the database up to date: roles, schema, reference data, procedures."
    )

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        print(try await Operator(location: database.location, logger: database.logger).migrate())
    }
}

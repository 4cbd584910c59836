import App
import ArgumentParser

/// `patuhd doctor`
struct Examine: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the database, the schema, the clock, the holiday table and the tools, and say what to do."
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var files: FileOptions
    @OptionGroup var audit: AuditOptions

    func run() async throws {
        let report = await Operator(location: database.location, logger: database.logger)
            .examine(evidence: files.folder(beside: database), audit: audit.configuration(beside: database))
        print(report.text)
        if !report.isHealthy { throw ExitCode.failure }
    }
}

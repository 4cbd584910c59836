import App
import ArgumentParser

/// `patuhd evidence`
struct Evidence: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look after the files of evidence.",
        subcommands: [Verify.self],
        defaultSubcommand: Verify.self
    )

    /// Compares files and digests.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compare every file with the digest of its receipt; what is damaged is listed and noted."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var files: FileOptions

        func run() async throws {
            let found = try await Operator(location: database.location, logger: database.logger)
                .verifyEvidence(in: files.folder(beside: database))
            print(found.text)
            if !found.isIntact { throw ExitCode.failure }
        }
    }
}

import ArgumentParser

/// The server and its operator's tools.
@main
struct Patuhd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patuhd",
        abstract: "The Patuh server: compliance inspection for BPJS Ketenagakerjaan.",
        subcommands: [
            Serve.self, Migrate.self, User.self, LoadDemo.self, Jobs.self, Evidence.self, Audit.self, Examine.self,
            Permissions.self,
        ],
        defaultSubcommand: Serve.self
    )
}

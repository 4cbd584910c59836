import App
import ArgumentParser
import Foundation

/// `patuhd user add`
struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Keep users.",
        subcommands: [Add.self],
        defaultSubcommand: nil
    )

    /// Enters a person with a post and a password.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Enter a person with a post; the password is read from standard input."
        )

        @OptionGroup var database: DatabaseOptions

        @Argument(help: "The login: lower-case letters, digits, . _ -")
        var login: String

        @Option(help: "The person's name.")
        var name: String

        @Option(help: "The post's role, such as inspector, coordinator or bpjs_officer.")
        var role: String

        @Option(help: "The post's office, by its code.")
        var office: String

        @Option(help: "The civil servant's number (NIP), 18 digits.")
        var nip: String?

        @Option(help: "The first day of the post, YYYY-MM-DD; today without it.")
        var from: String?

        func run() async throws {
            if isatty(STDIN_FILENO) == 1 {
                FileHandle.standardError.write(Data("Kata sandi / password: ".utf8))
            }
            guard let password = readLine(strippingNewline: true), !password.isEmpty else {
                throw ValidationError("no password came on standard input")
            }
            print(
                try await Operator(location: database.location, logger: database.logger)
                    .addUser(
                        .init(
                            login: login,
                            name: name,
                            role: role,
                            office: office,
                            nip: nip,
                            from: from,
                            password: password
                        )
                    )
            )
        }
    }
}

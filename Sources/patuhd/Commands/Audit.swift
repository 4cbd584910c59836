import App
import ArgumentParser

/// `patuhd audit`
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove the audit trail.",
        subcommands: [Verify.self, Sign.self, PublicKey.self],
        defaultSubcommand: Verify.self
    )

    /// Reads the whole chain again.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hold every entry, block and head of the trail against what was sealed and signed.",
            discussion: """
                Give --heads a file of heads that lies where the database's owner can't reach it, and --public-key the key \
                as it was noted at the beginning: without them a chain that was made anew throughout is not found out.
                """
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var audit: AuditOptions

        @Option(help: "A file of exported heads, one a line; may be repeated.", completion: .file())
        var heads: [String] = []

        @Option(
            help: "A file with a public key (PEM or base64) that may have signed; may be repeated.",
            completion: .file()
        )
        var publicKey: [String] = []

        func run() async throws {
            let found = try await Operator(location: database.location, logger: database.logger).verifyAudit(
                heads: heads,
                publicKeys: publicKey,
                archive: audit.configuration(beside: database).archive
            )
            print(found.text)
            if !found.isIntact { throw ExitCode.failure }
        }
    }

    /// Seals and signs now.
    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Seal what can be sealed, sign a head now, and bring it to every outlet."
        )

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var audit: AuditOptions

        func run() async throws {
            print(
                try await Operator(location: database.location, logger: database.logger)
                    .signAudit(audit.configuration(beside: database))
            )
        }
    }

    /// Shows the key that others check with.
    struct PublicKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the public key that signs the trail, as PEM.")

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var audit: AuditOptions

        func run() async throws {
            print(try Operator.auditPublicKey(audit.configuration(beside: database)), terminator: "")
        }
    }
}

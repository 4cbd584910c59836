import API
import ArgumentParser
import Domain

struct Tokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Token untuk program. `patuh sessions` mendaftar dan mencabutnya.",
            "Tokens for programs. `patuh sessions` lists and revokes them."
        ),
        subcommands: [TokensMake.self]
    )
}

struct TokensMake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: help("Buat token; hanya ditampilkan sekali.", "Make a token; it is shown once.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Untuk apa.", "What it is for.")))
    var name: String

    @Option(help: ArgumentHelp(help("Berlaku berapa hari.", "For how many days.")))
    var days = 90

    @Option(
        name: .customLong("scope"),
        help: ArgumentHelp(
            help(
                "Hanya tindakan ini; boleh berulang (lihat whoami).",
                "Only this operation; may be repeated (see whoami)."
            )
        )
    )
    var scopes: [String] = []

    @Flag(help: ArgumentHelp(help("Hanya membaca.", "Only reads.")))
    var readsOnly = false

    func run() async throws {
        let body = Wire.TokenRequest(
            name: name,
            scopes: scopes.isEmpty ? nil : scopes,
            readsOnly: readsOnly ? true : nil,
            days: days
        )
        let answer = try await common.client().write(["v1", "tokens"], body, key: nil, as: Wire.Token.self)
        let token = answer.value
        let card = Card([
            Card.Field("token", "token", "token", token.token),
            Card.Field("name", "untuk", "for", token.name),
            Card.Field("expires_at", "sampai", "until", token.expiresAt),
            Card.Field("scopes", "cakupan", "scopes", token.scopes?.joined(separator: ", ")),
            Card.Field("id", "id", "id", token.id),
        ])
        common.output.show(answer.data, [.card(card)])
    }
}

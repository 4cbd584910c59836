import API
import ArgumentParser
import Domain

struct LettersDispositions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispositions",
        abstract: help("Disposisi: daftar, selesaikan, tarik.", "Dispositions: list, complete, withdraw."),
        subcommands: [DispositionsList.self, DispositionsDone.self, DispositionsWithdraw.self],
        defaultSubcommand: DispositionsList.self
    )
}

struct DispositionsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Disposisi kepada saya yang terbuka.", "What was passed to me and is open.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(help: ArgumentHelp(help("mine, given, all.", "mine, given, all.")))
    var scope: String = "mine"

    @Option(help: ArgumentHelp(help("open, done, withdrawn.", "open, done, withdrawn.")))
    var state: String = "open"

    func run() async throws {
        try await common.list(
            ["v1", "dispositions"],
            [("scope", scope), ("state", state)],
            page: page,
            as: Sheets.dispositions,
            empty: Words(id: "Tidak ada disposisi.", en: "No dispositions.")
        )
    }
}

/// What ends a disposition.
struct DispositionEndOptions: ParsableArguments {
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: "Id.")
    var id: Identifier

    @Option(help: ArgumentHelp(help("Catatan.", "A note.")))
    var note: String?

    func end(_ outcome: String) async throws {
        let answer = try await common.client().write(
            ["v1", "dispositions", id.text, "completion"],
            Wire.DispositionCompletionRequest(outcome: outcome, note: note),
            key: write.idempotencyKey,
            as: Wire.Disposition.self
        )
        common.output.show(
            answer.data,
            [.table(Sheets.dispositions.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

struct DispositionsDone: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done",
        abstract: help("Nyatakan disposisi selesai.", "Say that it was done.")
    )

    @OptionGroup var options: DispositionEndOptions

    func run() async throws { try await options.end("done") }
}

struct DispositionsWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: help("Tarik disposisi yang Anda berikan.", "Take back what you gave.")
    )

    @OptionGroup var options: DispositionEndOptions

    func run() async throws { try await options.end("withdrawn") }
}

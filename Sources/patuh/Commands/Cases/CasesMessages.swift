import ArgumentParser
import Domain

struct CasesMessages: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "messages",
        abstract: help(
            "Apa yang disampaikan kedua jalur satu sama lain, terbaru dahulu.",
            "What both tracks told each other, latest first."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case-id"))
    var id: Identifier

    func run() async throws {
        try await common.list(
            ["v1", "cases", id.text, "messages"],
            page: page,
            as: Sheets.messages,
            empty: Words(id: "Belum ada pesan antarjalur.", en: "No messages between the tracks yet.")
        )
    }
}

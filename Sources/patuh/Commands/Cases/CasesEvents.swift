import ArgumentParser
import Domain

struct CasesEvents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: help("Catatan kasus, tindakan pertama dahulu.", "The log of a case, first act first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case-id"))
    var id: Identifier

    func run() async throws {
        try await common.list(
            ["v1", "cases", id.text, "events"],
            page: page,
            as: Sheets.events,
            empty: Words(id: "Belum ada kejadian.", en: "Nothing happened yet.")
        )
    }
}

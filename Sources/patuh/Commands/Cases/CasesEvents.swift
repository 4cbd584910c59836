import API
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
        let answer = try await common.client()
            .list(["v1", "cases", id.text, "events"], [], page: page, of: Wire.Event.self)
        common.output.list(
            answer.data,
            Sheets.events.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Belum ada kejadian.", en: "Nothing happened yet.")
        )
    }
}

import API
import ArgumentParser
import Domain

struct NoticesRead: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: help("Catat bahwa pemberitahuan sudah dibaca.", "Note that a notice was read.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Pemberitahuan.", "The notice."), valueName: "notice-id"))
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().put(["v1", "notices", id.text, "read"], as: Wire.Notice.self)
        let table = Sheets.notices.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

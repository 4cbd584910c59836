import ArgumentParser
import Domain

struct LettersList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help(
            "Surat-surat sebuah kasus, menurut urutan terbit.",
            "The letters of a case, in the order of issue."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Id kasus.", "The case's id."), valueName: "case"))
    var caseID: Identifier

    func run() async throws {
        try await common.list(
            ["v1", "cases", caseID.text, "letters"],
            page: page,
            as: Sheets.letterFiles,
            empty: Words(id: "Tidak ada surat.", en: "No letters.")
        )
    }
}

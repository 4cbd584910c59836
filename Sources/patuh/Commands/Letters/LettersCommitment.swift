import ArgumentParser
import Domain

struct LettersCommitment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commitment",
        abstract: help(
            "Simpan surat pernyataan kesanggupan untuk ditandatangani pemberi kerja.",
            "Save the statement by which the employer undertakes to comply, to be signed."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var sheet: SheetOptions

    @Argument(help: ArgumentHelp(help("Id kasus.", "The case's id."), valueName: "case"))
    var id: Identifier

    func run() async throws {
        try await common.save(
            ["v1", "cases", id.text, "commitment-statement"],
            to: sheet,
            otherwise: "surat-pernyataan-kesanggupan.pdf"
        )
    }
}

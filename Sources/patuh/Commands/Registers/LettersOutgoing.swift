import API
import ArgumentParser
import Domain

struct LettersOutgoing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outgoing",
        abstract: help("Register surat keluar, terbaru dahulu.", "The registers of outgoing letters, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @OptionGroup var filter: RegisterFilter

    @Option(help: ArgumentHelp(help("Hanya register ini.", "Only in this register.")))
    var register: String?

    @Option(
        help: ArgumentHelp(
            help(
                "Hanya keadaan ini: issued, printed, returned, delivered, answered, void.",
                "Only in this state: issued, printed, returned, delivered, answered, void."
            )
        )
    )
    var state: String?

    func run() async throws {
        try await common.list(
            ["v1", "outgoing-letters"],
            filter.pairs + [("register", register), ("state", state)],
            page: page,
            as: Sheets.outgoing,
            empty: Words(id: "Tidak ada surat keluar.", en: "No outgoing letters.")
        )
    }
}

struct LettersLife: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "life",
        abstract: help("Seluruh riwayat sebuah surat.", "A letter's whole life.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "Id.")
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "letters", id.text, "life"], as: Wire.LetterLife.self)
        let language = Surroundings.current.language
        let life = answer.value
        var blocks: [Block] = [.table(Sheets.letterLife.table(life.entries, in: language))]
        if common.output.format == .table {
            blocks =
                life.file.blocks(in: language) + [
                    .text(life.filing.statement[language]), .heading(Words(id: "Riwayat", en: "Life")),
                ] + blocks
        }
        common.output.show(answer.data, blocks)
    }
}

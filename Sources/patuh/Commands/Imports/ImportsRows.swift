import ArgumentParser
import Domain

struct ImportsRows: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rows",
        abstract: help("Nasib tiap baris sebuah impor.", "What became of each row of an import.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: "Id.")
    var id: Identifier

    @Option(
        help: ArgumentHelp(
            help(
                "Hanya: created, updated, unchanged, review, rejected.",
                "Only: created, updated, unchanged, review, rejected."
            )
        )
    )
    var status: String?

    func run() async throws {
        try await common.list(
            ["v1", "imports", id.text, "rows"],
            [("status", status)],
            page: page,
            as: Sheets.importRows,
            empty: Words(id: "Tidak ada baris seperti itu.", en: "No such rows.")
        )
    }
}

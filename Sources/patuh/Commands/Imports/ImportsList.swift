import ArgumentParser
import Domain

struct ImportsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Daftar impor, terbaru dahulu.", "Imports, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "imports"],
            page: page,
            as: Sheets.imports,
            empty: Words(id: "Belum ada impor.", en: "No imports yet.")
        )
    }
}

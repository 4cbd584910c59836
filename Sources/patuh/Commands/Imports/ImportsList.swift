import API
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
        let answer = try await common.client().list(["v1", "imports"], [], page: page, of: Wire.Import.self)
        common.output.list(
            answer.data,
            Sheets.imports.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Belum ada impor.", en: "No imports yet.")
        )
    }
}

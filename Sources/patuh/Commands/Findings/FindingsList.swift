import API
import ArgumentParser
import Domain

struct FindingsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Temuan sebuah pemeriksaan.", "The findings of an inspection.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @OptionGroup var purpose: PurposeOptions

    @Argument(help: ArgumentHelp(help("Pemeriksaan.", "The inspection."), valueName: "inspection-id"))
    var inspection: Identifier

    func run() async throws {
        let path = ["v1", "inspections", inspection.text, "findings"]
        let answer = try await common.client().list(
            path,
            [],
            page: page,
            purpose: purpose.purpose,
            of: Wire.Finding.self
        )
        common.output.list(
            answer.data,
            Sheets.findings.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Belum ada temuan.", en: "No findings yet.")
        )
    }
}

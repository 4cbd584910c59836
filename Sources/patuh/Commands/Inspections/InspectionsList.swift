import API
import ArgumentParser
import Domain

struct InspectionsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Daftar pemeriksaan, terbaru dahulu.", "Inspections, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(help: ArgumentHelp(help("Hanya perusahaan ini.", "Only of this firm.")))
    var firm: Firm?

    @Option(help: ArgumentHelp(help("Hanya dalam keadaan ini.", "Only in this state.")))
    var state: String?

    @Flag(help: ArgumentHelp(help("Hanya yang saya usulkan atau yang ditugaskan kepada saya.", "Only mine.")))
    var mine = false

    func run() async throws {
        let client = try common.client()
        let answer = try await client.list(
            ["v1", "inspections"],
            [("company_id", try await firm?.id(by: client)), ("state", state), ("scope", mine ? "mine" : nil)],
            page: page,
            of: Wire.InspectionSummary.self
        )
        common.output.list(
            answer.data,
            Sheets.inspections.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada pemeriksaan.", en: "No inspections.")
        )
    }
}

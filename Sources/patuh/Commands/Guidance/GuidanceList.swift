import API
import ArgumentParser
import Domain

struct GuidanceList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Pembinaan dan sosialisasi, terbaru dahulu.", "Guidance and meetings, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(help: ArgumentHelp(help("Hanya jenis ini.", "Only of this kind.")))
    var kind: String?

    @Option(help: ArgumentHelp(help("Hanya dengan perusahaan ini.", "Only with this firm."), valueName: "firm"))
    var firm: Firm?

    @Option(help: ArgumentHelp(help("Hanya wilayah ini.", "Only in this region."), valueName: "code"))
    var region: String?

    func run() async throws {
        let client = try common.client()
        let query = [("kind", kind), ("company_id", try await firm?.id(by: client)), ("region", region)]
        let answer = try await client.list(
            ["v1", "guidance-activities"],
            query,
            page: page,
            of: Wire.GuidanceActivity.self
        )
        common.output.list(
            answer.data,
            Sheets.guidance.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Belum ada pembinaan.", en: "No guidance yet.")
        )
    }
}

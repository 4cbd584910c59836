import API
import ArgumentParser
import Domain

struct FirmsTimeline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: help("Apa saja yang terjadi dengan satu perusahaan.", "What happened with a firm.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    func run() async throws {
        let client = try common.client()
        let path = ["v1", "companies", try await firm.id(by: client), "timeline"]
        let answer = try await client.list(path, [], page: page, of: Wire.TimelineItem.self)
        common.output.list(
            answer.data,
            Sheets.timeline.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Belum ada kejadian.", en: "Nothing happened yet.")
        )
    }
}

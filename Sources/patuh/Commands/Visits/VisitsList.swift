import API
import ArgumentParser
import Domain

struct VisitsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Daftar kunjungan, terbaru dahulu.", "Visits, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(help: ArgumentHelp(help("Hanya pemeriksaan ini.", "Only of this inspection."), valueName: "id"))
    var inspection: Identifier?

    @Option(help: ArgumentHelp(help("Hanya perusahaan ini.", "Only of this firm.")))
    var firm: Firm?

    func run() async throws {
        let client = try common.client()
        let answer = try await client.list(
            ["v1", "visits"],
            [("inspection_id", inspection?.text), ("company_id", try await firm?.id(by: client))],
            page: page,
            of: Wire.Visit.self
        )
        common.output.list(
            answer.data,
            Sheets.visits.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Belum ada kunjungan.", en: "No visits yet.")
        )
        let waiting = try Outbox(.current).items().filter { $0.server == client.server.key }.count
        if waiting > 0 {
            common.output.note(
                Words(
                    id: "\(waiting) kunjungan di antrean, BELUM diterima: patuh visits sync",
                    en: "\(waiting) visits queued, NOT yet received: patuh visits sync"
                )
            )
        }
    }
}

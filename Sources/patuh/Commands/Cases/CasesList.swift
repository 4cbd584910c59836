import API
import ArgumentParser
import Domain

struct CasesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Daftar kasus, terbaru dahulu.", "Cases, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(help: ArgumentHelp(help("Jalur: inspection, bpjs_sanction.", "Track: inspection, bpjs_sanction.")))
    var track: String?

    @Option(
        help: ArgumentHelp(help("Hanya dalam keadaan ini, mis. first_note.", "Only in this state, as in first_note."))
    )
    var state: String?

    @Option(help: ArgumentHelp(help("Hanya perusahaan ini.", "Only of this firm.")))
    var firm: Firm?

    @Option(help: ArgumentHelp(help("Kode wilayah, mis. 62.02.", "Region code, as in 62.02.")))
    var region: String?

    @Flag(help: ArgumentHelp(help("Hanya yang masih berjalan.", "Only open cases.")))
    var open = false

    @Flag(help: ArgumentHelp(help("Hanya yang sudah selesai.", "Only closed cases.")))
    var closed = false

    func validate() throws {
        if open, closed {
            throw ValidationError(
                help("--open dan --closed tidak bersama-sama", "--open and --closed exclude each other")
            )
        }
    }

    func run() async throws {
        let client = try common.client()
        let answer = try await client.list(
            ["v1", "cases"],
            [
                ("track", track), ("state", state), ("company_id", try await firm?.id(by: client)), ("region", region),
                ("open", open ? "true" : closed ? "false" : nil),
            ],
            page: page,
            of: Wire.CaseSummary.self
        )
        common.output.list(
            answer.data,
            Sheets.cases.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada kasus.", en: "No cases.")
        )
    }
}

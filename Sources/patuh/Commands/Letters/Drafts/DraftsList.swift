import API
import ArgumentParser
import Domain

struct DraftsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Konsep surat, yang terbaru dahulu.", "Drafts of letters, the newest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(
        help: ArgumentHelp(
            help(
                "Keadaan: open, submitted, approved, issued, withdrawn.",
                "State: open, submitted, approved, issued, withdrawn."
            )
        )
    )
    var state: String?

    @Option(name: .customLong("case"), help: ArgumentHelp(help("Hanya kasus ini.", "Only this case."), valueName: "id"))
    var caseID: Identifier?

    @Flag(help: ArgumentHelp(help("Hanya buatan sendiri.", "Only one's own.")))
    var mine = false

    func run() async throws {
        try await common.list(
            ["v1", "letter-drafts"],
            [("state", state), ("mine", mine ? "true" : nil), ("case", caseID?.text)],
            page: page,
            as: Sheets.drafts,
            empty: Words(id: "Tidak ada konsep.", en: "No drafts.")
        )
    }
}

struct DraftsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Lihat konsep dengan riwayatnya.", "Show a draft with everything that became of it.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Id konsep.", "The draft's id."), valueName: "draft"))
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "letter-drafts", id.text], as: Wire.LetterDraft.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

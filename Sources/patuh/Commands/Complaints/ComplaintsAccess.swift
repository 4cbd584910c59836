import ArgumentParser
import Domain

struct ComplaintsAccess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: help("Siapa membuka pengaduan ini, terbaru dahulu.", "Who opened this complaint, latest first."),
        discussion: help("Untuk koordinator wilayah.", "For the region's coordinator.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @Argument(help: ArgumentHelp(help("Id pengaduan.", "The complaint's id."))) var id: Identifier

    func run() async throws {
        try await common.list(
            ["v1", "complaints", id.text, "access"],
            page: page,
            as: Sheets.complaintAccess,
            empty: Words(id: "Belum ada yang membukanya.", en: "Nobody has opened it yet.")
        )
    }
}

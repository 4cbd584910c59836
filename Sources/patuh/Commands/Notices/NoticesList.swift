import ArgumentParser
import Domain

struct NoticesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Pemberitahuan, terbaru dahulu.", "Notices, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(help: ArgumentHelp(help("Hanya: unread, read, atau all (semua).", "Only: unread, read, or all of them.")))
    var status = "unread"

    func run() async throws {
        try await common.list(
            ["v1", "notices"],
            [("status", status)],
            page: page,
            as: Sheets.notices,
            empty: Words(id: "Tidak ada pemberitahuan.", en: "No notices.")
        )
    }
}

import ArgumentParser
import Domain

struct ImportsGone: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gone",
        abstract: help(
            "Nomor daftar terdahulu yang tidak ada lagi di daftar lengkap ini.",
            "Numbers of earlier lists that this complete one does not have."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: "Id.")
    var id: Identifier

    func run() async throws {
        try await common.list(
            ["v1", "imports", id.text, "gone"],
            page: page,
            as: Sheets.goneListings,
            empty: Words(id: "Tidak ada yang hilang.", en: "Nothing is gone.")
        )
    }
}

import ArgumentParser
import Domain

struct VisitsMinutes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minutes",
        abstract: help(
            "Simpan berita acara pemeriksaan sebuah kunjungan untuk ditandatangani.",
            "Save the minutes of a visit, to be signed by both sides."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var sheet: SheetOptions

    @Option(help: ArgumentHelp(help("Keperluan; dicatat pada jejak audit.", "What it is for; kept in the trail.")))
    var purpose: String

    @Argument(help: ArgumentHelp(help("Id kunjungan.", "The visit's id."), valueName: "visit"))
    var id: Identifier

    func run() async throws {
        try await common.save(
            ["v1", "visits", id.text, "minutes"],
            to: sheet,
            for: purpose,
            otherwise: "berita-acara-pemeriksaan.pdf"
        )
    }
}

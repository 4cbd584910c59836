import API
import ArgumentParser
import Domain
import Foundation

struct LettersExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: help("Agenda surat sebagai CSV, untuk Srikandi.", "The agenda of letters as CSV, for Srikandi."),
        discussion: help(
            "Pengambilan dicatat dengan keperluannya. Pemisah titik koma, UTF-8.",
            "The export is recorded with its purpose. Semicolons between cells, UTF-8."
        )
    )

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp(help("Kantor.", "The office."), valueName: "code"))
    var office: String

    @Option(help: ArgumentHelp(help("Keperluan.", "What it is for.")))
    var purpose: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Sejak hari ini.", "From this day."), valueName: "day")
    )
    var from: DayArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Sampai hari ini.", "To this day."), valueName: "day")
    )
    var through: DayArgument?

    @Option(help: ArgumentHelp(help("Hanya incoming atau outgoing.", "Only incoming or outgoing.")))
    var direction: String?

    func run() async throws {
        let surroundings = Surroundings.current
        let client = try common.client()
        let request = Request(
            method: "GET",
            url: try client.url(
                ["v1", "letter-agenda"],
                [
                    ("office", office), ("from", from?.text), ("through", through?.text),
                    ("direction", direction),
                ]
            ),
            headers: ["Accept": "text/csv, application/problem+json"].merging(purposeHeader(purpose)) { $1 },
            patience: 600,
            receive: surroundings.write
        )
        _ = try await client.send(request)
    }
}

import API
import ArgumentParser
import Domain
import Foundation

struct FirmsImportCorrections: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections",
        abstract: help(
            "Berkas baris yang ditolak atau ditinjau, untuk diperbaiki lalu dikirim dengan --corrects.",
            "The file of rows rejected or to review, to be mended and sent with --corrects."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var purpose: PurposeOptions

    @Argument(help: ArgumentHelp(help("Id impor.", "The import's id.")))
    var id: Identifier

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(help("Berkas tujuan; tanpa ini ke keluaran.", "Where to; standard output without it."))
    )
    var output: String?

    func run() async throws {
        let client = try common.client()
        let usual = help("Koreksi daftar impor", "Correcting an imported list")
        var headers = purposeHeader(purpose.purpose ?? usual)
        headers["Accept"] = "text/csv, application/problem+json"
        let request = Request(
            method: "GET",
            url: try client.url(["v1", "imports", id.text, "rows"], [("status", "rejected,review")]),
            headers: headers
        )
        let answer = try await client.send(request)
        guard let output else { return Surroundings.current.write(answer.body) }
        do {
            try answer.body.write(to: URL(filePath: output), options: .withoutOverwriting)
        } catch {
            throw Failure.local(
                id: "\(output) tidak dapat ditulis, atau sudah ada.",
                en: "\(output) cannot be written, or is there already.",
                remedy: Words(id: "Sebutkan berkas lain.", en: "Name another file.")
            )
        }
        common.output.note(
            Words(
                id: "Perbaiki \(output), lalu: patuh firms import \(output) --corrects \(id.text)",
                en: "Mend \(output), then: patuh firms import \(output) --corrects \(id.text)"
            )
        )
    }
}

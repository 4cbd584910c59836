import API
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

    @Argument(help: ArgumentHelp(help("Id kunjungan.", "The visit's id."), valueName: "visit"))
    var id: Identifier

    @Option(help: ArgumentHelp(help("Berkas tujuan.", "The file."), valueName: "file"))
    var to: String?

    @Flag(help: ArgumentHelp(help("Timpa berkas yang sudah ada.", "Overwrite a file that exists.")))
    var force = false

    func run() async throws {
        let client = try common.client()
        let response = try await client.send(
            Request(
                method: "GET",
                url: try client.url(["v1", "visits", id.text, "minutes"]),
                headers: ["Accept": "application/pdf"]
            )
        )
        let name = to ?? response.fileName ?? "berita-acara-pemeriksaan.pdf"
        try save(response.body, to: name, force: force)
        common.output.note(Words(id: "Tersimpan: \(name)", en: "Saved: \(name)"))
    }
}

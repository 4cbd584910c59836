import API
import ArgumentParser
import Domain
import Foundation

struct EvidenceSave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: help("Simpan berkas sebuah bukti di mesin ini.", "Save a piece of evidence on this machine.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "Id.")
    var id: Identifier

    @Option(
        help: ArgumentHelp(
            help("Berkas tujuan; tanpa ini namanya seperti saat diterima.", "The file; named as it came without it."),
            valueName: "file"
        )
    )
    var to: String?

    @Flag(help: ArgumentHelp(help("Timpa berkas yang sudah ada.", "Overwrite a file that exists.")))
    var force = false

    func run() async throws {
        let client = try common.client()
        let response = try await client.send(
            Request(
                method: "GET",
                url: try client.url(["v1", "evidence", id.text, "content"]),
                headers: ["Accept": "*/*, application/problem+json"],
                patience: 600
            )
        )
        let name = to ?? response.fileName ?? id.text
        try save(response.body, to: name, force: force)
        common.output.note(Words(id: "Tersimpan: \(name)", en: "Saved: \(name)"))
    }
}

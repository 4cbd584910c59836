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

    @Argument(help: ArgumentHelp(help("Berkas baru.", "The new file.")), completion: .file())
    var file: String

    func run() async throws {
        let client = try common.client()
        let url = URL(filePath: file)
        guard !FileManager.default.fileExists(atPath: url.filePath) else {
            throw Failure.local(
                id: "\(url.filePath) sudah ada.",
                en: "\(url.filePath) exists already.",
                remedy: Words(id: "Pilih nama lain.", en: "Choose another name.")
            )
        }
        let response = try await client.send(
            Request(
                method: "GET",
                url: try client.url(["v1", "evidence", id.text, "content"]),
                headers: ["Accept": "*/*, application/problem+json"],
                patience: 600
            )
        )
        do {
            try response.body.write(to: url, options: [.atomic, .withoutOverwriting])
        } catch {
            throw Failure.local(
                id: "\(url.filePath) tidak dapat ditulis.",
                en: "\(url.filePath) cannot be written.",
                remedy: Words(id: "Periksa folder dan ruang disknya.", en: "Check the folder and its disk space.")
            )
        }
        common.output.note(
            Words(id: "Tersimpan: \(url.filePath)", en: "Saved: \(url.filePath)")
        )
    }
}

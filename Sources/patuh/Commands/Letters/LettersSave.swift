import API
import ArgumentParser
import Domain
import Foundation

struct LettersSave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: help("Simpan surat sebagai PDF.", "Save a letter as PDF.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "Id.")
    var id: Identifier

    @Option(
        help: ArgumentHelp(
            help(
                "Berkas tujuan; tanpa ini namanya menurut nomor surat.",
                "The file; named by the letter's number without it."
            ),
            valueName: "file"
        )
    )
    var to: String?

    @Flag(help: ArgumentHelp(help("Halaman HTML, bukan PDF.", "The HTML page instead of the PDF.")))
    var html = false

    @Flag(
        help: ArgumentHelp(
            help("Tanpa tanda tangan elektronik, untuk ditandatangani.", "Without electronic signatures, to be signed.")
        )
    )
    var unsigned = false

    @Flag(help: ArgumentHelp(help("Timpa berkas yang sudah ada.", "Overwrite a file that exists.")))
    var force = false

    func run() async throws {
        let client = try common.client()
        let response = try await client.send(
            Request(
                method: "GET",
                url: try client.url(
                    ["v1", "letters", id.text, "content"],
                    [("variant", unsigned ? "unsigned" : nil)]
                ),
                headers: ["Accept": html ? "text/html" : "application/pdf"]
            )
        )
        let name = to ?? response.fileName ?? "\(id.text).\(html ? "html" : "pdf")"
        try save(response.body, to: name, force: force)
        common.output.note(Words(id: "Tersimpan: \(name)", en: "Saved: \(name)"))
    }
}

/// Writes a file, and overwrites none without leave.
func save(_ data: Data, to name: String, force: Bool) throws {
    guard force || !FileManager.default.fileExists(atPath: name) else {
        throw Failure.local(
            id: "\(name) sudah ada; pakai --force untuk menimpanya.",
            en: "\(name) exists; use --force to overwrite it."
        )
    }
    do {
        try data.write(to: URL(fileURLWithPath: name), options: .atomic)
    } catch {
        throw Failure.local(id: "\(name) tidak dapat ditulis.", en: "\(name) can't be written.")
    }
}

extension Response {
    /// The name that the server gives the file; never a path.
    var fileName: String? {
        guard let header = headers["content-disposition"],
            let name = header.firstMatch(of: /filename="([A-Za-z0-9._-]+)"/)?.1, !name.hasPrefix(".")
        else { return nil }
        return String(name)
    }
}

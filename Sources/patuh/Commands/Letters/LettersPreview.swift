import API
import ArgumentParser
import Domain
import Foundation

struct LettersPreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: help(
            "Simpan konsep surat yang akan dibuat sebuah langkah, sebagai halaman HTML.",
            "Save a draft of the letter that a step would make, as an HTML page."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Id kasus.", "The case's id."), valueName: "case"))
    var caseID: Identifier

    @Argument(help: ArgumentHelp(help("Langkah, misalnya issue_first_note.", "The step, as issue_first_note.")))
    var action: String

    @Option(help: ArgumentHelp(help("Alasan yang akan disebut.", "The reason that would be given.")))
    var reason: String?

    @Option(help: ArgumentHelp(help("Kalimat penerbit dalam surat.", "The issuer's own words in the letter.")))
    var text: String?

    @Option(help: ArgumentHelp(help("Berkas tujuan.", "The file."), valueName: "file"))
    var to: String?

    @Flag(help: ArgumentHelp(help("Timpa berkas yang sudah ada.", "Overwrite a file that exists.")))
    var force = false

    func run() async throws {
        let client = try common.client()
        let response = try await client.send(
            Request(
                method: "GET",
                url: try client.url(
                    ["v1", "cases", caseID.text, "letter-preview"],
                    [("action", action), ("reason", reason), ("text", text)]
                ),
                headers: ["Accept": "text/html"]
            )
        )
        let name = to ?? "konsep-\(action).html"
        try save(response.body, to: name, force: force)
        common.output.note(Words(id: "Tersimpan: \(name)", en: "Saved: \(name)"))
    }
}

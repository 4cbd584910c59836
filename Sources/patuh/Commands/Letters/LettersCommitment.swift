import API
import ArgumentParser
import Domain

struct LettersCommitment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commitment",
        abstract: help(
            "Simpan surat pernyataan kesanggupan untuk ditandatangani pemberi kerja.",
            "Save the statement by which the employer undertakes to comply, to be signed."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Id kasus.", "The case's id."), valueName: "case"))
    var caseID: Identifier

    @Option(help: ArgumentHelp(help("Berkas tujuan.", "The file."), valueName: "file"))
    var to: String?

    @Flag(help: ArgumentHelp(help("Timpa berkas yang sudah ada.", "Overwrite a file that exists.")))
    var force = false

    func run() async throws {
        let client = try common.client()
        let response = try await client.send(
            Request(
                method: "GET",
                url: try client.url(["v1", "cases", caseID.text, "commitment-statement"]),
                headers: ["Accept": "application/pdf"]
            )
        )
        let name = to ?? response.fileName ?? "surat-pernyataan-kesanggupan.pdf"
        try save(response.body, to: name, force: force)
        common.output.note(Words(id: "Tersimpan: \(name)", en: "Saved: \(name)"))
    }
}

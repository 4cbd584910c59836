import API
import ArgumentParser
import Domain

struct DraftsIssue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: help(
            "Terbitkan surat dari konsep yang disetujui: langkah itu sendiri.",
            "Issue the letter of a draft that was passed on: the step itself."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var draft: DraftOptions

    func run() async throws {
        let body = Wire.LetterDraftIssue(
            expectedVersion: draft.expectedVersion,
            occurredOn: act.day,
            reason: act.reason
        )
        let answer = try await common.client().write(
            draft.path("issuance"),
            body,
            key: write.idempotencyKey,
            as: Wire.StepResult.self
        )
        common.output.show(answer.data, [.card(answer.value.card(in: Surroundings.current.language))])
    }
}

struct DraftsPreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: help("Simpan halaman konsep.", "Save the page of a draft.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Id konsep.", "The draft's id."), valueName: "draft"))
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
                url: try client.url(["v1", "letter-drafts", id.text, "preview"]),
                headers: ["Accept": "text/html"]
            )
        )
        let name = to ?? "konsep-\(id.text).html"
        try save(response.body, to: name, force: force)
        common.output.note(Words(id: "Tersimpan: \(name)", en: "Saved: \(name)"))
    }
}

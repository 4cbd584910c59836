import API
import ArgumentParser
import Domain

struct DraftsMake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: help("Buat konsep surat sebuah langkah.", "Prepare a step that makes a letter.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var details: DetailOptions
    @OptionGroup var cited: CitedOptions

    @Argument(help: ArgumentHelp(help("Id kasus.", "The case's id."), valueName: "case"))
    var caseID: Identifier

    @Argument(help: ArgumentHelp(help("Langkah, misalnya issue_first_note.", "The step, as issue_first_note.")))
    var action: String

    @Option(help: ArgumentHelp(help("Alasan dalam surat.", "The reason that the letter gives.")))
    var reason: String?

    @Option(help: ArgumentHelp(help("Catatan.", "A note.")))
    var note: String?

    func run() async throws {
        let evidence = try await cited.ids(on: caseID.text, as: .document, by: try common.client())
        let body = Wire.LetterDraftRequest(
            caseId: caseID.text,
            action: action,
            reason: reason,
            note: note,
            details: try details.details(on: Surroundings.current.today.description, evidence: cited.reference),
            evidenceIds: evidence
        )
        try await common.change(["v1", "letter-drafts"], body, write)
    }
}

struct DraftsSave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: help(
            "Simpan naskah lain; naskah lama tetap ada.",
            "Save another text; every earlier one is kept."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var draft: DraftOptions
    @OptionGroup var details: DetailOptions
    @OptionGroup var cited: CitedOptions

    @Option(help: ArgumentHelp(help("Alasan dalam surat.", "The reason that the letter gives.")))
    var reason: String?

    @Option(help: ArgumentHelp(help("Catatan.", "A note.")))
    var note: String?

    func run() async throws {
        let client = try common.client()
        let evidence = try await cited.ids(on: try await draft.caseID(by: client), as: .document, by: client)
        let body = Wire.LetterDraftText(
            expectedVersion: draft.expectedVersion,
            reason: reason,
            note: note,
            details: try details.details(on: Surroundings.current.today.description, evidence: cited.reference),
            evidenceIds: evidence
        )
        try await common.change(draft.path("versions"), body, write)
    }
}

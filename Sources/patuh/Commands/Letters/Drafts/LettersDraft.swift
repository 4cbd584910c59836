import API
import ArgumentParser
import Domain

struct LettersDraft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: help(
            "Konsep surat: buat, ubah, ajukan, periksa, terbitkan.",
            "Drafts of letters: make, change, submit, review, issue."
        ),
        subcommands: [
            DraftsMake.self, DraftsSave.self, DraftsSubmit.self, DraftsReview.self, DraftsIssue.self,
            DraftsWithdraw.self, DraftsList.self, DraftsShow.self, DraftsPreview.self,
        ]
    )
}

/// Which draft, and the version that was looked at.
struct DraftOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(help("Id konsep.", "The draft's id."), valueName: "draft"))
    var id: Identifier

    @Option(help: ArgumentHelp(help("Versi yang dilihat.", "The version looked at.")))
    var expectedVersion: Int?

    /// Where the draft, or a part of it, is found.
    func path(_ part: String? = nil) -> [String] { ["v1", "letter-drafts", id.text] + (part.map { [$0] } ?? []) }

    /// The case that it belongs to.
    func caseID(by client: Client) async throws -> String {
        try await client.get(path(), as: Wire.LetterDraft.self).value.caseId
    }
}

extension CommonOptions {
    /// Does something to a draft, and shows it.
    func change(_ path: [String], _ body: some Encodable & Sendable, _ write: WriteOptions) async throws {
        let answer = try await client().write(path, body, key: write.idempotencyKey, as: Wire.LetterDraft.self)
        output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

extension Wire.LetterDraft {
    /// The draft as people read it.
    func blocks(in language: Language) -> [Block] {
        var blocks = [
            Block.card(
                Card([
                    Card.Field("kind", "jenis", "kind", kindWords[language]),
                    Card.Field("action", "tindakan", "action", "\(actionWords[language]) (\(action))"),
                    Card.Field("company", "perusahaan", "firm", company.name),
                    Card.Field("state", "keadaan", "state", "\(stateWords[language]) (\(state))"),
                    Card.Field("version", "versi", "version", String(version)),
                    Card.Field("made_by", "pembuat", "made by", madeBy.name),
                    Card.Field("checked_by", "pemeriksa", "checked by", checkedBy?.name),
                    Card.Field("reason", "alasan", "reason", reason),
                    Card.Field("text", "isi", "text", details?.letter?.text),
                    Card.Field("letter_id", "surat", "letter", letterId),
                    Card.Field("case_id", "kasus", "case", caseId),
                    Card.Field("id", "konsep", "draft", id),
                ])
            )
        ]
        if let history, !history.isEmpty {
            blocks += [
                .heading(Words(id: "Riwayat", en: "History")), .table(Sheets.draftEntries.table(history, in: language)),
            ]
        }
        return blocks
    }
}

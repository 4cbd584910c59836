import API
import ArgumentParser
import Domain

struct LettersShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help(
            "Lihat surat dengan penanda tangan dan berkasnya.",
            "Show a letter with who signs it and its file."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "Id.")
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "letters", id.text], as: Wire.LetterFile.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

extension Wire.LetterFile {
    /// The letter as people read it.
    func blocks(in language: Language) -> [Block] {
        var blocks = [
            Block.card(
                Card([
                    Card.Field("kind", "jenis", "kind", letter.words[language]),
                    Card.Field("number", "nomor", "number", letter.number),
                    Card.Field("issued_on", "terbit", "issued", letter.issuedOn),
                    Card.Field("status", "keadaan", "status", letter.statusWords[language]),
                    Card.Field("received_on", "diterima", "received", letter.receivedOn),
                    Card.Field("verification_url", "pemeriksaan", "verified at", verificationUrl),
                    Card.Field("sha", "SHA-256", "SHA-256", paper?.sha256),
                    Card.Field("bytes", "ukuran", "bytes", paper.map { String($0.bytes) }),
                    Card.Field("printed_at", "dicetak", "printed", paper?.printedAt),
                    Card.Field("case_id", "kasus", "case", caseId),
                    Card.Field("id", "id", "id", letter.id),
                ])
            )
        ]
        if let signatures, !signatures.isEmpty {
            blocks += [
                .heading(Words(id: "Tanda tangan elektronik", en: "Electronic signatures")),
                .table(Sheets.letterSignatures.table(signatures, in: language)),
            ]
        }
        if let evidence, !evidence.isEmpty {
            blocks += [
                .heading(Words(id: "Pindaian dan tanda terima", en: "Scans and receipts")),
                .table(Sheets.cited.table(evidence, in: language)),
            ]
        }
        if let signatories, !signatories.isEmpty {
            blocks += [
                .heading(Words(id: "Penanda tangan", en: "Signatories")),
                .table(Sheets.signatories.table(signatories, in: language)),
            ]
        }
        return blocks
    }
}

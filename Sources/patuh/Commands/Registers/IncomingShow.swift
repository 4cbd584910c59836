import API
import ArgumentParser
import Domain

struct IncomingShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Lihat surat masuk dengan kaitan dan disposisinya.", "Show a paper with links and dispositions.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "Id.")
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "incoming-letters", id.text], as: Wire.IncomingLetter.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

extension Wire.IncomingLetter {
    /// The paper as people read it.
    func blocks(in language: Language) -> [Block] {
        var blocks = [
            Block.card(
                Card([
                    Card.Field("number", "agenda", "agenda", "\(number)/\(year)"),
                    Card.Field("office", "kantor", "office", office.name),
                    Card.Field("kind", "jenis", "kind", words[language]),
                    Card.Field("sender", "pengirim", "sender", sender),
                    Card.Field("sender_number", "nomor surat", "sender's number", senderNumber),
                    Card.Field("dated_on", "tanggal surat", "dated", datedOn),
                    Card.Field("received_on", "diterima", "received", receivedOn),
                    Card.Field("channel", "cara", "way", channelWords[language]),
                    Card.Field("subject", "hal", "subject", subject),
                    Card.Field("summary", "isi", "summary", summary),
                    Card.Field("secrecy", "sifat", "secrecy", secrecyWords[language]),
                    Card.Field("status", "keadaan", "status", statusWords[language]),
                    Card.Field("reason", "alasan", "reason", reason),
                    Card.Field("void_reason", "alasan batal", "why void", voidReason),
                    Card.Field("corrects", "meralat", "corrects", corrects),
                    Card.Field("corrected_by", "diralat oleh", "corrected by", correctedBy),
                    Card.Field("company", "perusahaan", "firm", company?.name),
                    Card.Field("case_id", "kasus", "case", caseId),
                    Card.Field("filing", "retensi", "retention", filing.statement[language]),
                    Card.Field("id", "id", "id", id),
                ])
            )
        ]
        if !links.isEmpty {
            blocks += [
                .heading(Words(id: "Kaitan", en: "Links")), .table(Sheets.incomingLinks.table(links, in: language)),
            ]
        }
        if !files.isEmpty {
            blocks += [
                .heading(Words(id: "Pindaian", en: "Scans")), .table(Sheets.incomingFiles.table(files, in: language)),
            ]
        }
        if let dispositions, !dispositions.isEmpty {
            blocks += [
                .heading(Words(id: "Disposisi", en: "Dispositions")),
                .table(Sheets.dispositions.table(dispositions, in: language)),
            ]
        }
        return blocks
    }
}

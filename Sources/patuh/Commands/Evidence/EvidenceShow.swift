import API
import ArgumentParser
import Domain

struct EvidenceShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Lihat sebuah bukti dan siapa yang memegangnya.", "Show evidence and its chain of custody.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "Id.")
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "evidence", id.text], as: Wire.Evidence.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

extension Wire.Evidence {
    /// The evidence as people read it.
    func blocks(in language: Language) -> [Block] {
        let card = Card([
            Card.Field("title", "judul", "title", title),
            Card.Field("kind", "jenis", "kind", "\(kindWords[language]) (\(kind))"),
            Card.Field("file_name", "berkas", "file", "\(fileName) (\(mediaType), \(size) B)"),
            Card.Field("digest", "SHA-256", "SHA-256", digest),
            Card.Field("dated_on", "bertanggal", "dated", datedOn),
            Card.Field("received_at", "diterima", "received", receivedAt),
            Card.Field("received_by", "dari", "from", receivedBy?.name),
            Card.Field("letter_id", "surat", "letter", letterId),
            Card.Field("visit_id", "kunjungan", "visit", visitId),
            Card.Field("case_id", "kasus", "case", caseId),
            Card.Field("id", "id", "id", id),
        ])
        var blocks = [Block.card(card)]
        if let citedBy, !citedBy.isEmpty {
            blocks += [
                .heading(Words(id: "Disebut oleh", en: "Cited by")),
                .table(Sheets.citingActs.table(citedBy, in: language)),
            ]
        }
        if let custody, !custody.isEmpty {
            blocks += [
                .heading(Words(id: "Rantai penguasaan", en: "Chain of custody")),
                .table(Sheets.custody.table(custody, in: language)),
            ]
        }
        return blocks
    }
}

import API
import Domain

extension Sheets {
    static let handovers = Sheet<Wire.Handover>(columns: [
        .text("handed_on", "diserahkan", "handed over") { list, _ in list.handedOn },
        .text("title", "daftar", "list", shrinks: true) { list, _ in list.title },
        .text("office", "dari", "from", shrinks: true) { list, _ in list.office.name },
        .text("receiver", "kepada", "to", shrinks: true) { list, _ in list.receiver.name },
        .number("lines", "baris", "lines") { $0.lines },
        .text("status", "keadaan", "status") { list, language in list.words[language] },
        .text("received_on", "diterima", "received") { list, _ in list.receivedOn },
        .number("age_days", "umur (hari)", "age (days)") { $0.ageDays },
        .text("id", "id", "id") { list, _ in list.id },
    ])

    static let handoverLines = Sheet<Wire.HandoverLine>(columns: [
        .number("line", "no", "no") { $0.line },
        .text("name", "perusahaan", "firm", shrinks: true) { line, _ in line.company?.name ?? line.name },
        .text("indications", "indikasi", "indication", shrinks: true) { line, language in
            line.indications.map { $0.words[language] }.joined(separator: ", ")
        },
        .text("debt", "tunggakan", "debt") { line, _ in line.debt.map { Rupiah($0).description } },
        .text("stage", "keadaan", "stage", shrinks: true) { line, language in line.words[language] },
        .number("workers_covered", "tk", "workers") { $0.workersCovered },
        .text("paid", "terealisasi", "paid") { line, _ in Rupiah(line.paid).description },
        .number("age_days", "umur (hari)", "age (days)") { $0.ageDays },
        .text("owner", "pengawas", "inspector", shrinks: true) { line, _ in line.owner?.name },
        .text("case_id", "kasus", "case") { line, _ in line.caseId },
        .text("changed_at", "terakhir", "last change") { line, _ in line.changedAt },
    ])

    static let handoverStages = Sheet<Wire.HandoverStageCount>(columns: [
        .text("stage", "keadaan", "stage") { count, language in count.words[language] },
        .number("lines", "baris", "lines") { $0.lines },
    ])

    static let handoverHolders = Sheet<Wire.HandoverHolder>(columns: [
        .text("person", "pengawas", "inspector") { holder, _ in holder.person?.name ?? "–" },
        .number("lines", "baris", "lines") { $0.lines },
        .number("open", "belum selesai", "open") { $0.open },
    ])

    static let lineProposals = Sheet<Wire.LineProposal>(columns: [
        .number("line", "no", "no") { $0.line },
        .text("result", "hasil", "result") { item, language in CodeBook.proposals[item.result, language] },
        .text("case_id", "kasus", "case") { item, _ in item.caseId },
        .text("detail", "alasan", "reason", shrinks: true) { item, language in item.detail?[language] },
    ])

    static let handoverSnapshots = Sheet<Wire.HandoverSnapshot>(columns: [
        .text("taken_on", "tanggal", "day") { item, _ in item.takenOn },
        .text("meeting", "rapat", "meeting", shrinks: true) { item, _ in item.meeting },
        .number("lines", "baris", "lines") { $0.totals.lines },
        .number("firms_realised", "terealisasi", "realised") { $0.totals.firmsRealised },
        .number("workers_covered", "tk", "workers") { $0.totals.workersCovered },
        .text("paid", "rupiah", "rupiah") { item, _ in Rupiah(item.totals.paid).description },
        .text("taken_by", "oleh", "by", shrinks: true) { item, _ in item.takenBy.name },
        .text("content_digest", "sidik", "digest", shrinks: true) { item, _ in item.contentDigest },
        .text("id", "id", "id") { item, _ in item.id },
    ])

    static let handoverChanges = Sheet<Wire.HandoverChange>(columns: [
        .number("line", "no", "no") { $0.line },
        .text("name", "perusahaan", "firm", shrinks: true) { change, _ in change.name },
        .text("from", "dari", "from") { change, language in change.fromWords[language] },
        .text("to", "menjadi", "to") { change, language in change.toWords[language] },
        .number("workers_covered", "tk", "workers") { $0.workersCovered },
        .text("paid", "rupiah", "rupiah") { change, _ in Rupiah(change.paid).description },
    ])
}

extension Wire.Handover {
    /// The list as people read it, with what it has come to.
    func blocks(in language: Language) -> [Block] {
        let age = Words(id: "\(ageDays) hari", en: "\(ageDays) days")
        var blocks = [
            Block.card(
                Card([
                    .init("title", "daftar", "list", title),
                    .init("number", "surat", "letter", number),
                    .init("office", "dari", "from", office.name),
                    .init("receiver", "kepada", "to", receiver.name),
                    .init("handed_on", "diserahkan", "handed over", "\(handedOn) (\(age[language]))"),
                    .init("received_on", "diterima", "received", receivedOn),
                    .init("status", "keadaan", "status", words[language]),
                    .init("reason", "alasan", "reason", reason),
                    .init("lines", "baris", "lines", String(lines)),
                    .init("realised", "terealisasi", "realised", totals.map { String($0.firmsRealised) }),
                    .init("workers", "tenaga kerja", "workers", totals.map { String($0.workersCovered) }),
                    .init(
                        "paid",
                        "rupiah",
                        "rupiah",
                        totals.map {
                            "\(Rupiah($0.paid).description) / \(Rupiah($0.debt).description)"
                        }
                    ),
                    .init("version", "versi", "version", String(version)),
                    .init("id", "id", "id", id),
                ])
            )
        ]
        if let totals {
            blocks += [
                .heading(Words(id: "Menurut keadaan", en: "By stage")),
                .table(Sheets.handoverStages.table(totals.stages, in: language)),
            ]
        }
        if let holders, !holders.isEmpty {
            blocks += [
                .heading(Words(id: "Pada siapa", en: "With whom")),
                .table(Sheets.handoverHolders.table(holders, in: language)),
            ]
        }
        return blocks
    }
}

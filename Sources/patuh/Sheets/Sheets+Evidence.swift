import API
import Domain

extension Sheets {
    static let evidence = Sheet<Wire.Evidence>(columns: [
        .text("received_at", "diterima", "received") { evidence, _ in evidence.receivedAt },
        .text("kind", "jenis", "kind", shrinks: true) { evidence, language in evidence.kindWords[language] },
        .text("title", "judul", "title", shrinks: true) { evidence, _ in evidence.title },
        .text("received_by", "dari", "from", shrinks: true) { evidence, _ in evidence.receivedBy?.name },
        .text("media_type", "isi", "content") { evidence, _ in evidence.mediaType },
        .text("id", "bukti", "evidence") { evidence, _ in evidence.id },
    ])

    static let cited = Sheet<Wire.EvidenceRef>(columns: [
        .text("kind", "jenis", "kind", shrinks: true) { evidence, language in evidence.words[language] },
        .text("title", "judul", "title", shrinks: true) { evidence, _ in evidence.title },
        .text("id", "bukti", "evidence") { evidence, _ in evidence.id },
    ])

    static let citingActs = Sheet<Wire.CitingAct>(columns: [
        .number("seq", "no", "no") { $0.seq },
        .text("occurred_on", "tanggal", "day") { act, _ in act.occurredOn },
        .text("action", "tindakan", "action", shrinks: true) { act, language in act.words[language] },
        .text("actor", "oleh", "by", shrinks: true) { act, _ in act.actor?.name },
    ])

    static let custody = Sheet<Wire.CustodyEntry>(columns: [
        .text("at", "waktu", "when") { entry, _ in entry.at },
        .text("event", "peristiwa", "event", shrinks: true) { entry, language in entry.words[language] },
        .text("person", "oleh", "by", shrinks: true) { entry, _ in entry.person?.name },
    ])
}

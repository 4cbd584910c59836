import API
import Domain

extension Sheets {
    static let messages = Sheet<Wire.CaseMessage>(columns: [
        .text("occurred_on", "tanggal", "day") { message, _ in message.occurredOn },
        .text("direction", "arah", "direction") { message, language in
            (message.direction == "in" ? Words(id: "masuk", en: "in") : Words(id: "keluar", en: "out"))[language]
        },
        .text("kind", "pesan", "message", shrinks: true) { message, language in message.words[language] },
        .text("letter_number", "nomor", "number") { message, _ in message.letterNumber },
        .text("text", "isi", "text", shrinks: true) { message, _ in message.text },
        .text("from_case_id", "dari kasus", "from case") { message, _ in message.fromCaseId },
        .text("to_case_id", "ke kasus", "to case") { message, _ in message.toCaseId },
    ])

    static let successions = Sheet<Wire.AllegedSuccession>(columns: [
        .text("alleged_on", "tanggal", "day") { link, _ in link.allegedOn },
        .text("predecessor_name", "perusahaan asal", "predecessor", shrinks: true) { link, _ in link.predecessorName },
        .text("alleged_name", "diduga penerus", "alleged successor", shrinks: true) { link, _ in link.allegedName },
        .text("successor_name", "terdaftar sebagai", "registered as", shrinks: true) { link, _ in link.successorName },
        .text("evidence", "bukti", "evidence", shrinks: true) { link, _ in link.evidence },
        .text("case_id", "kasus", "case") { link, _ in link.caseId },
        .text("id", "id", "id") { link, _ in link.id },
    ])

    static let guidance = Sheet<Wire.GuidanceActivity>(columns: [
        .text("occurred_on", "tanggal", "day") { item, _ in item.occurredOn },
        .text("kind", "jenis", "kind") { item, language in item.words[language] },
        .text("region_code", "kode", "code") { item, _ in item.regionCode },
        .text("place", "tempat", "place", shrinks: true) { item, _ in item.place },
        .text("topic", "pokok bahasan", "topic", shrinks: true) { item, _ in item.topic },
        .number("people_reached", "orang", "people") { $0.peopleReached },
        .text("companies", "perusahaan", "firms", shrinks: true) { item, _ in
            item.companies.map(\.name).joined(separator: ", ")
        },
        .text("officers", "petugas", "officers", shrinks: true) { item, _ in
            item.officers.map(\.name).joined(separator: ", ")
        },
        .text("id", "id", "id") { item, _ in item.id },
    ])
}

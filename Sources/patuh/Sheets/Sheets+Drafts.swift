import API
import Domain

extension Sheets {
    static let drafts = Sheet<Wire.LetterDraft>(columns: [
        .text("made_at", "dibuat", "made") { draft, _ in String(draft.madeAt.prefix(10)) },
        .text("company", "perusahaan", "firm", shrinks: true) { draft, _ in draft.company.name },
        .text("kind", "jenis", "kind", shrinks: true) { draft, language in draft.kindWords[language] },
        .text("state", "keadaan", "state") { draft, language in draft.stateWords[language] },
        .text("made_by", "pembuat", "made by", shrinks: true) { draft, _ in draft.madeBy.name },
        .text("checked_by", "pemeriksa", "checked by", shrinks: true) { draft, _ in draft.checkedBy?.name },
        .number("version", "versi", "version") { $0.version },
        .text("id", "konsep", "draft") { draft, _ in draft.id },
    ])

    static let draftEntries = Sheet<Wire.LetterDraftEntry>(columns: [
        .number("seq", "no", "no") { $0.seq },
        .text("act", "tindakan", "act") { entry, language in entry.words[language] },
        .text("by", "oleh", "by", shrinks: true) { entry, _ in entry.by.name },
        .text("at", "waktu", "at") { entry, _ in entry.at },
        .text("remark", "catatan", "remark", shrinks: true) { entry, _ in entry.remark },
        .text("text", "isi", "text", shrinks: true) { entry, _ in entry.text },
    ])

    static let registerNumbers = Sheet<Wire.RegisterNumber>(columns: [
        .number("sequence", "urut", "place") { $0.sequence },
        .text("number", "nomor", "number") { item, _ in item.number },
        .text("purpose", "untuk", "for") { item, language in item.words[language] },
        .text("given_on", "tanggal", "day") { item, _ in item.givenOn },
        .text("given_by", "oleh", "by", shrinks: true) { item, _ in item.givenBy?.name },
        .text("reason", "alasan", "reason", shrinks: true) { item, _ in item.reason ?? item.voidReason },
        .text("letter_id", "surat", "letter") { item, _ in item.letterId },
    ])

    static let numberingRules = Sheet<Wire.NumberingRule>(columns: [
        .text("from_on", "mulai", "from") { rule, _ in rule.fromOn },
        .text("office", "kantor", "office", shrinks: true) { rule, _ in rule.office?.name },
        .text("register", "register", "register") { rule, language in CodeBook.registers[rule.register, language] },
        .text("kind", "jenis", "kind") { rule, language in CodeBook.papers[rule.kind, language] },
        .text("pattern", "pola", "pattern") { rule, _ in rule.pattern },
        .text("classification", "klasifikasi", "classification") { rule, _ in rule.classification },
        .text("series", "seri", "series") { rule, _ in rule.series },
        .text("unit", "unit", "unit") { rule, _ in rule.unit },
        .text("certainty", "kepastian", "certainty") { rule, language in rule.certaintyWords[language] },
        .text("reason", "alasan", "reason", shrinks: true) { rule, _ in rule.reason },
    ])

    static let nextNumbers = Sheet<Wire.NextNumber>(columns: [
        .text("office", "kantor", "office", shrinks: true) { next, _ in next.office?.name },
        .text("register", "register", "register", shrinks: true) { next, language in next.words[language] },
        .text("number", "nomor", "number") { next, _ in next.number },
    ])

    static let reviewRules = Sheet<Wire.ReviewRule>(columns: [
        .text("from_on", "mulai", "from") { rule, _ in rule.fromOn },
        .text("office", "kantor", "office", shrinks: true) { rule, _ in rule.office.name },
        .text("kind", "jenis", "kind", shrinks: true) { rule, language in rule.kindWords[language] },
        .text("demanded", "wajib", "demanded") { rule, language in Phrases.yesNo(rule.demanded, language) },
        .text("reason", "alasan", "reason", shrinks: true) { rule, _ in rule.reason },
    ])
}

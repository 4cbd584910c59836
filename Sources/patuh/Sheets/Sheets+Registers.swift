import API
import Domain

extension Sheets {
    static let incoming = Sheet<Wire.IncomingLetter>(columns: [
        .text("number", "agenda", "agenda") { paper, _ in "\(paper.number)/\(paper.year)" },
        .text("received_on", "diterima", "received") { paper, _ in paper.receivedOn },
        .text("kind", "jenis", "kind", shrinks: true) { paper, language in paper.words[language] },
        .text("sender", "pengirim", "sender", shrinks: true) { paper, _ in paper.sender },
        .text("subject", "hal", "subject", shrinks: true) { paper, _ in paper.subject },
        .text("secrecy", "sifat", "secrecy") { paper, language in paper.secrecyWords[language] },
        .text("status", "keadaan", "status") { paper, language in paper.statusWords[language] },
        .text("case_id", "kasus", "case") { paper, _ in paper.caseId },
        .text("id", "id", "id") { paper, _ in paper.id },
    ])

    static let incomingLinks = Sheet<Wire.IncomingLink>(columns: [
        .text("relation", "kaitan", "link") { link, language in link.words[language] },
        .text("letter_number", "surat", "letter") { link, _ in link.letterNumber },
        .number("seq", "tindakan", "act") { link in link.seq },
        .text("linked_by", "oleh", "by", shrinks: true) { link, _ in link.linkedBy?.name },
        .text("linked_at", "waktu", "at") { link, _ in link.linkedAt },
    ])

    static let incomingFiles = Sheet<Wire.IncomingFile>(columns: [
        .text("file_name", "berkas", "file", shrinks: true) { file, _ in file.fileName },
        .text("digest", "SHA-256", "SHA-256", shrinks: true) { file, _ in file.digest },
        .text("evidence_id", "bukti", "evidence") { file, _ in file.evidenceId },
    ])

    static let dispositions = Sheet<Wire.Disposition>(columns: [
        .text("paper", "agenda", "agenda") { item, _ in "\(item.paper.number)/\(item.paper.year)" },
        .text("subject", "hal", "subject", shrinks: true) { item, _ in item.paper.subject },
        .text("given_by", "dari", "from", shrinks: true) { item, _ in item.givenBy?.name },
        .text("given_to", "kepada", "to", shrinks: true) { item, _ in item.givenTo?.name },
        .text("instruction", "perintah", "instruction", shrinks: true) { item, _ in item.instruction },
        .text("due_on", "tenggat", "due") { item, _ in item.dueOn },
        .text("state", "keadaan", "state") { item, language in item.stateWords[language] },
        .text("note", "catatan", "note", shrinks: true) { item, _ in item.note },
        .text("id", "id", "id") { item, _ in item.id },
    ])

    static let outgoing = Sheet<Wire.OutgoingLetter>(columns: [
        .text("issued_on", "terbit", "issued") { letter, _ in letter.issuedOn },
        .text("number", "nomor", "number") { letter, _ in letter.number },
        .text("register", "register", "register", shrinks: true) { letter, language in letter.registerWords[language] },
        .text("kind", "jenis", "kind", shrinks: true) { letter, language in letter.words[language] },
        .text("company", "perusahaan", "firm", shrinks: true) { letter, _ in
            letter.company.map { firm in letter.firms.map { "\(firm.name) (+\($0 - 1))" } ?? firm.name }
        },
        .text("state", "keadaan", "state") { letter, language in letter.stateWords[language] },
        .text("received_on", "diterima", "received") { letter, _ in letter.receivedOn },
        .text("id", "surat", "letter") { letter, _ in letter.id },
    ])

    static let letterLife = Sheet<Wire.LetterLifeEntry>(columns: [
        .text("occurred_on", "tanggal", "day") { entry, _ in entry.occurredOn },
        .text("recorded_at", "dicatat", "recorded") { entry, _ in entry.recordedAt },
        .text("kind", "peristiwa", "event") { entry, language in entry.words[language] },
        .text("person", "oleh", "by", shrinks: true) { entry, _ in entry.person?.name },
        .text("role", "jabatan", "post", shrinks: true) { entry, language in entry.roleWords?[language] },
        .text("text", "keterangan", "more", shrinks: true) { entry, _ in entry.text },
        .text("number", "nomor", "number") { entry, _ in
            entry.number ?? entry.paper.map { "\($0.number)/\($0.year)" }
        },
        .text("due_on", "tenggat", "due") { entry, _ in entry.dueOn },
        .text("digest", "SHA-256", "SHA-256", shrinks: true) { entry, _ in entry.digest },
    ])

    static let filingRules = Sheet<Wire.FilingRule>(columns: [
        .text("direction", "arah", "direction") { rule, language in CodeBook.directions[rule.direction, language] },
        .text("kind", "jenis", "kind") { rule, language in CodeBook.papers[rule.kind, language] },
        .text("office_group", "kantor", "office") { rule, language in CodeBook.officeGroups[rule.officeGroup, language]
        },
        .text("effective_from", "sejak", "from") { rule, _ in rule.effectiveFrom },
        .text("classification", "klasifikasi", "classification") { rule, _ in rule.classification },
        .text("retention", "kelas", "class", shrinks: true) { rule, language in rule.retentionWords[language] },
        .text("legal_basis", "dasar", "basis", shrinks: true) { rule, _ in rule.legalBasis },
        .text("certainty", "kepastian", "certainty") { rule, _ in rule.certainty },
    ])

    static let retentionTerms = Sheet<Wire.RetentionTerm>(columns: [
        .text("retention", "kelas", "class", shrinks: true) { term, language in term.words[language] },
        .text("effective_from", "sejak", "from") { term, _ in term.effectiveFrom },
        .number("active_years", "aktif", "active") { term in term.activeYears },
        .number("inactive_years", "inaktif", "inactive") { term in term.inactiveYears },
        .text("fate", "nasib akhir", "fate") { term, language in term.fateWords?[language] },
        .text("counts_from", "dihitung dari", "counted from") { term, _ in term.countsFrom },
        .text("legal_basis", "dasar", "basis", shrinks: true) { term, _ in term.legalBasis },
        .text("certainty", "kepastian", "certainty") { term, _ in term.certainty },
    ])
}

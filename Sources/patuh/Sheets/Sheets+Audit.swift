import API
import Domain

extension Sheets {
    static let auditEntries = Sheet<Wire.AuditEntry>(columns: [
        .text("recorded_at", "kapan", "when") { entry, _ in entry.recordedAt },
        .text("person", "siapa", "who", shrinks: true) { entry, _ in entry.person.map { $0.login ?? $0.name } },
        .text("posts", "sebagai", "as", shrinks: true) { entry, language in
            CodeBook.posts(entry.posts?.joined(separator: " "), language)
        },
        .text("kind", "jenis", "kind") { entry, language in CodeBook.trail[entry.kind, language] },
        .text("operation", "operasi", "operation", shrinks: true) { entry, _ in entry.operation },
        .text("outcome", "hasil", "outcome") { entry, language in CodeBook.trail[entry.outcome, language] },
        .text("subject_id", "tentang", "subject", shrinks: true) { entry, _ in entry.subjectId },
        .text("details", "rincian", "details", shrinks: true) { entry, _ in
            entry.details.map { details in
                [
                    details.action, details.event.map { "#\($0)" }, details.subject, details.method, details.reason,
                    details.count.map { "×\($0)" },
                ].compactMap(\.self).joined(separator: " ")
            }
        },
        .number("seen", "terlihat", "shown") { entry in entry.seen?.count },
        .text("purpose", "keperluan", "purpose", shrinks: true) { entry, _ in entry.purpose },
        .text("address", "dari", "from") { entry, _ in entry.address },
        .number("block", "blok", "block") { entry in entry.block.map { Int($0) } },
        .number("number", "no", "no") { entry in Int(entry.number) },
    ])

    static let auditHeads = Sheet<Wire.AuditHead>(columns: [
        .number("number", "no", "no") { head in Int(head.number) },
        .text("signed_at", "ditandatangani", "signed") { head, _ in head.signedAt },
        .number("block", "blok", "block") { head in Int(head.block) },
        .text("public_key", "kunci", "key", shrinks: true) { head, _ in head.publicKey },
    ])

    static let auditDestructions = Sheet<Wire.AuditDestruction>(columns: [
        .text("archived_at", "dimusnahkan", "destroyed") { record, _ in record.archivedAt },
        .number("entries", "catatan", "entries") { record in Int(record.entries) },
        .text("first_at", "dari", "from") { record, _ in record.firstAt },
        .text("last_at", "sampai", "through") { record, _ in record.lastAt },
        .number("months", "bulan", "months") { record in record.months },
        .text("legal_basis", "dasar", "basis", shrinks: true) { record, _ in record.legalBasis },
        .text("file_name", "berkas", "file") { record, _ in record.fileName },
    ])

    static let subjectRecords = Sheet<Wire.SubjectRecord>(columns: [
        .text("source", "sumber", "source") { record, language in CodeBook.subjects[record.source, language] },
        .text("field", "isian", "field") { record, _ in record.field },
        .text("value", "isi", "value", shrinks: true) { record, _ in record.value },
        .text("corrections", "perbaikan", "corrections", shrinks: true) { record, _ in
            record.corrections?.map(\.value).joined(separator: "; ")
        },
        .text("recorded_at", "dicatat", "recorded") { record, _ in record.recordedAt },
        .text("id", "catatan", "record") { record, _ in record.id },
    ])

    static let auditFaults = Sheet<Wire.AuditFault>(columns: [
        .text("kind", "kesalahan", "fault") { fault, _ in fault.kind },
        .text("words", "arti", "meaning", shrinks: true) { fault, language in fault.words[language] },
        .text("day", "hari", "day") { fault, _ in fault.day },
        .number("block", "blok", "block") { fault in fault.block.map { Int($0) } },
        .number("entry", "catatan", "entry") { fault in fault.entry.map { Int($0) } },
        .number("head", "pernyataan", "head") { fault in fault.head.map { Int($0) } },
    ])
}

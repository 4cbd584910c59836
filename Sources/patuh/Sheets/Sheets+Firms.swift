import API
import Domain

/// The layouts of the lists.
enum Sheets {
    static let companies = Sheet<Wire.CompanySummary>(columns: [
        .text("name", "nama", "name", shrinks: true) { firm, _ in firm.name },
        .text("nib", "nib", "nib") { firm, _ in firm.nib },
        .text("npwp", "npwp", "npwp") { firm, _ in firm.npwp },
        .text("region_code", "kode", "code") { firm, _ in firm.regionCode },
        .text("region_name", "kab/kota", "regency", shrinks: true) { firm, _ in firm.regionName },
        .number("workers", "pekerja", "workers") { $0.workers },
        .number("open_cases", "kasus", "cases") { $0.openCases },
        .text("id", "id", "id") { firm, _ in firm.id },
    ])

    static let timeline = Sheet<Wire.TimelineItem>(columns: [
        .text("occurred_on", "tanggal", "day") { item, _ in item.occurredOn },
        .text("kind", "jenis", "kind") { item, language in CodeBook.timeline[item.kind, language] },
        .text("action", "tindakan", "action", shrinks: true) { item, language in item.words[language] },
        .text("from_state", "dari", "from", shrinks: true) { item, language in CodeBook.states[item.fromState, language]
        },
        .text("to_state", "ke", "to", shrinks: true) { item, language in CodeBook.states[item.toState, language] },
        .text("actor", "oleh", "by", shrinks: true) { item, _ in item.actor?.name },
        .text("case_id", "kasus", "case") { item, _ in item.caseId },
        .text("note", "catatan", "note", shrinks: true) { item, _ in item.note },
        .text("evidence", "bukti", "evidence", shrinks: true) { item, _ in
            item.evidence?.map(\.title).joined(separator: "; ")
        },
        .text("recorded_at", "dicatat", "recorded") { item, _ in item.recordedAt },
    ])

    static let imports = Sheet<Wire.Import>(columns: [
        .text("started_at", "mulai", "started") { item, _ in item.startedAt },
        .text("source", "sumber", "source") { item, _ in item.source.uppercased() },
        .text("list_date", "per tanggal", "list of") { item, _ in item.listDate },
        .text("dry_run", "uji coba", "dry run") { item, language in Phrases.yesNo(item.dryRun, language) },
        .text("status", "status", "status") { item, language in CodeBook.imports[item.status, language] },
        .number("read", "dibaca", "read") { $0.counts.read },
        .number("created", "baru", "created") { $0.counts.created },
        .number("updated", "berubah", "updated") { $0.counts.updated },
        .number("unchanged", "tetap", "unchanged") { $0.counts.unchanged },
        .number("review", "ditinjau", "review") { $0.counts.review },
        .number("rejected", "ditolak", "rejected") { $0.counts.rejected },
        .text("file_name", "berkas", "file", shrinks: true) { item, _ in item.fileName },
        .text("person", "oleh", "by", shrinks: true) { item, _ in item.person.name },
        .text("id", "id", "id") { item, _ in item.id },
    ])

    static let goneListings = Sheet<Wire.GoneListing>(columns: [
        .text("number", "nomor", "number") { item, _ in item.number },
        .text("name", "nama", "name", shrinks: true) { item, _ in item.name },
        .text("branch", "cabang", "branch", shrinks: true) { item, _ in item.branch },
        .text("last_listed_on", "terakhir ada", "last listed") { item, _ in item.lastListedOn },
        .text("gone_on", "tidak ada sejak", "gone on") { item, _ in item.goneOn },
        .text("back_on", "ada lagi", "back on") { item, _ in item.backOn },
        .text("company_id", "perusahaan", "firm") { item, _ in item.company.id },
    ])

    static let importRows = Sheet<Wire.ImportRow>(columns: [
        .number("line", "baris", "line") { $0.line },
        .text("status", "status", "status") { row, language in CodeBook.rows[row.status, language] },
        .text("name", "nama", "name", shrinks: true) { row, _ in row.name },
        .text("field", "kolom", "column") { row, _ in row.field },
        .text("reason", "alasan", "reason", shrinks: true) { row, _ in row.reason?.detail },
        .text("remedy", "cara memperbaiki", "how to mend it", shrinks: true) { row, _ in row.reason?.remedy },
        .text("company_id", "perusahaan", "firm") { row, _ in row.companyId },
    ])

    static let people = Sheet<Wire.Person>(columns: [
        .text("login", "login", "login") { person, _ in person.login },
        .text("name", "nama", "name", shrinks: true) { person, _ in person.name },
        .text("roles", "peran", "roles", shrinks: true) { person, language in CodeBook.roles[person.roles, language] },
        .text("offices", "kantor", "offices", shrinks: true) { person, _ in
            person.offices?.map(\.name).joined(separator: ", ")
        },
        .text("id", "id", "id") { person, _ in person.id },
    ])

    static let offices = Sheet<Wire.Office>(columns: [
        .text("code", "kode", "code") { office, _ in office.code },
        .text("name", "nama", "name", shrinks: true) { office, _ in office.name },
        .text("kind", "jenis", "kind") { office, language in CodeBook.officeKinds[office.kind, language] },
        .text("zone", "zona", "zone") { office, _ in office.zone.uppercased() },
        .text("regions", "wilayah", "territory", shrinks: true) { office, _ in office.regions.joined(separator: ", ") },
        .text("id", "id", "id") { office, _ in office.id },
    ])
}

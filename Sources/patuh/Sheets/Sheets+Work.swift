import API
import Domain

extension Sheets {
    static let inspections = Sheet<Wire.InspectionSummary>(columns: [
        .text("occurred_on", "tanggal", "day") { item, _ in item.occurredOn },
        .text("company", "perusahaan", "firm", shrinks: true) { item, _ in item.company.name },
        .text("region_code", "kode", "code") { item, _ in item.company.regionCode },
        .text("kind", "jenis", "kind", shrinks: true) { item, language in item.words[language] },
        .text("state", "keadaan", "state", shrinks: true) { item, language in item.stateWords[language] },
        .text("valid_to", "spt sampai", "order until") { item, _ in item.validTo },
        .number("visits_count", "kunjungan", "visits") { $0.visitsCount },
        .number("findings_count", "temuan", "findings") { $0.findingsCount },
        .text("id", "pemeriksaan", "inspection") { item, _ in item.id },
        .text("case_id", "kasus", "case") { item, _ in item.caseId },
    ])

    static let assignments = Sheet<Wire.Assignment>(columns: [
        .text("number", "nomor", "number") { item, _ in item.number },
        .text("kind", "jenis", "kind", shrinks: true) { item, language in item.words[language] },
        .text("valid_from", "dari", "from") { item, _ in item.validFrom },
        .text("valid_to", "sampai", "to") { item, _ in item.validTo },
        .text("inspectors", "pengawas", "inspectors", shrinks: true) { item, _ in
            item.inspectors.map(\.name).joined(separator: ", ")
        },
        .text("companies", "perusahaan", "firms", shrinks: true) { item, _ in
            item.cases.map(\.company.name).joined(separator: ", ")
        },
        .text("id", "id", "id") { item, _ in item.id },
    ])

    static let visits = Sheet<Wire.Visit>(columns: [
        .text("occurred_on", "tanggal", "day") { visit, _ in visit.occurredOn },
        .text("company", "perusahaan", "firm", shrinks: true) { visit, _ in visit.company.name },
        .text("outcome", "hasil", "outcome", shrinks: true) { visit, language in visit.words[language] },
        .text("authors", "oleh", "by", shrinks: true) { visit, _ in visit.authors.map(\.name).joined(separator: ", ") },
        .text("supports_findings", "dasar temuan", "supports findings") { visit, language in
            Phrases.yesNo(visit.supportsFindings, language)
        },
        .text("id", "kunjungan", "visit") { visit, _ in visit.id },
        .text("inspection_id", "pemeriksaan", "inspection") { visit, _ in visit.inspectionId },
    ])

    static let findings = Sheet<Wire.Finding>(columns: [
        .text("occurred_on", "tanggal", "day") { finding, _ in finding.occurredOn },
        .text("kind", "temuan", "finding", shrinks: true) { finding, language in finding.words[language] },
        .text("basis", "dasar", "basis") { finding, language in CodeBook.bases[finding.basis, language] },
        .text("status", "status", "status", shrinks: true) { finding, language in finding.statusWords[language] },
        .number("workers_affected", "pekerja", "workers") { $0.workersAffected },
        .text("facts", "fakta", "facts", shrinks: true) { finding, _ in finding.facts },
        .text("id", "id", "id") { finding, _ in finding.id },
    ])

    static let cases = Sheet<Wire.CaseSummary>(columns: [
        .text("opened_on", "dibuka", "opened") { item, _ in item.openedOn },
        .text("company", "perusahaan", "firm", shrinks: true) { item, _ in item.company.name },
        .text("region_code", "kode", "code") { item, _ in item.company.regionCode },
        .text("track", "jalur", "track") { item, language in item.trackWords?[language] ?? item.track },
        .text("state", "keadaan", "state", shrinks: true) { item, language in item.stateWords[language] },
        .text("next_due_on", "tenggat", "due") { item, _ in item.nextDueOn },
        .number("version", "versi", "version") { $0.version },
        .text("id", "kasus", "case") { item, _ in item.id },
    ])

    static let letters = Sheet<Wire.Letter>(columns: [
        .text("kind", "surat", "letter", shrinks: true) { letter, language in letter.words[language] },
        .text("number", "nomor", "number") { letter, _ in letter.number },
        .text("status", "status", "status") { letter, language in letter.statusWords[language] },
        .text("issued_on", "terbit", "issued") { letter, _ in letter.issuedOn },
        .text("received_on", "diterima", "received") { letter, _ in letter.receivedOn },
        .text("id", "id", "id") { letter, _ in letter.id },
    ])

    static let events = Sheet<Wire.Event>(columns: [
        .number("seq", "no", "no") { $0.seq },
        .text("occurred_on", "tanggal", "day") { event, _ in event.occurredOn },
        .text("action", "tindakan", "action", shrinks: true) { event, language in event.words[language] },
        .text("from_state", "dari", "from", shrinks: true) { event, language in
            event.fromWords?[language] ?? event.fromState
        },
        .text("to_state", "ke", "to", shrinks: true) { event, language in event.toWords[language] },
        .text("actor", "oleh", "by", shrinks: true) { event, _ in event.actor?.name },
        .text("late", "menyusul", "late") { event, language in event.late ? Phrases.yesNo(true, language) : nil },
        .text("reason", "alasan", "reason", shrinks: true) { event, _ in event.reason ?? event.note },
        .text("evidence", "bukti", "evidence", shrinks: true) { event, _ in
            event.evidence?.map(\.title).joined(separator: "; ")
        },
        .text("recorded_at", "dicatat", "recorded") { event, _ in event.recordedAt },
    ])

    static let actions = Sheet<Wire.CaseAction>(columns: [
        .text("allowed", "boleh", "may") { action, language in Phrases.yesNo(action.allowed, language) },
        .text("action", "kode", "action") { action, _ in action.action },
        .text("words", "tindakan", "what it does", shrinks: true) { action, language in action.words[language] },
        .text("to_state", "ke", "to") { action, language in CodeBook.states[action.toState, language] },
        .text("roles", "oleh", "by", shrinks: true) { action, language in CodeBook.roles[action.roles, language] },
        .text("document", "surat", "document", shrinks: true) { action, language in action.document?[language] },
        .text("clocks", "tenggat", "deadlines", shrinks: true) { action, language in
            action.clocks.map { "\($0.words[language]): \($0.lasts[language])" }.joined(separator: "; ")
        },
        .text("legal_basis", "dasar hukum", "legal basis", shrinks: true) { action, _ in action.legalBasis },
        .text("certainty", "kepastian", "certainty") { action, _ in action.certainty },
        .text("reason", "mengapa tidak", "why not", shrinks: true) { action, _ in
            action.reasons.map(\.detail).joined(separator: " ")
        },
    ])

    static let clocks = Sheet<Wire.Clock>(columns: [
        .text("kind", "jangka", "deadline", shrinks: true) { clock, language in clock.words[language] },
        .text("starts_on", "mulai", "starts") { clock, _ in clock.startsOn },
        .number("days", "hari", "days") { $0.days },
        .text("unit", "satuan", "unit") { clock, language in CodeBook.units[clock.unit, language] },
        .text("due_on", "tenggat", "due") { clock, _ in clock.dueOn },
        .text("status", "status", "status") { clock, language in clock.statusWords[language] },
        .text("explanation", "penjelasan", "explanation", shrinks: true) { clock, language in
            clock.explanation[language]
        },
        .text("id", "id", "id") { clock, _ in clock.id },
    ])
}

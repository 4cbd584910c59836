import API
import Domain

extension Sheets {
    static let queue = Sheet<Wire.QueueItem>(columns: [
        .text("bucket", "urgensi", "urgency") { item, language in Phrases.bucket(item.bucket, language) },
        .text("due_on", "tenggat", "due") { item, _ in item.dueOn },
        .text("days_left", "sisa", "left") { item, language in item.daysLeft.map { Phrases.daysLeft($0, language) } },
        .text("company_name", "perusahaan", "firm", shrinks: true) { item, _ in item.companyName },
        .text("region_name", "kab/kota", "regency", shrinks: true) { item, _ in item.regionName },
        .text("state", "keadaan", "state", shrinks: true) { item, language in item.stateWords[language] },
        .text("responsible", "giliran", "whose turn", shrinks: true) { item, language in
            item.responsible.map { $0.person?.name ?? $0.words[language] }
        },
        .text("next_actions", "berikutnya", "next", shrinks: true) { item, language in
            CodeBook.actions[item.nextActions.map(\.action), language]
        },
        .text("case_id", "kasus", "case") { item, _ in item.caseId },
    ])

    static let notices = Sheet<Wire.Notice>(columns: [
        .text("created_at", "kapan", "when") { item, _ in item.createdAt },
        .text("words", "pemberitahuan", "notice", shrinks: true) { item, language in item.words[language] },
        .text("company", "perusahaan", "firm", shrinks: true) { item, _ in item.company?.name },
        .text("state", "keadaan", "state", shrinks: true) { item, language in item.stateWords?[language] },
        .text("office", "untuk", "to", shrinks: true) { item, _ in item.office?.name },
        .text("read_by", "dibaca oleh", "read by", shrinks: true) { item, _ in item.readBy?.name },
        .text("id", "id", "id") { item, _ in item.id },
        .text("case_id", "kasus", "case") { item, _ in item.caseId },
        .text("handover_id", "daftar", "list") { item, _ in item.handoverId },
    ])

    static let noncompliant = Sheet<Wire.NoncompliantCompany>(columns: [
        .text("name", "nama", "name", shrinks: true) { firm, _ in firm.name },
        .text("nib", "nib", "nib") { firm, _ in firm.nib },
        .text("region_name", "kab/kota", "regency", shrinks: true) { firm, _ in firm.regionName },
        .text("statement", "dasar", "basis", shrinks: true) { firm, language in firm.statement[language] },
        // What an indication says in full stands in its statement; here it is not called a finding.
        .text("findings", "jenis", "kinds", shrinks: true) { firm, language in
            firm.findings.map { FindingKind(rawValue: $0.kind)?.words[language] ?? $0.kind }.joined(separator: ", ")
        },
        .text("since", "sejak", "since") { firm, _ in firm.findings.map(\.since).min() },
        .number("workers_affected", "pekerja", "workers") { $0.findings.compactMap(\.workersAffected).max() },
        .text("state", "keadaan", "state", shrinks: true) { firm, language in
            firm.findings.lazy.compactMap(\.stateWords).first?[language]
        },
        .text("due_on", "tenggat", "due") { firm, _ in firm.dueOn },
        .text("company_id", "perusahaan", "firm") { firm, _ in firm.companyId },
    ])

    static let facets = Sheet<FacetLine>(columns: [
        .text("part", "menurut", "by") { line, language in line.part[language] },
        .text("value", "nilai", "value") { line, _ in line.facet.value },
        .text("words", "nama", "name", shrinks: true) { line, language in line.facet.words[language] },
        .number("companies", "perusahaan", "firms") { $0.facet.companies },
    ])

    static let procedures = Sheet<Wire.ProcedureSummary>(columns: [
        .text("track", "jalur", "track") { item, language in CodeBook.tracks[item.track, language] },
        .text("words", "nama", "name", shrinks: true) { item, language in item.words[language] },
        .number("version", "versi", "version") { $0.version },
        .text("status", "status", "status") { item, language in CodeBook.versions[item.status, language] },
        .text("origin", "dari", "by") { item, language in CodeBook.origins[item.origin, language] },
        .text("valid_from", "mulai berlaku", "valid from") { item, _ in item.validFrom },
        .text("in_force", "berlaku", "in force") { item, language in Phrases.yesNo(item.inForce, language) },
        .text("hash", "sidik", "hash", shrinks: true) { item, _ in item.hash },
    ])

    static let states = Sheet<Wire.ProcedureState>(columns: [
        .text("state", "kode", "state") { item, _ in item.state },
        .text("words", "keadaan", "in words", shrinks: true) { item, language in item.words[language] },
        .text("final", "akhir", "final") { item, language in item.final ? Phrases.yesNo(true, language) : nil },
    ])

    static let transitions = Sheet<Wire.ProcedureTransition>(columns: [
        .text("from_state", "dari", "from") { item, language in CodeBook.states[item.fromState, language] },
        .text("action", "kode", "code") { item, _ in item.action },
        .text("words", "tindakan", "action", shrinks: true) { item, language in item.words[language] },
        .text("to_state", "ke", "to") { item, language in CodeBook.states[item.toState, language] },
        .text("roles", "oleh", "by", shrinks: true) { item, language in CodeBook.roles[item.roles, language] },
        .text("clock", "jangka", "deadline") { item, language in CodeBook.clocks[item.clock, language] },
        .text("legal_basis", "dasar hukum", "legal basis", shrinks: true) { item, _ in item.legalBasis },
        .text("certainty", "kepastian", "certainty") { item, _ in item.certainty },
    ])

    static let procedureClocks = Sheet<Wire.ProcedureClock>(columns: [
        .text("kind", "kode", "deadline") { item, _ in item.kind },
        .text("words", "jangka", "in words", shrinks: true) { item, language in item.words[language] },
        .number("days", "hari", "days") { $0.days },
        .text("unit", "satuan", "unit") { item, language in CodeBook.units[item.unit, language] },
        .text("legal_basis", "dasar hukum", "legal basis", shrinks: true) { item, _ in item.legalBasis },
        .text("certainty", "kepastian", "certainty") { item, _ in item.certainty },
        .text("expiry_actions", "sesudahnya", "then", shrinks: true) { item, language in
            CodeBook.actions[item.expiryActions, language]
        },
    ])

    static let procedureProblems = Sheet<Wire.ProcedureProblem>(columns: [
        .text("track", "jalur", "track") { item, language in CodeBook.tracks[item.track, language] },
        .number("version", "versi", "version") { $0.version },
        .text("code", "kode", "code") { item, _ in item.code },
        .text("subject", "pada", "subject") { item, _ in item.subject },
        .text("words", "masalah", "problem", shrinks: true) { item, language in item.words[language] },
    ])

    static let checkedProcedures = Sheet<Wire.CheckedProcedure>(columns: [
        .text("track", "jalur", "track") { item, language in CodeBook.tracks[item.track, language] },
        .number("version", "versi", "version") { $0.version },
        .number("states", "keadaan", "states") { $0.states },
        .number("transitions", "peralihan", "transitions") { $0.transitions },
        .number("clocks", "jangka", "deadlines") { $0.clocks },
    ])

    static let days = Sheet<Wire.CalendarDay>(columns: [
        .text("date", "tanggal", "day") { day, _ in day.date },
        .text("kind", "jenis", "kind") { day, language in CodeBook.days[day.kind, language] },
        .text("status", "status", "status") { day, language in CodeBook.days[day.status, language] },
        .text("name", "nama", "name", shrinks: true) { day, _ in day.name },
    ])

    static let savedQueries = Sheet<Wire.SavedQuery>(columns: [
        .text("name", "nama", "name", shrinks: true) { query, _ in query.name },
        .text("filters", "saringan", "filters", shrinks: true) { query, language in query.filters.line(in: language) },
        .text("person", "oleh", "by", shrinks: true) { query, _ in query.person.name },
        .text("office", "dibagikan", "shared with", shrinks: true) { query, _ in query.office?.name },
        .text("saved_at", "disimpan", "saved") { query, _ in query.savedAt },
        .text("id", "id", "id") { query, _ in query.id },
    ])

    static let posts = Sheet<Wire.Post>(columns: [
        .text("role", "kode", "role") { post, _ in post.role },
        .text("words", "peran", "in words", shrinks: true) { post, language in post.words[language] },
        .text("office", "kantor", "office", shrinks: true) { post, _ in post.office.name },
        .text("regions", "wilayah", "territory", shrinks: true) { post, _ in post.regions.joined(separator: ", ") },
        .text("valid_from", "dari", "from") { post, _ in post.validFrom },
        .text("valid_to", "sampai", "to") { post, _ in post.validTo },
    ])

    static let permissions = Sheet<Wire.Permission>(columns: [
        .text("allowed", "boleh", "may") { item, language in Phrases.yesNo(item.allowed, language) },
        .text("operation", "kode", "operation") { item, _ in item.operation },
        .text("words", "apa", "what", shrinks: true) { item, language in item.words[language] },
    ])
}

extension Wire.NoncomplianceFilters {
    /// The filters on one line, as people say them.
    fileprivate func line(in language: Language) -> String {
        func said(_ codes: String?, _ book: CodeBook) -> String? {
            codes.map { book[$0.split(separator: ",").map(String.init), language] }
        }
        func days(_ count: Int) -> String { language == .id ? "\(count) hari" : "\(count) days" }
        let parts: [(Words, String?)] = [
            (Words(id: "dasar", en: "basis"), said(basis, .bases)),
            (Words(id: "cabang", en: "branch"), branch), (Words(id: "wilayah", en: "region"), region),
            (Words(id: "temuan", en: "finding"), said(finding, .findings)),
            (Words(id: "keadaan", en: "state"), said(state, .states)),
            (Words(id: "ditemukan sebelum", en: "found before"), sinceBefore),
            (Words(id: "ditemukan sejak", en: "found since"), sinceAfter),
            (Words(id: "umur sekurangnya", en: "age at least"), minDays.map(days)),
            (Words(id: "pekerja sekurangnya", en: "workers at least"), minWorkers.map(String.init)),
            (Words(id: "utang sekurangnya", en: "owed at least"), minAmount.map { Rupiah(Int64($0)).description }),
            (Words(id: "lewat tenggat", en: "overdue"), overdue.map { Phrases.yesNo($0, language) }),
            (Words(id: "dicari", en: "searched"), q),
        ]
        return parts.compactMap { name, value in value.map { "\(name[language]): \($0)" } }.joined(separator: "; ")
    }
}

/// A number of firms, and by what they were counted.
struct FacetLine {
    let part: Words
    let facet: Wire.NoncomplianceFacet
}

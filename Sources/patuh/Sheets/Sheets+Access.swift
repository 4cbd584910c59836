import API
import Domain

extension Sheets {
    static let sessions = Sheet<Wire.SignInSession>(columns: [
        .text("kind", "jenis", "kind") { item, language in CodeBook.signIns[item.kind, language] },
        .text("current", "ini", "this") { item, language in item.current ? Phrases.yesNo(true, language) : nil },
        .text("name", "untuk", "for", shrinks: true) { item, _ in item.name },
        .text("method", "cara masuk", "method") { item, language in CodeBook.signIns[item.method, language] },
        .text("opened_at", "dibuka", "opened") { item, _ in item.openedAt },
        .text("opened_from", "dari", "from") { item, _ in item.openedFrom },
        .text("device", "perangkat", "device", shrinks: true) { item, _ in item.device },
        .text("last_used_at", "terakhir", "last used") { item, _ in item.lastUsedAt },
        .text("expires_at", "sampai", "until") { item, _ in item.expiresAt },
        .text("id", "id", "id") { item, _ in item.id },
    ])

    static let givenPosts = Sheet<Wire.GivenPost>(columns: [
        .text("person", "nama", "name", shrinks: true) { post, _ in post.person.name },
        .text("role", "peran", "role", shrinks: true) { post, language in post.words[language] },
        .text("capacity", "sebagai", "as") { post, language in CodeBook.capacities[post.capacity, language] },
        .text("stands_for", "menggantikan", "for", shrinks: true) { post, _ in post.standsFor?.name },
        .text("office", "kantor", "office", shrinks: true) { post, _ in post.office.name },
        .text("valid_from", "dari", "from") { post, _ in post.validFrom },
        .text("valid_to", "sampai", "to") { post, _ in post.validTo },
        .text("held", "kini", "held") { post, language in Phrases.yesNo(post.held, language) },
        .text("basis", "dasar", "basis", shrinks: true) { post, _ in post.basis },
        .text("id", "id", "id") { post, _ in post.id },
    ])

    static let territories = Sheet<Wire.Territory>(columns: [
        .text("region_code", "kode", "code") { item, _ in item.regionCode },
        .text("region", "wilayah", "region", shrinks: true) { item, _ in item.region },
        .text("valid_from", "dari", "from") { item, _ in item.validFrom },
        .text("valid_to", "sampai", "to") { item, _ in item.validTo },
        .text("held", "kini", "held") { item, language in Phrases.yesNo(item.held, language) },
        .text("given_by", "oleh", "by", shrinks: true) { item, _ in item.givenBy?.name },
        .text("basis", "dasar", "basis", shrinks: true) { item, _ in item.basis },
    ])

    static let accessEvents = Sheet<Wire.AccessEvent>(columns: [
        .text("recorded_at", "waktu", "time") { item, _ in item.recordedAt },
        .text("kind", "apa", "what", shrinks: true) { item, language in item.words[language] },
        .text("person", "siapa", "whose", shrinks: true) { item, _ in item.person?.name },
        .text("role", "peran", "role") { item, language in CodeBook.roles[item.role, language] },
        .text("region_code", "wilayah", "region") { item, _ in item.regionCode },
        .text("offices", "kantor", "offices", shrinks: true) { item, _ in
            item.offices.map(\.name).joined(separator: ", ")
        },
        .text("valid_from", "dari", "from") { item, _ in item.validFrom },
        .text("valid_to", "sampai", "to") { item, _ in item.validTo },
        .text("by", "oleh", "by", shrinks: true) { item, _ in item.by?.name },
        .text("reason", "keterangan", "reason", shrinks: true) { item, _ in item.reason },
    ])

    static let accessRules = Sheet<Wire.AccessRule>(columns: [
        .text("key", "aturan", "rule") { rule, _ in rule.key },
        .number("value", "nilai", "value") { $0.value },
        .text("office", "kantor", "office", shrinks: true) { rule, _ in rule.office?.name },
        .text("effective_from", "mulai", "from") { rule, _ in rule.effectiveFrom },
        .text("in_force", "berlaku", "in force") { rule, language in Phrases.yesNo(rule.inForce, language) },
        .text("basis", "dasar", "basis", shrinks: true) { rule, _ in rule.basis },
    ])
}

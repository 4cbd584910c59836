import API
import Domain

extension Sheets {
    static let parameters = Sheet<Wire.Parameter>(columns: [
        .text("key", "kunci", "key") { item, _ in item.key },
        .text("words", "parameter", "parameter", shrinks: true) { item, language in item.words[language] },
        .text("value", "nilai", "value") { item, _ in item.value },
        .text("unit", "satuan", "unit") { item, language in CodeBook.units[item.unit, language] },
        .text("effective_from", "mulai", "from") { item, _ in item.effectiveFrom },
        .text("in_force", "berlaku", "in force") { item, language in Phrases.yesNo(item.inForce, language) },
        .text("legal_basis", "dasar hukum", "legal basis", shrinks: true) { item, _ in item.legalBasis },
        .text("certainty", "kepastian", "certainty", shrinks: true) { item, language in
            "\(item.certainty): \(item.certaintyWords[language])"
        },
    ])

    static let rulePreviews = Sheet<Wire.RulePreview>(columns: [
        .text("case_id", "kasus", "case") { item, _ in item.caseId },
        .text("company", "perusahaan", "firm", shrinks: true) { item, _ in item.company.name },
        .text("state", "keadaan", "state", shrinks: true) { item, language in item.stateWords[language] },
        .number("procedure_version", "versi", "version") { $0.procedureVersion },
        .text("rules_on", "aturan per", "law of") { item, _ in item.rulesOn },
        .text("possible", "dapat pindah", "can move") { item, language in Phrases.yesNo(item.possible, language) },
        .text("gained", "tindakan baru", "gained", shrinks: true) { item, language in
            CodeBook.actions[item.gained.map(\.action), language]
        },
        .text("lost", "tindakan hilang", "lost", shrinks: true) { item, language in
            CodeBook.actions[item.lost.map(\.action), language]
        },
        .text("changed", "berubah", "changed", shrinks: true) { item, language in
            CodeBook.actions[item.changed.map(\.action), language]
        },
        .text("clocks", "tenggat (kini, bila dihitung ulang)", "deadlines (told, if counted anew)", shrinks: true) {
            item,
            language in
            item.clocks.map {
                "\(CodeBook.clocks[$0.kind, language]) \($0.dueOn ?? "?") → \($0.dueIfCountedAnew ?? "?")"
            }.joined(separator: "; ")
        },
        .text("terms", "kelak", "later", shrinks: true) { item, language in
            item.terms.map { "\(CodeBook.parameters[$0.key, language]) \($0.value ?? "?") → \($0.newValue ?? "?")" }
                .joined(separator: "; ")
        },
    ])

    static let ruleGroups = Sheet<Wire.RulePreviewGroup>(columns: [
        .number("procedure_version", "versi", "version") { $0.procedureVersion },
        .text("state", "keadaan", "state", shrinks: true) { item, language in item.words[language] },
        .number("cases", "kasus", "cases") { $0.cases },
        .text("possible", "dapat pindah", "can move") { item, language in Phrases.yesNo(item.possible, language) },
        .text("gained", "tindakan baru", "gained", shrinks: true) { item, language in
            CodeBook.actions[item.gained, language]
        },
        .text("lost", "tindakan hilang", "lost", shrinks: true) { item, language in
            CodeBook.actions[item.lost, language]
        },
        .text("changed", "berubah", "changed", shrinks: true) { item, language in
            CodeBook.actions[item.changed, language]
        },
    ])

    static let migratedCases = Sheet<Wire.RuleMigrationCase>(columns: [
        .text("case_id", "kasus", "case") { item, _ in item.caseId },
        .text("outcome", "hasil", "outcome") { item, language in CodeBook.moves[item.outcome, language] },
        .number("seq", "tindakan", "act") { $0.seq },
        .text("reason", "alasan", "reason", shrinks: true) { item, _ in item.reason?.detail },
    ])
}

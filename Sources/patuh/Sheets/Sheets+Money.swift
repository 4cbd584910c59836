import API
import Domain

extension Sheets {
    static let debts = Sheet<Wire.Debt>(columns: [
        .text("billed_on", "tanggal", "billed on") { debt, _ in debt.billedOn },
        .text("company", "perusahaan", "firm", shrinks: true) { debt, _ in debt.company.name },
        .text("region_code", "kode", "code") { debt, _ in debt.company.regionCode },
        .text("state", "keadaan", "state", shrinks: true) { debt, language in debt.stateWords[language] },
        .rupiah("billed", "ditagih", "billed") { $0.billed },
        .rupiah("balance", "sisa", "balance") { $0.balance },
        .text("due_on", "jatuh tempo", "due") { debt, _ in debt.dueOn },
        .text("id", "piutang", "debt") { debt, _ in debt.id },
    ])

    static let debtItems = Sheet<Wire.DebtItem>(columns: [
        .number("ordinal", "no", "no") { $0.ordinal },
        .text("kind", "jenis", "kind", shrinks: true) { item, language in item.words[language] },
        .text("programme", "program", "programme") { item, _ in item.programme },
        .text("first_month", "dari", "from") { item, _ in item.firstMonth },
        .text("last_month", "sampai", "to") { item, _ in item.lastMonth },
        .rupiah("amount", "ditagih", "billed") { $0.amount },
        .rupiah("balance", "sisa", "balance") { $0.balance },
        .text("legal_basis", "dasar hukum", "legal basis", shrinks: true) { item, _ in item.legalBasis },
    ])

    static let instalments = Sheet<Wire.Instalment>(columns: [
        .text("due_on", "jatuh tempo", "due") { part, _ in part.dueOn },
        .rupiah("amount", "jumlah", "amount") { $0.amount },
    ])

    static let debtEvents = Sheet<Wire.DebtEvent>(columns: [
        .number("seq", "no", "no") { $0.seq },
        .text("occurred_on", "tanggal", "day") { event, _ in event.occurredOn },
        .text("action", "tindakan", "action", shrinks: true) { event, language in event.words[language] },
        .rupiah("change", "perubahan", "change") { $0.change },
        .rupiah("balance_after", "sisa", "balance") { $0.balanceAfter },
        .text("actor", "oleh", "by", shrinks: true) { event, _ in event.actor?.name },
        .text("reason", "alasan", "reason", shrinks: true) { event, _ in event.reason ?? event.result ?? event.note },
        .text("recorded_at", "dicatat", "recorded") { event, _ in event.recordedAt },
    ])

    static let calculationLines = Sheet<Wire.CalculationLine>(columns: [
        .text("words", "untuk", "for", shrinks: true) { line, language in line.words[language] },
        .text("first_month", "dari", "from") { line, _ in line.firstMonth },
        .text("last_month", "sampai", "to") { line, _ in line.lastMonth },
        .text("formula", "rumus", "formula", shrinks: true) { line, language in line.formula[language] },
        .rupiah("amount", "jumlah", "amount") { $0.amount },
    ])

    static let calculationSources = Sheet<Wire.CalculationSource>(columns: [
        .text("words", "ketentuan", "rule", shrinks: true) { source, language in source.words[language] },
        .text("legal_basis", "dasar hukum", "legal basis", shrinks: true) { source, _ in source.legalBasis },
        .text("certainty", "kepastian", "certainty") { source, _ in source.certainty },
        .text("note", "catatan", "note", shrinks: true) { source, language in source.note?[language] },
    ])
}

extension Sheet.Column {
    /// A column of amounts: "Rp1.500.000" for people, in the server's whole rupiah only in JSON.
    static func rupiah(_ key: String, _ id: String, _ en: String, _ cell: @escaping @Sendable (Item) -> Int64) -> Self {
        Self(head: Table.Column(key: key, title: Words(id: id, en: en), right: true)) { item, _ in
            Rupiah(cell(item)).description
        }
    }
}

import API
import Domain

extension Sheets {
    static let plans = Sheet<Wire.Plan>(columns: [
        .text("month", "bulan", "month") { plan, _ in plan.month },
        .text("office", "unit", "unit", shrinks: true) { plan, _ in plan.office.name },
        .text("status", "keadaan", "status") { plan, language in plan.words[language] },
        .number("firms", "perusahaan", "firms") { $0.firms },
        .number("visited", "dikunjungi", "visited") { $0.visited },
        .text("made_by", "oleh", "by", shrinks: true) { plan, _ in plan.madeBy.name },
        .text("id", "id", "id") { plan, _ in plan.id },
    ])

    static let planEntries = Sheet<Wire.PlanEntry>(columns: [
        .number("line", "no", "no") { $0.line },
        .text("company", "perusahaan", "firm", shrinks: true) { entry, _ in entry.company.name },
        .text("region_code", "wilayah", "region") { entry, _ in entry.company.regionCode },
        .number("points", "skor", "score") { $0.points },
        .text("why", "alasan", "why", shrinks: true) { entry, language in
            let parts = entry.parts.map { $0.map { "\($0.words[language]) (\($0.points))" }.joined(separator: "; ") }
            return [entry.reason, parts].compactMap(\.self).joined(separator: "; ")
        },
        .text("inspector", "pengawas", "inspector", shrinks: true) { entry, _ in entry.inspector?.name },
        .text("stage", "keadaan", "stage", shrinks: true) { entry, language in
            entry.removed ? Words(id: "Dikeluarkan", en: "Taken off")[language] : entry.words[language]
        },
        .text("assignment", "spt", "letter") { entry, _ in entry.assignmentNumber },
        .text("case_id", "kasus", "case") { entry, _ in entry.caseId },
    ])

    static let planInspectors = Sheet<Wire.PlanInspector>(columns: [
        .text("person", "pengawas", "inspector") { share, _ in share.person.name },
        .number("firms", "perusahaan", "firms") { $0.firms },
        .number("quota", "kuota", "quota") { $0.quota },
    ])

    static let riskParts = Sheet<Wire.RiskPart>(columns: [
        .number("points", "poin", "points") { $0.points },
        .number("most", "dari", "of") { $0.most },
        .text("words", "karena", "because", shrinks: true) { part, language in part.words[language] },
        .text("aspect", "unsur", "aspect") { part, language in
            part.kind.map { CodeBook.findings[$0, language] } ?? CodeBook.risks[part.aspect, language]
        },
    ])
}

extension Wire.Plan {
    /// The plan as people read it.
    func blocks(in language: Language) -> [Block] {
        var blocks = [
            Block.card(
                Card([
                    .init("month", "bulan", "month", month),
                    .init("office", "unit", "unit", office.name),
                    .init("status", "keadaan", "status", words[language]),
                    .init("reason", "alasan", "reason", reason),
                    .init("firms", "perusahaan", "firms", String(firms)),
                    .init("visited", "dikunjungi", "visited", String(visited)),
                    .init("made_by", "disusun oleh", "drafted by", madeBy.name),
                    .init("id", "id", "id", id),
                ])
            )
        ]
        if let inspectors, !inspectors.isEmpty {
            blocks.append(.table(Sheets.planInspectors.table(inspectors, in: language)))
        }
        return blocks
    }
}

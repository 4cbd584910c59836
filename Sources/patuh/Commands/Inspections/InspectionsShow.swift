import API
import ArgumentParser
import Domain

struct InspectionsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help(
            "Lihat pemeriksaan dengan SPT, kunjungan dan temuannya.",
            "An inspection with orders, visits, findings."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "Id.")
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "inspections", id.text], as: Wire.Inspection.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

extension Wire.Inspection {
    /// The inspection as people read it.
    func blocks(in language: Language) -> [Block] {
        var blocks = [
            Block.card(
                Card([
                    Card.Field("company", "perusahaan", "firm", "\(company.name) (\(company.regionCode))"),
                    Card.Field("kind", "jenis", "kind", words[language]),
                    Card.Field("reason", "alasan", "reason", reason),
                    Card.Field("note", "catatan", "note", note),
                    Card.Field("state", "keadaan", "state", "\(stateWords[language]) (\(state))"),
                    Card.Field("version", "versi", "version", String(version)),
                    Card.Field("occurred_on", "diusulkan", "proposed", occurredOn),
                    Card.Field("proposed_by", "oleh", "by", proposedBy?.name),
                    Card.Field("id", "pemeriksaan", "inspection", id),
                    Card.Field("case_id", "kasus", "case", caseId),
                ])
            )
        ]
        if !assignments.isEmpty {
            blocks += [
                .heading(Words(id: "SPT", en: "Orders")), .table(Sheets.assignments.table(assignments, in: language)),
            ]
        }
        if !visits.isEmpty {
            blocks += [
                .heading(Words(id: "Kunjungan", en: "Visits")), .table(Sheets.visits.table(visits, in: language)),
            ]
        }
        if !findings.isEmpty {
            blocks += [
                .heading(Words(id: "Temuan", en: "Findings")), .table(Sheets.findings.table(findings, in: language)),
            ]
        }
        return blocks
    }
}

import API
import ArgumentParser
import Domain

struct CasesShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Lihat kasus dengan temuan dan suratnya.", "Show a case with its findings and letters.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "Id.")
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "cases", id.text], as: Wire.Case.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

extension Wire.Case {
    /// The case as people read it.
    func blocks(in language: Language) -> [Block] {
        let whose = responsible.map { responsible in
            [responsible.words[language], responsible.person?.name, responsible.office?.name].compactMap(\.self)
                .joined(separator: ", ")
        }
        var blocks = [
            Block.card(
                Card([
                    Card.Field("company", "perusahaan", "firm", "\(company.name) (\(company.regionCode))"),
                    Card.Field("track", "jalur", "track", trackWords?[language] ?? track),
                    Card.Field("state", "keadaan", "state", "\(stateWords[language]) (\(state))"),
                    Card.Field("next_due_on", "tenggat", "due", nextDueOn),
                    Card.Field("responsible", "giliran", "whose turn", whose),
                    Card.Field("opened_on", "dibuka", "opened", openedOn),
                    Card.Field(
                        "taken_over",
                        "dari kertas",
                        "from paper",
                        takenOver ? Phrases.yesNo(true, language) : nil
                    ),
                    Card.Field("version", "versi", "version", String(version)),
                    Card.Field("procedure_version", "versi prosedur", "procedure", String(procedureVersion)),
                    Card.Field("rules_on", "aturan per tanggal", "law of", rulesOn),
                    Card.Field("id", "kasus", "case", id),
                    Card.Field("inspection_id", "pemeriksaan", "inspection", inspectionId),
                ])
            )
        ]
        if !findings.isEmpty {
            blocks += [
                .heading(Words(id: "Temuan", en: "Findings")), .table(Sheets.findings.table(findings, in: language)),
            ]
        }
        if !letters.isEmpty {
            blocks += [
                .heading(Words(id: "Surat", en: "Letters")), .table(Sheets.letters.table(letters, in: language)),
            ]
        }
        if !assignments.isEmpty {
            blocks += [
                .heading(Words(id: "SPT", en: "Orders")), .table(Sheets.assignments.table(assignments, in: language)),
            ]
        }
        for other in linkedCases {
            blocks.append(.text("\(other.words[language]): \(other.id) (\(other.state))"))
            if let findings = other.findings, !findings.isEmpty {
                blocks.append(.table(Sheets.findings.table(findings, in: language)))
            }
            if let letters = other.letters, !letters.isEmpty {
                blocks.append(.table(Sheets.letters.table(letters, in: language)))
            }
        }
        return blocks
    }
}

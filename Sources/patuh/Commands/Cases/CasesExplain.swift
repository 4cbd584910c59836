import API
import ArgumentParser
import Domain

struct CasesExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: help(
            "Apa yang boleh saya lakukan, dan mengapa yang lain tidak?",
            "What may I do, and why not the rest?"
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case-id"))
    var id: Identifier

    @Argument(help: ArgumentHelp(help("Hanya tindakan ini, lengkap.", "Only this action, in full.")))
    var action: String?

    func run() async throws {
        let language = Surroundings.current.language
        let answer = try await common.client()
            .get(["v1", "cases", id.text, "actions"], [("action", action)], as: Wire.ActionList.self)
        if action != nil {
            let cards = answer.value.items.map { Block.card($0.card(in: language)) }
            guard !cards.isEmpty else {
                throw Failure(
                    code: .notFound,
                    message: Words(id: "Tidak ada tindakan itu pada jalur ini.", en: "The track has no such action."),
                    remedy: Words(id: "patuh cases explain \(id.text)", en: "patuh cases explain \(id.text)")
                )
            }
            common.output.show(answer.data, cards)
        } else {
            let command = "patuh cases explain \(id.text)"
            common.output.list(
                answer.data,
                Sheets.actions.table(answer.value.items, in: language),
                next: nil,
                empty: Words(
                    id: "Tidak ada tindakan lagi (\(answer.value.state)). Mengapa: \(command) TINDAKAN",
                    en: "No action is left (\(answer.value.state)). Why: \(command) ACTION"
                )
            )
        }
    }
}

extension Wire.CaseAction {
    /// The action in full: who, why not, what it needs, on what basis.
    func card(in language: Language) -> Card {
        let why = reasons.map { "\($0.detail) → \($0.remedy)" }.joined(separator: "\n")
        return Card([
            Card.Field("action", "kode", "action", action),
            Card.Field("words", "tindakan", "what it does", words[language]),
            Card.Field("allowed", "boleh", "may", Phrases.yesNo(allowed, language)),
            Card.Field("reasons", "mengapa tidak", "why not", why.isEmpty ? nil : why),
            Card.Field("to_state", "ke", "to", toWords.map { "\($0[language]) (\(toState))" } ?? toState),
            Card.Field("roles", "oleh", "by", roles.joined(separator: ", ")),
            Card.Field("requires", "perlu", "needs", requires.isEmpty ? nil : requires.joined(separator: ", ")),
            Card.Field("document", "surat", "document", document?[language]),
            Card.Field("legal_basis", "dasar hukum", "legal basis", legalBasis),
            Card.Field("certainty", "kepastian", "certainty", certainty),
        ])
    }
}

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

    @Flag(name: .customLong("full"), help: ArgumentHelp(help("Setiap tindakan, lengkap.", "Every action in full.")))
    var isFull = false

    func run() async throws {
        let language = Surroundings.current.language
        let answer = try await common.client()
            .get(["v1", "cases", id.text, "actions"], [("action", action)], as: Wire.ActionList.self)
        let items = answer.value.items
        let table = Sheets.actions.table(items, in: language)
        guard action != nil || isFull else {
            common.output.list(answer.data, table, next: nil, empty: standstill(answer.value, language))
            if !items.isEmpty {
                common.output.note(
                    Words(
                        id: "Selengkapnya: patuh cases explain \(id.text) TINDAKAN, atau --full",
                        en: "In full: patuh cases explain \(id.text) ACTION, or --full"
                    )
                )
            }
            return
        }
        guard common.output.format == .table else { return common.output.show(answer.data, [.table(table)]) }
        guard !items.isEmpty else { return common.output.note(standstill(answer.value, language)) }
        let cards = items.flatMap { item -> [Block] in
            [.heading(item.words), .card(ActionCard(item, in: language).card)]
        }
        common.output.show(answer.data, action == nil ? [.table(table)] + cards : Array(cards.dropFirst()))
    }

    /// Why there is nothing to list.
    private func standstill(_ list: Wire.ActionList, _ language: Language) -> Words {
        let why = list.reasons.map { "\($0.detail) → \($0.remedy)" }.joined(separator: "\n")
        return Words(
            id: "Tidak ada tindakan (\(list.stateWords.id)). \(why)",
            en: "There is no action (\(list.stateWords.en)). \(why)"
        )
    }
}

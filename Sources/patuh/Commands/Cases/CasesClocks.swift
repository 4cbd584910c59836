import API
import ArgumentParser
import Domain

struct CasesClocks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clocks",
        abstract: help("Tenggat kasus, dijelaskan dengan kata-kata.", "The deadlines of a case, explained in words.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case-id"))
    var id: Identifier

    func run() async throws {
        let language = Surroundings.current.language
        let answer = try await common.client()
            .list(["v1", "cases", id.text, "clocks"], [], page: page, of: Wire.Clock.self)
        let clocks = answer.value.items
        guard common.output.format == .table, !clocks.isEmpty else {
            common.output.list(
                answer.data,
                Sheets.clocks.table(clocks, in: language),
                next: answer.value.nextCursor,
                empty: Words(id: "Tidak ada tenggat.", en: "No deadlines.")
            )
            return
        }
        let blocks = clocks.enumerated().flatMap {
            $0 == 0 ? [$1.block(in: language)] : [.text(""), $1.block(in: language)]
        }
        common.output.show(answer.data, blocks)
    }
}

extension Wire.Clock {
    /// The deadline with every step of its counting.
    func block(in language: Language) -> Block {
        .card(
            Card([
                Card.Field("kind", "jangka", "deadline", words[language]),
                Card.Field("due_on", "tenggat", "due", dueOn),
                Card.Field("status", "status", "status", statusWords[language]),
                Card.Field("explanation", "penjelasan", "explanation", explanation[language]),
                Card.Field(
                    "steps",
                    "hitungan",
                    "counting",
                    steps.isEmpty ? nil : steps.map { $0[language] }.joined(separator: "\n")
                ),
                Card.Field("legal_basis", "dasar hukum", "legal basis", legalBasis),
                Card.Field("certainty", "kepastian", "certainty", certainty),
            ])
        )
    }
}

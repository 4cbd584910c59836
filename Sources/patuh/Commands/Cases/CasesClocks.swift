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
                Card.Field("roll_basis", "bergeser", "rolls", rollsForward == true ? rollBasis?[language] : nil),
                Card.Field("ledger", "perubahan", "changes", ledgerText(in: language)),
                Card.Field("recount", "kalender kini", "calendar now", recountText(in: language)),
                Card.Field("rungs", "pengingat", "reminders", rungsText(in: language)),
                Card.Field("legal_basis", "dasar hukum", "legal basis", legalBasis),
                Card.Field("certainty", "kepastian", "certainty", certainty),
            ])
        )
    }

    /// What acts did to the deadline, a line each: act, day, days, basis, who, and the day that followed.
    private func ledgerText(in language: Language) -> String? {
        guard let ledger, !ledger.isEmpty else { return nil }
        return ledger.map { line in
            let day = LocalDate(line.occurredOn)?.words[language] ?? line.occurredOn
            let days = line.days.map { "+\($0)" }
            let due = line.dueOn.flatMap { LocalDate($0)?.words[language] }
                .map { "\(Words(id: "tenggat", en: "due")[language]) \($0)" }
            return ["#\(line.seq) \(line.words[language])", day, days, line.legalBasis, line.enteredBy?.name, due]
                .compactMap(\.self).joined(separator: ", ")
        }
        .joined(separator: "\n")
    }

    /// The reminders and escalations that it has reached, a line each.
    private func rungsText(in language: Language) -> String? {
        guard let rungs, !rungs.isEmpty else { return nil }
        return rungs.map { rung in
            let day = LocalDate(rung.reachedOn)?.words[language] ?? rung.reachedOn
            return "\(rung.words[language]), \(day): \(rung.statusWords[language])"
        }
        .joined(separator: "\n")
    }

    /// What the calendar would make of it now, for information.
    private func recountText(in language: Language) -> String? {
        recount.map { recount in
            let stands = Words(id: "(tanggal yang tercetak tetap berlaku)", en: "(the day that was told stands)")
            return "\(recount.explanation[language]) \(stands[language])"
        }
    }
}

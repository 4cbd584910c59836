import API
import ArgumentParser
import Domain

struct Calculate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Hitung iuran, tunggakan, denda dan manfaat, dengan rumus dan sumbernya.",
            "Reckon contributions, arrears, fines and benefits, with formula and sources."
        ),
        subcommands: [
            CalculateContributions.self, CalculateArrears.self, CalculateFine.self, CalculateBenefit.self,
        ]
    )
}

extension CommonOptions {
    /// Asks for an amount and shows it.
    func calculate(_ kind: String, _ body: some Encodable) async throws {
        let answer = try await client().write(["v1", "calculations", kind], body, key: nil, as: Wire.Calculation.self)
        output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

extension Wire.Calculation {
    /// The amount as people read it: its parts first, then how it was reckoned and on what.
    func blocks(in language: Language) -> [Block] {
        var blocks: [Block] = [.table(Sheets.calculationLines.table(lines, in: language))]
        let sums = totals.map { total in
            Card.Field(
                total.kind,
                [total.words.id, total.programme].compactMap(\.self).joined(separator: " "),
                [total.words.en, total.programme].compactMap(\.self).joined(separator: " "),
                Rupiah(total.amount).description
            )
        }
        let days = milestones.map { Card.Field($0.code, $0.words.id, $0.words.en, $0.day) }
        blocks.append(.card(Card(sums + [Card.Field("amount", "Jumlah", "Total", Rupiah(amount).description)] + days)))
        blocks.append(.text(formula[language]))
        blocks += [
            .heading(Words(id: "Sumber", en: "Sources")),
            .table(Sheets.calculationSources.table(sources, in: language)),
        ]
        return blocks
    }
}

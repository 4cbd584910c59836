import API
import ArgumentParser
import Domain

struct DebtsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Lihat piutang dengan rincian dan riwayatnya.", "Show a debt with its bill and log.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: "Id.")
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "debts", id.text], as: Wire.Debt.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

extension Wire.Debt {
    /// The debt as people read it.
    func blocks(in language: Language) -> [Block] {
        var blocks = [
            Block.card(
                Card([
                    Card.Field("company", "perusahaan", "firm", "\(company.name) (\(company.regionCode))"),
                    Card.Field("state", "keadaan", "state", "\(stateWords[language]) (\(state))"),
                    Card.Field("billed", "ditagih", "billed", Rupiah(billed).description),
                    Card.Field("balance", "sisa", "balance", Rupiah(balance).description),
                    Card.Field("frozen_amount", "dibekukan", "frozen", frozenAmount.map { Rupiah($0).description }),
                    Card.Field("number", "nomor", "number", number),
                    Card.Field("billed_on", "tanggal", "billed on", billedOn),
                    Card.Field("due_on", "jatuh tempo", "due", dueOn),
                    Card.Field("cases", "kasus", "cases", caseIds.isEmpty ? nil : caseIds.joined(separator: "\n")),
                    Card.Field("version", "versi", "version", String(version)),
                    Card.Field("id", "id", "id", id),
                ])
            )
        ]
        if let items, !items.isEmpty {
            blocks += [
                .heading(Words(id: "Rincian", en: "Parts")), .table(Sheets.debtItems.table(items, in: language)),
            ]
        }
        if let instalments, !instalments.isEmpty {
            blocks += [
                .heading(Words(id: "Angsuran", en: "Instalments")),
                .table(Sheets.instalments.table(instalments, in: language)),
            ]
        }
        if let events, !events.isEmpty {
            blocks += [
                .heading(Words(id: "Riwayat", en: "Log")), .table(Sheets.debtEvents.table(events, in: language)),
            ]
        }
        return blocks
    }
}

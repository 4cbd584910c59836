import ArgumentParser

struct Debts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Piutang: tagihan, pembayaran, angsuran, penyerahan.",
            "Debts: bills, payments, plans, hand-overs."
        ),
        subcommands: [
            DebtsList.self, DebtsShow.self, DebtsBill.self, DebtsPay.self, DebtsInstalments.self, DebtsAdvance.self,
        ]
    )
}

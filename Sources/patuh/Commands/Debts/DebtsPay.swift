import API
import ArgumentParser
import Domain

struct DebtsPay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pay",
        abstract: help("Catat pembayaran.", "Record a payment.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions

    @Argument(help: "Id.")
    var id: Identifier

    @Argument(help: ArgumentHelp(help("Jumlah rupiah.", "Rupiah."), valueName: "amount"))
    var amount: Amount

    @Option(help: ArgumentHelp(help("Bukti.", "The proof.")))
    var reference: String?

    func run() async throws {
        let body = Wire.PaymentRequest(
            amount: amount.rupiah.amount,
            occurredOn: act.day,
            reference: reference,
            reason: act.reason,
            note: act.note
        )
        let answer = try await common.client()
            .write(["v1", "debts", id.text, "payments"], body, key: write.idempotencyKey, as: Wire.Debt.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

/// An amount as people type it: `4100000`, `4.100.000`, `Rp4.100.000`.
struct Amount: ExpressibleByArgument, Equatable, Sendable {
    let rupiah: Rupiah

    init?(argument: String) {
        guard let amount = try? Rupiah(argument) else { return nil }
        rupiah = amount
    }
}

import API
import ArgumentParser
import Domain

struct DebtsInstalments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instalments",
        abstract: help(
            "Sepakati angsuran yang berjumlah sisa piutang.",
            "Agree on instalments that add up to the balance."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions

    @Argument(help: "Id.")
    var id: Identifier

    @Argument(
        help: ArgumentHelp(
            help("Angsuran, berurutan: 2026-11-15:3000000.", "Instalments in order: 2026-11-15:3000000."),
            valueName: "day:amount"
        )
    )
    var instalments: [String]

    @Option(help: ArgumentHelp(help("Kesepakatannya.", "The agreement.")))
    var reference: String?

    func run() async throws {
        let parts = try instalments.map { text in
            let fields = text.split(separator: ":").map(String.init)
            guard fields.count == 2, let day = LocalDate(fields[0]), let amount = try? Rupiah(fields[1]) else {
                throw ValidationError(help("angsuran tidak sah: \(text)", "no valid instalment: \(text)"))
            }
            return Wire.Instalment(dueOn: day.description, amount: amount.amount)
        }
        let body = Wire.InstalmentPlanRequest(
            occurredOn: act.day,
            instalments: parts,
            reference: reference,
            reason: act.reason,
            note: act.note
        )
        let answer = try await common.client()
            .write(["v1", "debts", id.text, "instalment-plans"], body, key: write.idempotencyKey, as: Wire.Debt.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

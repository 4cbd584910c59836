import API
import ArgumentParser
import Domain

struct DebtsAdvance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance",
        abstract: help(
            "Tambah, batalkan, kurangi, catat macet, serahkan, terima kembali.",
            "Bill more, reverse, reduce, record a default, hand over, take back."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var parts: DebtItemOptions

    @Argument(help: "Id.")
    var id: Identifier

    @Argument(
        help: ArgumentHelp(
            help(
                "Tindakan: charge, reverse_payment, write_down, record_default, mandate_prosecutor, record_negotiation, return_debt, hand_to_state_receivables.",
                "Action: charge, reverse_payment, write_down, record_default, mandate_prosecutor, record_negotiation, return_debt, hand_to_state_receivables."
            )
        )
    )
    var action: String

    @Option(help: ArgumentHelp(help("Lembaga penerima.", "The authority.")))
    var authority: String?

    @Option(
        name: .customLong("term"),
        parsing: .unconditional,
        help: ArgumentHelp(help("Akhir masa kuasa.", "When the mandate ends."), valueName: "day")
    )
    var termOn: DayArgument?

    @Option(help: ArgumentHelp(help("Hasil.", "What came of it.")))
    var result: String?

    @Option(help: ArgumentHelp(help("Jumlah yang dikurangi.", "How much is written down.")))
    var amount: Amount?

    @Option(
        name: .customLong("part"),
        help: ArgumentHelp(help("Bagian yang dikurangi.", "The part that is written down."))
    )
    var ordinal: Int?

    @Option(
        name: .customLong("payment"),
        help: ArgumentHelp(help("Nomor pembayaran yang dibatalkan.", "The payment that is taken back."))
    )
    var reversesSeq: Int?

    @Option(help: ArgumentHelp(help("Bukti.", "The proof.")))
    var reference: String?

    func run() async throws {
        let body = Wire.DebtStepRequest(
            action: action,
            occurredOn: act.day,
            authority: authority,
            termOn: termOn?.text,
            result: result,
            legalBasis: parts.legalBasis,
            amount: amount?.rupiah.amount,
            ordinal: ordinal,
            items: parts.texts.isEmpty ? nil : try parts.items(),
            reversesSeq: reversesSeq,
            reference: reference,
            reason: act.reason,
            note: act.note
        )
        let answer = try await common.client()
            .write(["v1", "debts", id.text, "steps"], body, key: write.idempotencyKey, as: Wire.Debt.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

import API
import ArgumentParser
import Domain

struct DebtsBill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill",
        abstract: help("Tagih piutang baru.", "Bill a new debt.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var parts: DebtItemOptions

    @Argument(help: ArgumentHelp(help("Perusahaan.", "The firm."), valueName: "firm"))
    var firm: Firm

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(
            help("Kasus di depannya; boleh berulang.", "A case that it stands behind; may be repeated."),
            valueName: "id"
        )
    )
    var cases: [Identifier] = []

    @Option(
        name: .customLong("due"),
        parsing: .unconditional,
        help: ArgumentHelp(help("Jatuh tempo.", "When it is to be paid."), valueName: "day")
    )
    var dueOn: DayArgument

    @Option(help: ArgumentHelp(help("Nomor tagihan.", "The bill's number.")))
    var number: String?

    func run() async throws {
        let client = try common.client()
        let body = Wire.DebtRequest(
            companyId: try await firm.id(by: client),
            caseIds: cases.isEmpty ? nil : cases.map(\.text),
            number: number,
            dueOn: dueOn.text,
            occurredOn: act.day,
            items: try parts.items(),
            reason: act.reason,
            note: act.note
        )
        let answer = try await client.write(["v1", "debts"], body, key: write.idempotencyKey, as: Wire.Debt.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

/// The parts of a bill.
struct DebtItemOptions: ParsableArguments {
    @Option(
        name: .customLong("item"),
        help: ArgumentHelp(
            help(
                "Bagian tagihan: arrears:JHT:6000000, late_fine:JHT:120000, administrative_fine:10000; boleh berulang.",
                "A part: arrears:JHT:6000000, late_fine:JHT:120000, administrative_fine:10000; may be repeated."
            ),
            valueName: "kind:programme:amount"
        )
    )
    var texts: [String] = []

    @Option(help: ArgumentHelp(help("Dasar hukum bagian itu.", "The legal basis of the parts."), valueName: "article"))
    var legalBasis: String?

    /// The parts as the wire has them.
    func items() throws -> [Wire.DebtItemRequest] { try Self.items(of: texts, legalBasis: legalBasis) }

    /// Parts as the wire has them, all on one legal basis.
    static func items(of texts: [String], legalBasis: String?) throws -> [Wire.DebtItemRequest] {
        guard let legalBasis else {
            throw ValidationError(help("--legal-basis wajib ada", "--legal-basis is required"))
        }
        return try texts.map { text in
            let fields = text.split(separator: ":").map(String.init)
            guard (2...3).contains(fields.count), let last = fields.last, let amount = try? Rupiah(last) else {
                throw ValidationError(help("--item tidak sah: \(text)", "no valid --item: \(text)"))
            }
            return Wire.DebtItemRequest(
                kind: fields[0],
                programme: fields.count == 3 ? fields[1].uppercased() : nil,
                amount: amount.amount,
                legalBasis: legalBasis
            )
        }
    }
}

import API
import ArgumentParser
import Domain

struct CalculateArrears: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "arrears",
        abstract: help("Tunggakan dan denda keterlambatan.", "Arrears and the late-payment fine.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(
        help: ArgumentHelp(
            help(
                "Iuran: JHT:2026-05:1000000, dengan :2026-07-01 bila sudah dibayar terlambat.",
                "Contributions: JHT:2026-05:1000000, with :2026-07-01 where paid late."
            ),
            valueName: "programme:month:amount"
        )
    )
    var overdue: [String]

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Dihitung sampai hari ini.", "Counted up to this day."), valueName: "day")
    )
    var asOf: DayArgument = .today

    func run() async throws {
        let items = try overdue.map { text in
            let fields = text.split(separator: ":").map(String.init)
            guard (3...4).contains(fields.count), let amount = try? Rupiah(fields[2]) else {
                throw ValidationError(help("iuran tidak sah: \(text)", "no valid contribution: \(text)"))
            }
            return Wire.OverdueContribution(
                programme: fields[0].uppercased(),
                month: fields[1],
                amount: amount.amount,
                paidOn: fields.count == 4 ? fields[3] : nil
            )
        }
        try await common.calculate("arrears", Wire.ArrearsCalculationRequest(asOf: asOf.text, overdue: items))
    }
}

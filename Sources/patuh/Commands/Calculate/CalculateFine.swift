import API
import ArgumentParser
import Domain

struct CalculateFine: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fine",
        abstract: help("Denda administratif setelah dua teguran.", "The administrative fine after two warnings.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Iuran yang menjadi dasar.", "The contributions that it is reckoned on.")))
    var amount: Amount

    @Option(
        help: ArgumentHelp(help("Dasar: all_due, shortfall, jht_arrears.", "Base: all_due, shortfall, jht_arrears."))
    )
    var base = "all_due"

    @Option(
        name: .customLong("warned-until"),
        parsing: .unconditional,
        help: ArgumentHelp(help("Akhir Teguran II.", "Last day of the second warning."), valueName: "day")
    )
    var secondWarningEnded: DayArgument

    @Option(
        name: .customLong("on"),
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari pengenaan.", "Day of the decision."), valueName: "day")
    )
    var imposed: DayArgument = .today

    @Option(help: ArgumentHelp(help("Bulan yang dihitung.", "Months that count.")))
    var months: Int?

    func run() async throws {
        try await common.calculate(
            "administrative-fines",
            Wire.FineCalculationRequest(
                amount: amount.rupiah.amount,
                base: base,
                secondWarningEndedOn: secondWarningEnded.text,
                imposedOn: imposed.text,
                months: months
            )
        )
    }
}

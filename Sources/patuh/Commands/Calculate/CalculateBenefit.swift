import API
import ArgumentParser
import Domain

struct CalculateBenefit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benefit",
        abstract: help("Manfaat yang dibayar sendiri oleh pemberi kerja.", "The benefit that the employer pays itself.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(
        help: ArgumentHelp(
            help("Peristiwa: death, death_at_work, total_disability.", "Event: death, death_at_work, total_disability.")
        )
    )
    var event: String

    @Argument(help: ArgumentHelp(help("Upah sebulan.", "The wage for a month.")))
    var wage: Amount

    @Option(
        help: ArgumentHelp(
            help("Upah yang dilaporkan; tanpa ini tidak terdaftar.", "The wage reported; without it not registered.")
        )
    )
    var reported: Amount?

    @Option(help: ArgumentHelp(help("Bulan menunggak.", "Months in arrears.")))
    var arrears: Int?

    @Option(parsing: .unconditional, help: ArgumentHelp(help("Hari kejadian.", "The day."), valueName: "day"))
    var on: DayArgument = .today

    func run() async throws {
        try await common.calculate(
            "benefits",
            Wire.BenefitCalculationRequest(
                event: event,
                occurredOn: on.text,
                wage: wage.rupiah.amount,
                reportedWage: reported?.rupiah.amount,
                monthsInArrears: arrears
            )
        )
    }
}

import ArgumentParser
import Domain

struct ParametersList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help(
            "Hari, tarif dan sakelar dengan dasar hukum dan kepastiannya.",
            "Days, rates and switches with their law and how certain it is."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(help: ArgumentHelp(help("Hanya kunci ini.", "Only this key.")))
    var key: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hanya yang berlaku pada hari ini.", "Only what holds on this day."), valueName: "day")
    )
    var on: DayArgument?

    func run() async throws {
        try await common.list(
            ["v1", "parameters"],
            [("key", key), ("on", on?.text)],
            page: page,
            as: Sheets.parameters,
            empty: Words(id: "Tidak ada parameter.", en: "No parameters.")
        )
    }
}

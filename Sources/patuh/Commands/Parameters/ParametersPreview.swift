import ArgumentParser
import Domain

struct ParametersPreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: help(
            "Apa yang berubah bagi tiap kasus terbuka bila mengikuti hukum hari lain.",
            "What would change for each open case if it followed the law of another day."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Jalur: inspection, bpjs_sanction.", "Track: inspection, bpjs_sanction.")))
    var track: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hukum hari ini.", "The law of this day."), valueName: "day")
    )
    var rulesOn: DayArgument = .today

    func run() async throws {
        try await common.list(
            ["v1", "parameters", "preview"],
            [("track", track), ("rules_on", rulesOn.text)],
            page: page,
            as: Sheets.rulePreviews,
            empty: Words(id: "Tidak ada kasus terbuka yang berubah.", en: "No open case would change.")
        )
    }
}

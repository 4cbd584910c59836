import API
import ArgumentParser
import Domain

struct ProceduresPreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: help(
            "Apa yang berubah bagi tiap kasus terbuka bila mengikuti versi ini.",
            "What would change for each open case if it followed this version."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Jalur: inspection, bpjs_sanction.", "Track: inspection, bpjs_sanction.")))
    var track: String

    @Argument(help: ArgumentHelp(help("Versi.", "The version.")))
    var version: Int

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Juga hukum pada hari ini.", "The law of this day as well."), valueName: "day")
    )
    var rulesOn: DayArgument?

    @Flag(help: ArgumentHelp(help("Hitung saja, menurut keadaan.", "Only count, by state.")))
    var summary = false

    func run() async throws {
        let language = Surroundings.current.language
        let path = ["v1", "procedures", track, "versions", String(version), "preview"]
        let query = [("rules_on", rulesOn?.text)]
        let client = try common.client()
        guard summary else {
            let answer = try await client.list(path, query, page: page, of: Wire.RulePreview.self)
            return common.output.list(
                answer.data,
                Sheets.rulePreviews.table(answer.value.items, in: language),
                next: answer.value.nextCursor,
                empty: Words(id: "Tidak ada kasus terbuka yang berubah.", en: "No open case would change.")
            )
        }
        let answer = try await client.get(path + ["summary"], query, as: Wire.RulePreviewSummary.self)
        common.output.show(answer.data, [.table(Sheets.ruleGroups.table(answer.value.groups, in: language))])
        common.output.note(
            Words(
                id: "\(answer.value.open) kasus terbuka, \(answer.value.possible) dapat pindah, "
                    + "\(answer.value.unaffected) tanpa perubahan tindakan",
                en: "\(answer.value.open) open cases, \(answer.value.possible) can move, "
                    + "\(answer.value.unaffected) with the same actions"
            )
        )
    }
}

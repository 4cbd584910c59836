import API
import ArgumentParser
import Domain

struct AccessRules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access-rules",
        abstract: help(
            "Aturan akses: lama sesi, peran mana yang wajib faktor kedua.",
            "Rules of access: how long sessions last, which roles need a second factor."
        ),
        subcommands: [AccessRulesList.self, AccessRulesSet.self],
        defaultSubcommand: AccessRulesList.self
    )
}

struct AccessRulesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Aturan dengan hari mulainya.", "Rules with their first day.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "access-rules"],
            page: page,
            as: Sheets.accessRules,
            empty: Words(id: "Tidak ada aturan.", en: "No rules.")
        )
    }
}

struct AccessRulesSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: help("Tetapkan aturan (administrator).", "Set a rule (administrators).")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(
        help: ArgumentHelp(
            help("Aturan, mis. second_factor.administrator.", "The rule, as in second_factor.administrator.")
        )
    )
    var key: String

    @Argument(help: ArgumentHelp(help("Nilai.", "The value.")))
    var value: Int

    @Option(help: ArgumentHelp(help("Hari mulai.", "The first day."), valueName: "day"))
    var from: DayArgument = .today

    @Option(
        help: ArgumentHelp(
            help(
                "Hanya kantor ini dan yang di bawahnya (faktor kedua).",
                "Only this office and those beneath it (second factor)."
            ),
            valueName: "id"
        )
    )
    var office: Identifier?

    @Option(help: ArgumentHelp(help("Dasarnya.", "On what it rests.")))
    var basis: String

    func run() async throws {
        let body = Wire.AccessRuleRequest(
            key: key,
            value: value,
            effectiveFrom: from.day(from: Surroundings.current.today).description,
            basis: basis,
            officeId: office?.text
        )
        let answer = try await common.client()
            .write(["v1", "access-rules"], body, key: write.idempotencyKey, as: Wire.AccessRule.self)
        common.output.show(
            answer.data,
            [.table(Sheets.accessRules.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

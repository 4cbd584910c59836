import API
import ArgumentParser
import Domain

struct LettersReviewRules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review-rules",
        abstract: help(
            "Surat mana yang wajib diperiksa sebelum terbit: daftar, tetapkan.",
            "Which letters must be checked before they are issued: list, set."
        ),
        subcommands: [ReviewRulesList.self, ReviewRulesSet.self]
    )
}

struct ReviewRulesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Semua kewajiban dengan hari mulainya.", "Every demand with its first day.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "letter-review-rules"],
            page: page,
            as: Sheets.reviewRules,
            empty: Words(id: "Tidak ada kewajiban.", en: "Nothing is demanded.")
        )
    }
}

struct ReviewRulesSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: help(
            "Wajibkan pemeriksaan surat sejenis sejak suatu hari.",
            "Demand review of a kind of letters from a day on."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Kantor, id, kode atau nama.", "The office, by id, code or name.")))
    var office: String

    @Argument(help: ArgumentHelp(help("Jenis surat, mis. referral.", "Kind of letters, as referral.")))
    var kind: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari pertama berlaku.", "The first day on which it holds."), valueName: "day")
    )
    var from: DayArgument

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    @Flag(help: ArgumentHelp(help("Tidak lagi wajib.", "No longer demanded.")))
    var lift = false

    func run() async throws {
        let body = Wire.ReviewRuleRequest(
            office: office,
            kind: kind,
            fromOn: from.text,
            demanded: !lift,
            reason: reason
        )
        let answer = try await common.client()
            .write(["v1", "letter-review-rules"], body, key: write.idempotencyKey, as: Wire.ReviewRule.self)
        let table = Sheets.reviewRules.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

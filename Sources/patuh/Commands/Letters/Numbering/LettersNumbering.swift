import API
import ArgumentParser
import Domain

struct LettersNumbering: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "numbering",
        abstract: help("Pola nomor surat: daftar, tetapkan.", "Patterns of numbers: list, set."),
        subcommands: [NumberingList.self, NumberingSet.self]
    )
}

struct NumberingList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Semua pola dengan hari mulainya.", "Every pattern with its first day.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(help: ArgumentHelp(help("Hanya kantor ini.", "Only this office.")))
    var office: String?

    func run() async throws {
        try await common.list(
            ["v1", "letter-numbering"],
            [("office", office)],
            page: page,
            as: Sheets.numberingRules,
            empty: Words(id: "Belum ada pola; pola bawaan berlaku.", en: "No pattern was set; the standing one holds.")
        )
    }
}

struct NumberingSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: help("Tetapkan pola sejak suatu hari.", "Set a pattern from a day on."),
        discussion: help(
            "Tempat isian: {secrecy} {classification} {sequence:4} {series} {unit} {roman} {month} {year}.",
            "Places: {secrecy} {classification} {sequence:4} {series} {unit} {roman} {month} {year}."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Pola.", "The pattern.")))
    var pattern: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari pertama berlaku.", "The first day on which it holds."), valueName: "day")
    )
    var from: DayArgument

    @Option(help: ArgumentHelp(help("Hanya kantor ini.", "Only this office.")))
    var office: String?

    @Option(help: ArgumentHelp(help("Hanya register ini.", "Only this register.")))
    var register: String?

    @Option(help: ArgumentHelp(help("Hanya jenis surat ini.", "Only this kind of letters.")))
    var kind: String?

    @Option(help: ArgumentHelp(help("Kode klasifikasi.", "The code of the subject.")))
    var classification: String?

    @Option(help: ArgumentHelp(help("Seri register.", "The register's series.")))
    var series: String?

    @Option(help: ArgumentHelp(help("Singkatan unit.", "The unit's abbreviation.")))
    var unit: String?

    @Option(help: ArgumentHelp(help("Dasar.", "What it rests on.")))
    var legalBasis: String

    @Option(help: ArgumentHelp(help("Kepastian: V, V-2nd, M, U, practice.", "Certainty: V, V-2nd, M, U, practice.")))
    var certainty: String

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    @Flag(help: ArgumentHelp(help("Hanya tunjukkan nomor berikutnya.", "Only show the next numbers.")))
    var dryRun = false

    func run() async throws {
        let body = Wire.NumberingRuleRequest(
            office: office,
            register: register,
            kind: kind,
            fromOn: from.text,
            pattern: pattern,
            classification: classification,
            series: series,
            unit: unit,
            legalBasis: legalBasis,
            certainty: certainty,
            reason: reason
        )
        let answer = try await common.client().write(
            ["v1", "letter-numbering"],
            query: dryRun ? [("dry_run", "true")] : [],
            body,
            key: write.idempotencyKey,
            as: Wire.NumberingChange.self
        )
        let language = Surroundings.current.language
        common.output.show(
            answer.data,
            [
                .table(Sheets.numberingRules.table([answer.value.rule], in: language)),
                .heading(Words(id: "Nomor berikutnya", en: "Next numbers")),
                .table(Sheets.nextNumbers.table(answer.value.next, in: language)),
            ]
        )
    }
}

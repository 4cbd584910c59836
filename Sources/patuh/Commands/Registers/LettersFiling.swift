import API
import ArgumentParser
import Domain

struct LettersFiling: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "filing",
        abstract: help(
            "Klasifikasi dan retensi: daftar, tetapkan.",
            "Classification and retention: list, set."
        ),
        subcommands: [FilingList.self, FilingRetention.self, FilingSet.self, FilingSetRetention.self]
    )
}

struct FilingList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Klasifikasi tiap jenis surat.", "How each kind is filed.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "filing-rules"],
            page: page,
            as: Sheets.filingRules,
            empty: Words(id: "Belum ada penetapan.", en: "No rules yet.")
        )
    }
}

struct FilingRetention: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: help("Masa simpan tiap kelas.", "How long each class is kept.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "retention-terms"],
            page: page,
            as: Sheets.retentionTerms,
            empty: Words(id: "Belum ada penetapan.", en: "No terms yet.")
        )
    }
}

/// On what a rule of filing rests.
struct FilingBasisOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Berlaku sejak.", "From when."), valueName: "day")
    )
    var from: DayArgument = .today

    @Option(help: ArgumentHelp(help("Dasar hukum.", "Legal basis.")))
    var legalBasis: String

    @Option(help: ArgumentHelp(help("Kepastian: V, V-2nd, M, U, practice.", "Certainty.")))
    var certainty: String
}

struct FilingSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: help("Tetapkan klasifikasi suatu jenis surat.", "Set how a kind is filed.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var basis: FilingBasisOptions

    @Argument(help: ArgumentHelp(help("incoming atau outgoing.", "incoming or outgoing.")))
    var direction: String

    @Argument(help: ArgumentHelp(help("Jenis; any untuk yang lain.", "The kind; any for the others.")))
    var kind: String

    @Argument(help: ArgumentHelp(help("Kantor: labour, bpjs, licensing.", "Sort of office.")))
    var group: String

    @Option(help: ArgumentHelp(help("Kode klasifikasi.", "Code of classification."), valueName: "code"))
    var classification: String?

    @Option(help: ArgumentHelp(help("Kelas retensi.", "Class of retention."), valueName: "class"))
    var retention: String

    func run() async throws {
        let body = Wire.FilingRuleRequest(
            direction: direction,
            kind: kind,
            officeGroup: group,
            effectiveFrom: basis.from.text,
            classification: classification,
            retention: retention,
            legalBasis: basis.legalBasis,
            certainty: basis.certainty
        )
        let answer = try await common.client()
            .write(["v1", "filing-rules"], body, key: write.idempotencyKey, as: Wire.FilingRule.self)
        common.output.show(
            answer.data,
            [.table(Sheets.filingRules.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

struct FilingSetRetention: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-retention",
        abstract: help("Tetapkan masa simpan suatu kelas.", "Set how long a class is kept.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var basis: FilingBasisOptions

    @Argument(help: ArgumentHelp(help("Kelas retensi.", "The class."), valueName: "class"))
    var retention: String

    @Option(help: ArgumentHelp(help("Masa aktif (tahun).", "Active years.")))
    var active: Int?

    @Option(help: ArgumentHelp(help("Masa inaktif (tahun).", "Inactive years.")))
    var inactive: Int?

    @Option(help: ArgumentHelp(help("Nasib akhir: destroyed, permanent.", "Fate: destroyed, permanent.")))
    var fate: String?

    @Option(help: ArgumentHelp(help("Dihitung dari: document, case_end.", "Counted from: document, case_end.")))
    var countsFrom: String = "case_end"

    func run() async throws {
        let body = Wire.RetentionTermRequest(
            retention: retention,
            effectiveFrom: basis.from.text,
            activeYears: active,
            inactiveYears: inactive,
            fate: fate,
            countsFrom: countsFrom,
            legalBasis: basis.legalBasis,
            certainty: basis.certainty
        )
        let answer = try await common.client()
            .write(["v1", "retention-terms"], body, key: write.idempotencyKey, as: Wire.RetentionTerm.self)
        common.output.show(
            answer.data,
            [.table(Sheets.retentionTerms.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

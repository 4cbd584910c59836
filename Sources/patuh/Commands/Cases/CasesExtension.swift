import API
import ArgumentParser
import Domain

struct CasesExtension: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extension",
        abstract: help(
            "Perpanjangan tenggat nota: catat permohonan, kabulkan, tolak.",
            "More time on a note: record a request, grant it, refuse it."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var change: DeadlineOptions

    @Argument(help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case-id"))
    var id: Identifier

    @Argument(help: ArgumentHelp(help("request, grant, atau refuse.", "request, grant or refuse.")))
    var action: String

    @Option(help: ArgumentHelp(help("Jumlah hari yang diberikan.", "Days granted.")))
    var days: Int?

    func run() async throws {
        let client = try common.client()
        let body = Wire.ExtensionRequest(
            action: action,
            expectedVersion: try await CaseVersion.of(id, change.expectedVersion, for: write, by: client),
            occurredOn: act.day,
            days: days,
            legalBasis: change.legalBasis,
            reason: act.reason,
            note: act.note,
            letter: change.letter
        )
        let answer = try await client.write(
            ["v1", "cases", id.text, "extensions"],
            body,
            ifMatch: body.expectedVersion == nil ? "*" : nil,
            key: write.idempotencyKey,
            as: Wire.StepResult.self
        )
        common.output.show(answer.data, [.card(answer.value.card(in: Surroundings.current.language))])
    }
}

/// What every change of a note's deadline takes.
struct DeadlineOptions: ParsableArguments {
    @Option(help: ArgumentHelp(help("Dasar hukum yang disebut.", "The named legal basis.")))
    var legalBasis: String?

    @Option(
        help: ArgumentHelp(
            help("Nomor surat keputusan; tanpa ini nomor berikutnya.", "The decision's number; the next without it.")
        )
    )
    var number: String?

    @Option(
        help: ArgumentHelp(
            help("Versi yang dilihat; tanpa ini yang sekarang.", "The version looked at; the present one without it.")
        )
    )
    var expectedVersion: Int?

    /// The decision's letter, where something is said of it.
    var letter: Wire.StepLetter? { number.map { Wire.StepLetter(number: $0) } }
}

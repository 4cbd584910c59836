import API
import ArgumentParser
import Domain

struct ParametersPublish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: help("Terbitkan nilai sejak suatu hari.", "Publish a value from a day on."),
        discussion: help(
            """
            Kasus berjalan tetap pada hukum harinya sendiri. Hari yang sudah dipakai menghitung hanya berubah dengan
            --correction.
            """,
            "Running cases stay with the law of their own day. A day that was counted by changes only by --correction."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Kunci, mis. first_note.days.", "Its key, as in first_note.days.")))
    var key: String

    @Argument(help: ArgumentHelp(help("Nilai, atau unknown.", "The value, or unknown.")))
    var value: String

    @Option(help: ArgumentHelp(help("Satuan.", "The unit.")))
    var unit: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari pertama berlaku.", "The first day on which it holds."), valueName: "day")
    )
    var from: DayArgument

    @Option(help: ArgumentHelp(help("Dasar hukum.", "Law and article.")))
    var legalBasis: String

    @Option(help: ArgumentHelp(help("Kepastian: V, V-2nd, M, U, practice.", "Certainty: V, V-2nd, M, U, practice.")))
    var certainty: String

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    @Flag(help: ArgumentHelp(help("Koreksi atas hari yang sudah dipakai.", "Corrects a day that was counted by.")))
    var correction = false

    func run() async throws {
        let item = Wire.ParameterValue(
            key: key,
            value: value == "unknown" ? nil : value,
            unit: unit,
            effectiveFrom: from.text,
            legalBasis: legalBasis,
            certainty: certainty
        )
        let body = Wire.ParameterSetRequest(reason: reason, correction: correction, values: [item])
        let answer = try await common.client()
            .write(["v1", "parameters"], body, key: write.idempotencyKey, as: Wire.ParameterSet.self)
        let table = Sheets.parameters.table(answer.value.values, in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

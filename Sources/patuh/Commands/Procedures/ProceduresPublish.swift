import API
import ArgumentParser
import Domain

struct ProceduresPublish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: help(
            "Terbitkan versi; kasus yang dibuka sejak hari itu mengikutinya.",
            "Publish a version; cases that open from that day on follow it."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Jalur: inspection, bpjs_sanction.", "Track: inspection, bpjs_sanction.")))
    var track: String

    @Argument(help: ArgumentHelp(help("Versi.", "The version.")))
    var version: Int

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            help("Mulai berlaku; paling awal besok.", "Valid from; tomorrow at the earliest."),
            valueName: "day"
        )
    )
    var validFrom: DayArgument

    func run() async throws {
        let answer = try await common.client()
            .write(
                ["v1", "procedures", track, "versions", String(version), "publication"],
                Wire.ProcedurePublicationRequest(validFrom: validFrom.text),
                key: write.idempotencyKey,
                as: Wire.ProcedureSummary.self
            )
        common.output.show(answer.data, answer.value)
    }
}

import API
import ArgumentParser
import Domain

struct ProceduresWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: help("Tarik rancangan versi.", "Withdraw a draft.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Jalur: inspection, bpjs_sanction.", "Track: inspection, bpjs_sanction.")))
    var track: String

    @Argument(help: ArgumentHelp(help("Versi.", "The version.")))
    var version: Int

    func run() async throws {
        let answer = try await common.client()
            .write(
                ["v1", "procedures", track, "versions", String(version)],
                method: "DELETE",
                key: write.idempotencyKey,
                as: Wire.ProcedureSummary.self
            )
        common.output.show(answer.data, answer.value)
    }
}

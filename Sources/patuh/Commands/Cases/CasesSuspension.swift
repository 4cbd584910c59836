import API
import ArgumentParser
import Domain

struct CasesSuspension: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspension",
        abstract: help(
            "Tangguhkan tenggat nota, atau jalankan kembali.",
            "Suspend a note's deadline, or let it run again."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var change: DeadlineOptions

    @Argument(help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case-id"))
    var id: Identifier

    @Argument(help: ArgumentHelp(help("suspend atau resume.", "suspend or resume.")))
    var action: String

    func run() async throws {
        let client = try common.client()
        let body = Wire.SuspensionRequest(
            action: action,
            expectedVersion: try await CaseVersion.of(id, change.expectedVersion, for: write, by: client),
            occurredOn: act.day,
            legalBasis: change.legalBasis,
            reason: act.reason,
            note: act.note,
            letter: change.letter
        )
        let answer = try await client.write(
            ["v1", "cases", id.text, "suspensions"],
            body,
            ifMatch: body.expectedVersion == nil ? "*" : nil,
            key: write.idempotencyKey,
            as: Wire.StepResult.self
        )
        common.output.show(answer.data, [.card(answer.value.card(in: Surroundings.current.language))])
    }
}

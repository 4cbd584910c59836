import API
import ArgumentParser
import Domain

struct AssignmentsIssue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: help("Terbitkan satu SPT untuk satu atau beberapa kasus.", "Issue one SPT for one or several cases.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions

    @Argument(
        help: ArgumentHelp(
            help("Kasus; satu surat memuat semuanya.", "The cases; one letter names them all."),
            valueName: "case-id"
        )
    )
    var cases: [Identifier]

    @Option(
        name: .customLong("inspector"),
        help: ArgumentHelp(
            help("Pengawas (login atau id); boleh berulang.", "Inspector (login or id); may be repeated."),
            valueName: "login"
        )
    )
    var inspectors: [String]

    @Option(
        name: .customLong("from"),
        parsing: .unconditional,
        help: ArgumentHelp(
            help("Berlaku dari; tanpa ini hari terbit.", "Valid from; the day of issue without it."),
            valueName: "day"
        )
    )
    var validFrom: DayArgument?

    @Option(
        name: .customLong("to"),
        parsing: .unconditional,
        help: ArgumentHelp(help("Berlaku sampai.", "Valid until."), valueName: "day")
    )
    var validTo: DayArgument

    @Option(
        help: ArgumentHelp(help("Jenis: periodic, first, special, repeat.", "Kind: periodic, first, special, repeat."))
    )
    var kind = "special"

    @Option(
        help: ArgumentHelp(help("Nomor; tanpa ini nomor berikutnya.", "Number; the next of the register without it."))
    )
    var number: String?

    func run() async throws {
        let body = Wire.AssignmentRequest(
            number: number,
            kind: kind,
            caseIds: cases.map(\.text),
            inspectors: inspectors,
            validFrom: validFrom?.text ?? act.day,
            validTo: validTo.text,
            occurredOn: act.day,
            reason: act.reason,
            note: act.note
        )
        let answer = try await common.client()
            .write(["v1", "assignments"], body, key: write.idempotencyKey, as: Wire.Assignment.self)
        let table = Sheets.assignments.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

import API
import ArgumentParser
import Domain

struct IncomingLinkWith: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: help("Kaitkan surat masuk dengan kasusnya.", "Link a paper with its case.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var links: IncomingLinkOptions

    @Argument(help: "Id.")
    var id: Identifier

    @Argument(help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case"))
    var caseID: Identifier

    func run() async throws {
        let body = Wire.IncomingLinkRequest(
            caseId: caseID.text,
            answersLetterId: links.answers?.text,
            answersSeq: links.answersSeq,
            causedSeq: links.causedSeq,
            evidenceIds: links.evidenceIDs
        )
        let answer = try await common.client().write(
            ["v1", "incoming-letters", id.text, "links"],
            body,
            key: write.idempotencyKey,
            as: Wire.IncomingLetter.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

struct IncomingVoid: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: help("Batalkan catatan; nomornya tetap.", "Void an entry; its number stays.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: "Id.")
    var id: Identifier

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "incoming-letters", id.text, "void"],
            Wire.IncomingVoidRequest(reason: reason),
            key: write.idempotencyKey,
            as: Wire.IncomingLetter.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

struct IncomingPass: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pass",
        abstract: help("Disposisi: teruskan kepada petugas dengan perintah.", "Pass a paper on with an instruction.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: "Id.")
    var id: Identifier

    @Argument(help: ArgumentHelp(help("Kepada siapa.", "To whom."), valueName: "login"))
    var to: String

    @Argument(help: ArgumentHelp(help("Perintah.", "What is to be done.")))
    var instruction: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Paling lambat hari ini.", "By when."), valueName: "day")
    )
    var due: DayArgument?

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "incoming-letters", id.text, "dispositions"],
            Wire.DispositionRequest(to: to, instruction: instruction, dueOn: due?.text),
            key: write.idempotencyKey,
            as: Wire.Disposition.self
        )
        common.output.show(
            answer.data,
            [.table(Sheets.dispositions.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

import API
import ArgumentParser
import Domain

struct IncomingAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: help("Catat surat masuk; nomor agenda diberikan server.", "Register a paper; the server numbers it.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var links: IncomingLinkOptions

    @Argument(help: ArgumentHelp(help("Jenis, mis. employer_reply.", "Kind, as employer_reply.")))
    var kind: String

    @Option(name: .customLong("from"), help: ArgumentHelp(help("Pengirim.", "Who sent it."), valueName: "sender"))
    var sender: String

    @Option(help: ArgumentHelp(help("Hal.", "What it is about.")))
    var subject: String

    @Option(help: ArgumentHelp(help("Nomor surat pengirim.", "The sender's number.")))
    var number: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Tanggal pada surat.", "The day that stands on it."), valueName: "day")
    )
    var dated: DayArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari diterima.", "The day of receipt."), valueName: "day")
    )
    var received: DayArgument = .today

    @Option(help: ArgumentHelp(help("Cara diterima.", "How it came: by_hand, post, courier, email, other_system.")))
    var channel: String = "by_hand"

    @Option(
        help: ArgumentHelp(help("Sifat: ordinary, restricted, secret, top_secret.", "How far it may be shown."))
    )
    var secrecy: String = "ordinary"

    @Option(help: ArgumentHelp(help("Isi ringkas.", "What it says, in short.")))
    var summary: String?

    @Option(help: ArgumentHelp(help("Kode klasifikasi.", "Code of classification."), valueName: "code"))
    var classification: String?

    @Option(help: ArgumentHelp(help("Kantor penerima, bila lebih dari satu.", "The office."), valueName: "code"))
    var office: String?

    @Option(help: ArgumentHelp(help("Perusahaan.", "The firm."), valueName: "firm"))
    var firm: Firm?

    @Option(name: .customLong("case"), help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case"))
    var caseID: Identifier?

    @Option(help: ArgumentHelp(help("Catatan yang diralat.", "The entry that this one corrects."), valueName: "id"))
    var corrects: Identifier?

    @Option(help: ArgumentHelp(help("Alasan menyusul atau ralat.", "Why it is late, or a correction.")))
    var reason: String?

    func run() async throws {
        let client = try common.client()
        let body = Wire.IncomingLetterRequest(
            office: office,
            kind: kind,
            channel: channel,
            sender: sender,
            senderNumber: number,
            datedOn: dated?.text,
            receivedOn: received.text,
            subject: subject,
            summary: summary,
            classification: classification,
            secrecy: secrecy,
            companyId: try await firm?.id(by: client),
            caseId: caseID?.text,
            answersLetterId: links.answers?.text,
            answersSeq: links.answersSeq,
            causedSeq: links.causedSeq,
            evidenceIds: links.evidenceIDs,
            corrects: corrects?.text,
            reason: reason
        )
        let answer = try await client.write(
            ["v1", "incoming-letters"],
            body,
            key: write.idempotencyKey,
            as: Wire.IncomingLetter.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

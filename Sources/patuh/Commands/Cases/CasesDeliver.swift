import API
import ArgumentParser
import Domain

struct CasesDeliver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver",
        abstract: help(
            "Catat bahwa surat diterima, ditolak atau kembali.",
            "Record that a letter was received, refused, returned."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var cited: CitedOptions

    @Argument(help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case-id"))
    var id: Identifier

    @Argument(
        help: ArgumentHelp(
            help(
                "Cara: signed_receipt, refused_with_minutes, registered_post, courier, electronic, returned.",
                "How: signed_receipt, refused_with_minutes, registered_post, courier, electronic, returned."
            )
        )
    )
    var kind: String

    @Option(
        help: ArgumentHelp(
            help("Surat; tanpa ini yang menunggu tanda terima.", "The letter; the one that awaits receipt without it."),
            valueName: "id"
        )
    )
    var letter: Identifier?

    @Option(help: ArgumentHelp(help("Siapa yang menerima.", "Who received it."), valueName: "name"))
    var receivedBy: String?

    @Option(
        name: .customLong("witness"),
        help: ArgumentHelp(help("Saksi; boleh berulang.", "A witness; may be repeated."), valueName: "name")
    )
    var witnesses: [String] = []

    @Option(help: ArgumentHelp(help("Bukti: nomor resi, berita acara.", "The proof: number of a slip, minutes.")))
    var proof: String?

    @Option(
        help: ArgumentHelp(
            help("Versi yang dilihat; tanpa ini yang sekarang.", "The version looked at; the present one without it.")
        )
    )
    var expectedVersion: Int?

    func validate() throws { try cited.identitiesOnly() }

    func run() async throws {
        let client = try common.client()
        let evidence = try await cited.ids(on: id.text, as: .receipt, by: client)
        let version = try await CaseVersion.of(id, expectedVersion, for: write, by: client)
        let body = Wire.DeliveryRequest(
            kind: kind,
            expectedVersion: version,
            occurredOn: act.day,
            letterId: letter?.text,
            receivedBy: receivedBy,
            witnesses: witnesses.isEmpty ? nil : witnesses,
            proofReference: proof,
            reason: act.reason,
            note: act.note,
            evidenceIds: evidence
        )
        let answer = try await client.write(
            ["v1", "cases", id.text, "deliveries"],
            body,
            ifMatch: version == nil ? "*" : nil,
            key: write.idempotencyKey,
            as: Wire.DeliveryResult.self
        )
        let language = Surroundings.current.language
        let step = Wire.StepResult(event: answer.value.event, case: answer.value.case)
        var blocks = [Block.card(step.card(in: language))]
        if common.output.format == .table {
            // Which letter it was, above all when none was named. The receipt stands, whether or not this can be told.
            let letters = try? await client.get(["v1", "cases", id.text], as: Wire.Case.self).value.letters
            if let letter = letters?.first(where: { $0.id == answer.value.delivery.letterId }) {
                let name = [letter.words[language], letter.number].compactMap(\.self).joined(separator: " ")
                blocks.append(.text("\n" + name))
            }
        }
        for clock in answer.value.clocks { blocks.append(.text("\n" + clock.explanation[language])) }
        common.output.show(answer.data, blocks)
    }
}

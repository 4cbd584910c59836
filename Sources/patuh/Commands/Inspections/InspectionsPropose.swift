import API
import ArgumentParser
import Domain

struct InspectionsPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: help("Usulkan pemeriksaan sebuah perusahaan.", "Propose the inspection of a firm.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    @Option(
        help: ArgumentHelp(help("Jenis: periodic, first, special, repeat.", "Kind: periodic, first, special, repeat."))
    )
    var kind = "special"

    @Option(help: ArgumentHelp(help("Mengapa perusahaan ini.", "Why this firm.")))
    var reason: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari usulan.", "The day of the proposal."), valueName: "day")
    )
    var on: DayArgument = .today

    @Option(help: ArgumentHelp(help("Catatan.", "A note.")))
    var note: String?

    @Option(help: ArgumentHelp(help("Id buatan sendiri (UUIDv7).", "An id of your making (UUIDv7).")))
    var id: Identifier?

    func run() async throws {
        let client = try common.client()
        let body = Wire.InspectionRequest(
            id: id?.text,
            companyId: try await firm.id(by: client),
            kind: kind,
            reason: reason,
            occurredOn: on.text,
            note: note
        )
        let answer = try await client.write(
            ["v1", "inspections"],
            body,
            key: write.idempotencyKey,
            as: Wire.Inspection.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

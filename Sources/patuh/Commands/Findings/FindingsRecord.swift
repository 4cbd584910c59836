import API
import ArgumentParser
import Domain

struct FindingsRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: help("Catat temuan pemeriksaan.", "Record an examined finding.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var cited: CitedOptions

    @Argument(help: ArgumentHelp(help("Pemeriksaan.", "The inspection."), valueName: "inspection-id"))
    var inspection: Identifier

    @Argument(
        help: ArgumentHelp(
            help(
                "Jenis temuan, mis. unregistered, partial_workers, arrears, obstruction, other_norm.",
                "Kind of finding, as in unregistered, partial_workers, arrears, obstruction, other_norm."
            )
        )
    )
    var kind: String

    @Option(help: ArgumentHelp(help("Fakta yang dilihat.", "What was seen.")))
    var facts: String

    @Option(
        help: ArgumentHelp(help("Kunjungan yang menjadi dasarnya.", "The visit it rests on."), valueName: "visit-id")
    )
    var visit: Identifier?

    @Option(help: ArgumentHelp(help("Pekerja yang terkena.", "Workers affected.")))
    var workers: Int?

    @Option(help: ArgumentHelp(help("Ketentuan yang dilanggar.", "The provision broken.")))
    var provision: String?

    @Option(help: ArgumentHelp(help("Id buatan sendiri (UUIDv7).", "An id of your making (UUIDv7).")))
    var id: Identifier?

    func validate() throws { try cited.identitiesOnly() }

    func run() async throws {
        let client = try common.client()
        let evidence = try await cited.ids(on: try await client.caseID(of: inspection), as: .document, by: client)
        let body = Wire.FindingRequest(
            id: id?.text,
            visitId: visit?.text,
            kind: kind,
            facts: facts,
            workersAffected: workers,
            legalProvision: provision,
            occurredOn: act.day,
            reason: act.reason,
            evidenceIds: evidence
        )
        let answer = try await client.write(
            ["v1", "inspections", inspection.text, "findings"],
            body,
            key: write.idempotencyKey,
            as: Wire.Finding.self
        )
        let table = Sheets.findings.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

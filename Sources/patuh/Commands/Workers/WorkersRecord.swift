import API
import ArgumentParser
import Domain

struct WorkersRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: help("Catat usulan sebuah perbandingan sebagai temuan.", "Record a proposal as an examined finding.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var cited: CitedOptions

    @Argument(help: ArgumentHelp(help("Perbandingan.", "The comparison."), valueName: "comparison-id"))
    var comparison: Identifier

    @Argument(
        help: ArgumentHelp(
            help(
                "Usulan: unregistered, partial_workers, partial_wages, partial_programmes.",
                "Proposal: unregistered, partial_workers, partial_wages, partial_programmes."
            )
        )
    )
    var kind: String

    @Option(help: ArgumentHelp(help("Fakta; tanpa ini menurut usulan.", "What was seen; the proposal's without.")))
    var facts: String?

    @Option(
        help: ArgumentHelp(help("Kunjungan yang menjadi dasarnya.", "The visit it rests on."), valueName: "visit-id")
    )
    var visit: Identifier?

    func validate() throws { try cited.identitiesOnly() }

    func run() async throws {
        let client = try common.client()
        let path = ["v1", "worker-comparisons", comparison.text]
        let evidence = try await cited.ids(
            on: try await client.get(path, as: Wire.WorkerComparison.self).value.caseId,
            as: .document,
            by: client
        )
        let answer = try await client.write(
            path + ["findings"],
            Wire.WorkerFindingRequest(
                kind: kind,
                facts: facts,
                visitId: visit?.text,
                occurredOn: act.day,
                reason: act.reason,
                evidenceIds: evidence
            ),
            key: write.idempotencyKey,
            as: Wire.Finding.self
        )
        let table = Sheets.findings.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

import API
import ArgumentParser
import Domain

struct EvidenceList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Bukti sebuah kasus.", "The evidence of a case.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case"))
    var caseID: Identifier

    func run() async throws {
        let client = try common.client()
        let path = ["v1", "cases", caseID.text, "evidence"]
        let answer = try await client.list(path, [], page: page, of: Wire.Evidence.self)
        common.output.list(
            answer.data,
            Sheets.evidence.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Belum ada bukti.", en: "No evidence yet.")
        )
    }
}

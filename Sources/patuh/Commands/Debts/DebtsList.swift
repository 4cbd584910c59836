import API
import ArgumentParser
import Domain

struct DebtsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Daftar piutang, terbaru dahulu.", "Debts, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(help("Hanya di balik kasus ini.", "Only behind this case."), valueName: "id")
    )
    var caseID: Identifier?

    @Option(help: ArgumentHelp(help("Hanya perusahaan ini.", "Only of this firm."), valueName: "firm"))
    var firm: Firm?

    @Option(help: ArgumentHelp(help("Hanya dalam keadaan ini.", "Only in this state.")))
    var state: String?

    @Option(help: ArgumentHelp(help("Hanya wilayah ini.", "Only in this region."), valueName: "code"))
    var region: String?

    func validate() throws {
        if caseID != nil, firm != nil || state != nil || region != nil {
            throw ValidationError(help("--case berdiri sendiri", "--case stands alone"))
        }
    }

    func run() async throws {
        let client = try common.client()
        let query = [("company_id", try await firm?.id(by: client)), ("state", state), ("region", region)]
        let path = caseID.map { ["v1", "cases", $0.text, "debts"] } ?? ["v1", "debts"]
        let answer = try await client.list(path, query, page: page, of: Wire.Debt.self)
        common.output.list(
            answer.data,
            Sheets.debts.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada piutang.", en: "No debts.")
        )
    }
}

import ArgumentParser
import Domain

struct AssignmentsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Daftar SPT, terbaru dahulu.", "Assignment letters, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(help("Hanya untuk kasus ini.", "Only of this case."), valueName: "id")
    )
    var caseID: Identifier?

    @Option(help: ArgumentHelp(help("Hanya pengawas ini.", "Only of this inspector."), valueName: "login"))
    var inspector: String?

    func run() async throws {
        try await common.list(
            ["v1", "assignments"],
            [("case_id", caseID?.text), ("inspector", inspector)],
            page: page,
            as: Sheets.assignments,
            empty: Words(id: "Tidak ada SPT.", en: "No assignment letters.")
        )
    }
}

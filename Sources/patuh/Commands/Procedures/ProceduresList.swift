import ArgumentParser
import Domain

struct ProceduresList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Prosedur dan versinya.", "Procedures with their versions.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "procedures"],
            page: page,
            as: Sheets.procedures,
            empty: Words(id: "Tidak ada prosedur.", en: "No procedures.")
        )
    }
}

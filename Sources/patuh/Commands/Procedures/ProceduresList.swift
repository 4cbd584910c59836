import API
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
        let answer = try await common.client()
            .list(["v1", "procedures"], [], page: page, of: Wire.ProcedureSummary.self)
        common.output.list(
            answer.data,
            Sheets.procedures.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada prosedur.", en: "No procedures.")
        )
    }
}

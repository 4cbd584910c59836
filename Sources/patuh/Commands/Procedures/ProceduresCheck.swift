import API
import ArgumentParser
import Domain

struct ProceduresCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: help("Apakah setiap prosedur utuh?", "Is every procedure whole?"),
        discussion: help(
            "Keluar dengan 1 bila ada yang tidak utuh.",
            "Ends with 1 when one is not."
        )
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let surroundings = Surroundings.current
        let answer = try await common.client().get(["v1", "procedures", "check"], as: Wire.ProcedureCheck.self)
        let check = answer.value
        guard check.ok else {
            let table = Sheets.procedureProblems.table(check.problems, in: surroundings.language)
            surroundings.complain(table.text(in: surroundings.language, width: surroundings.width))
            throw ExitCode.failure
        }
        let table = Sheets.checkedProcedures.table(check.procedures, in: surroundings.language)
        common.output.show(answer.data, [.table(table)])
        common.output.note(Words(id: "Semua utuh.", en: "All whole."))
    }
}

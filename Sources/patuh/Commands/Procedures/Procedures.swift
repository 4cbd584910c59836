import ArgumentParser

struct Procedures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Prosedur: daftar, lihat, periksa keutuhannya.", "Procedures: list, show, check."),
        subcommands: [ProceduresList.self, ProceduresShow.self, ProceduresCheck.self]
    )
}

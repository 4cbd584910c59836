import ArgumentParser

struct Procedures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Prosedur: daftar, lihat, periksa, terbitkan versi, pindahkan kasus.",
            "Procedures: list, show, check, publish versions, migrate cases."
        ),
        subcommands: [
            ProceduresList.self, ProceduresShow.self, ProceduresCheck.self, ProceduresDraft.self,
            ProceduresPreview.self, ProceduresPublish.self, ProceduresWithdraw.self, ProceduresMigrate.self,
        ]
    )
}

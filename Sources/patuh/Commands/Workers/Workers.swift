import ArgumentParser

struct Workers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Daftar pekerja perusahaan terhadap daftar peserta BPJS.",
            "A firm's worker list against the membership list of BPJS."
        ),
        subcommands: [
            WorkersAdd.self, WorkersLists.self, WorkersFaults.self, WorkersCheck.self, WorkersChecks.self,
            WorkersShow.self, WorkersPeople.self, WorkersRecord.self,
        ]
    )
}

import ArgumentParser

struct Visits: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Kunjungan: catat, daftar, kirim antrean.", "Visits: log, list, send what is queued."),
        subcommands: [VisitsLog.self, VisitsMinutes.self, VisitsList.self, VisitsShow.self, VisitsSync.self]
    )
}

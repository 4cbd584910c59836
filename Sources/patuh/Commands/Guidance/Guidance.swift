import ArgumentParser

struct Guidance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Pembinaan dan sosialisasi: catat, daftar.", "Guidance and information meetings: log, list."),
        subcommands: [GuidanceLog.self, GuidanceList.self]
    )
}

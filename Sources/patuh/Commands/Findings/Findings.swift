import ArgumentParser

struct Findings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Temuan: catat, daftar.", "Findings: record, list."),
        subcommands: [FindingsRecord.self, FindingsList.self]
    )
}

import ArgumentParser

struct Imports: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Impor yang sudah dibaca, dan nasib tiap barisnya.", "Imports, and what became of each row."),
        subcommands: [
            ImportsList.self, ImportsShow.self, ImportsRows.self, ImportsGone.self, ImportsMapping.self,
        ]
    )
}

import ArgumentParser

struct Inspections: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Pemeriksaan: usulkan, daftar, lihat.", "Inspections: propose, list, show."),
        subcommands: [InspectionsPropose.self, InspectionsList.self, InspectionsShow.self]
    )
}

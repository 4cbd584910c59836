import ArgumentParser
import Domain

struct Offices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Kantor: daftar, tambah, ganti nama, wilayah kerja.",
            "Offices: list, add, rename, territory."
        ),
        subcommands: [
            OfficesList.self, OfficesAdd.self, OfficesRename.self, OfficesTerritory.self, OfficesGiveRegion.self,
            OfficesEndRegion.self,
        ],
        defaultSubcommand: OfficesList.self
    )
}

struct OfficesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Kantor dan wilayahnya.", "Offices with their territory.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "offices"],
            page: page,
            as: Sheets.offices,
            empty: Words(id: "Tidak ada kantor.", en: "No offices.")
        )
    }
}

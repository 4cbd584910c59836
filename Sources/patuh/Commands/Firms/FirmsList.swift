import ArgumentParser
import Domain

/// Which firms are meant.
struct FirmFilter: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            help("Awal nama, atau satu nomor persis.", "Beginning of the name, or one number exactly."),
            valueName: "text"
        )
    )
    var query: String?

    @Option(help: ArgumentHelp(help("Kode wilayah, mis. 62.02.", "Region code, as in 62.02.")))
    var region: String?

    @Option(help: "NIB.")
    var nib: String?

    @Option(help: "NPWP.")
    var npwp: String?

    @Option(help: "NPP.")
    var npp: String?

    @Option(help: "WLKP.")
    var wlkp: String?

    /// As the server takes it.
    var pairs: [(String, String?)] {
        [("q", query), ("region", region), ("nib", nib), ("npwp", npwp), ("npp", npp), ("wlkp", wlkp)]
    }
}

struct FirmsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Cari perusahaan.", "Find firms.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @OptionGroup var filter: FirmFilter

    func run() async throws {
        try await common.list(
            ["v1", "companies"],
            filter.pairs,
            page: page,
            as: Sheets.companies,
            empty: Words(id: "Tidak ada perusahaan seperti itu di wilayah Anda.", en: "No such firm in your territory.")
        )
    }
}

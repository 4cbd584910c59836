import ArgumentParser

/// The fields of a firm that a person may enter.
struct FirmFields: ParsableArguments {
    @Option(help: ArgumentHelp(help("Nama dagang.", "Trade name.")))
    var tradeName: String?

    @Option(
        help: ArgumentHelp(
            help(
                "Jenis: employer, construction_project, state_body.",
                "Kind: employer, construction_project, state_body."
            )
        )
    )
    var kind: String?

    @Option(help: "NIB.")
    var nib: String?

    @Option(help: "NPWP.")
    var npwp: String?

    @Option(name: .customLong("npp"), help: ArgumentHelp(help("NPP; boleh berulang.", "NPP; may be repeated.")))
    var npps: [String] = []

    @Option(help: "WLKP.")
    var wlkp: String?

    @Option(help: "KBLI.")
    var kbli: String?

    @Option(help: ArgumentHelp(help("Alamat.", "Address.")))
    var address: String?

    @Option(help: ArgumentHelp(help("Kecamatan.", "District.")))
    var district: String?

    @Option(help: ArgumentHelp(help("Skala: mikro, kecil, menengah, besar.", "Scale: mikro, kecil, menengah, besar.")))
    var scale: String?

    @Option(help: ArgumentHelp(help("Jumlah pekerja.", "Number of workers.")))
    var workers: Int?

    @Option(help: ArgumentHelp(help("Telepon.", "Telephone.")))
    var phone: String?
}

import API
import ArgumentParser
import Domain

struct OfficesTerritory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "territory",
        abstract: help(
            "Wilayah kerja sebuah kantor, dari kapan sampai kapan.",
            "The regions of an office's territory, from when to when."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Argument(help: ArgumentHelp(help("Kantornya.", "The office."), valueName: "office-id"))
    var id: Identifier

    func run() async throws {
        try await common.list(
            ["v1", "offices", id.text, "territories"],
            page: page,
            as: Sheets.territories,
            empty: Words(id: "Belum ada wilayah kerja.", en: "No territory yet.")
        )
    }
}

struct OfficesGiveRegion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "give-region",
        abstract: help("Tambahkan wilayah kerja (administrator).", "Add a region to a territory (administrators).")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Kantornya.", "The office."), valueName: "office-id"))
    var id: Identifier

    @Argument(help: ArgumentHelp(help("Kode wilayah, mis. 62.02.", "The region's code, as in 62.02.")))
    var region: String

    @Option(help: ArgumentHelp(help("Hari pertama.", "The first day."), valueName: "day"))
    var from: DayArgument = .today

    @Option(help: ArgumentHelp(help("Hari terakhir.", "The last day."), valueName: "day"))
    var to: DayArgument?

    @Option(help: ArgumentHelp(help("Dasarnya: nomor dan tanggal keputusan.", "Number and day of the decision.")))
    var basis: String

    func run() async throws {
        let today = Surroundings.current.today
        let body = Wire.TerritoryRequest(
            regionCode: region,
            validFrom: from.day(from: today).description,
            validTo: to?.day(from: today).description,
            basis: basis
        )
        let answer = try await common.client().write(
            ["v1", "offices", id.text, "territories"],
            body,
            key: write.idempotencyKey,
            as: Wire.Territory.self
        )
        common.output.show(
            answer.data,
            [.table(Sheets.territories.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

struct OfficesEndRegion: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end-region",
        abstract: help(
            "Tetapkan hari terakhir sebuah wilayah kerja (administrator).",
            "Set the last day of a region in a territory (administrators)."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Kantornya.", "The office."), valueName: "office-id"))
    var id: Identifier

    @Argument(help: ArgumentHelp(help("Kode wilayah.", "The region's code.")))
    var region: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            help("Hari terakhir; yesterday: sekarang juga.", "The last day; yesterday: at once."),
            valueName: "day"
        )
    )
    var to: DayArgument = .today

    func run() async throws {
        let body = Wire.TerritoryEndRequest(validTo: to.day(from: Surroundings.current.today).description)
        let answer = try await common.client()
            .put(["v1", "offices", id.text, "territories", region, "end"], body, as: Wire.Territory.self)
        common.output.show(
            answer.data,
            [.table(Sheets.territories.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

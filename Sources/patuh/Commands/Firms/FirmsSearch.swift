import API
import ArgumentParser
import Domain

struct FirmsSearch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: help("Cari perusahaan seperti Anda mengetik.", "Search firms as you type."),
        discussion: help(
            "Urutan kata bebas, salah ketik dan kata yang tersambung tidak apa-apa; atau awal nomor NIB, NPP, WLKP.",
            "Words in any order, with slips of the finger, joined or parted; or the beginning of a NIB, NPP, WLKP number."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(
        help: ArgumentHelp(help("Kata-kata nama, atau nomor.", "Words of the name, or a number."), valueName: "text")
    )
    var words: [String]

    @Option(help: ArgumentHelp(help("Kode wilayah, mis. 62.02.", "Region code, as in 62.02.")))
    var region: String?

    @Option(help: ArgumentHelp(help("Paling banyak sekian.", "So many at most.")))
    var limit = 20

    func validate() throws {
        guard !words.isEmpty else {
            throw ValidationError(help("Sebutkan apa yang dicari.", "Say what to search for."))
        }
    }

    func run() async throws {
        let answer = try await common.client().get(
            ["v1", "company-search"],
            [("q", words.joined(separator: " ")), ("region", region), ("limit", String(limit))],
            as: Wire.CompanySearchResult.self
        )
        common.output.list(
            answer.data,
            Sheets.companies.table(answer.value.items, in: Surroundings.current.language),
            next: nil,
            empty: Words(id: "Tidak ada perusahaan seperti itu di wilayah Anda.", en: "No such firm in your territory.")
        )
    }
}

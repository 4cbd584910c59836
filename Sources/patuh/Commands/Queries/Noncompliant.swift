import API
import ArgumentParser
import Domain
import Foundation

struct Noncompliant: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Perusahaan mana yang tidak patuh?", "Which firms do not comply?"),
        discussion: help(
            "Menurut temuan pemeriksaan; --basis indication untuk indikasi, yang bukan temuan. CSV datang langsung dari server.",
            "By examined findings; --basis indication for indications, which are no findings. CSV comes from the server."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(
        help: ArgumentHelp(
            help("Keperluan; wajib untuk CSV, dan dicatat.", "What it is for; CSV needs it, and it is recorded.")
        )
    )
    var purpose: String?

    @Option(help: ArgumentHelp(help("Wilayah kantor cabang BPJS ini.", "Territory of this BPJS branch.")))
    var branch: String?

    @Option(help: ArgumentHelp(help("Kode wilayah, mis. 62.02.", "Region code, as in 62.02.")))
    var region: String?

    @Option(help: ArgumentHelp(help("Jenis temuan.", "Kind of finding.")))
    var finding: String?

    @Option(help: ArgumentHelp(help("Keadaan kasus.", "State of the case.")))
    var state: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Sebagaimana diketahui pada hari ini.", "As known on this day."), valueName: "day")
    )
    var asOf: DayArgument?

    @Option(help: ArgumentHelp(help("Dasar: finding, indication.", "Basis: finding, indication.")))
    var basis: String?

    func validate() throws {
        guard common.format != .csv || purpose != nil else {
            throw ValidationError(help("CSV memerlukan --purpose", "CSV needs --purpose"))
        }
    }

    func run() async throws {
        let surroundings = Surroundings.current
        let client = try common.client()
        let path = ["v1", "noncompliant-companies"]
        let filter = [
            ("branch", branch), ("region", region), ("finding", finding), ("state", state), ("as_of", asOf?.text),
            ("basis", basis),
        ]
        if common.format == .csv {
            let request = Request(
                method: "GET",
                url: try client.url(path, filter),
                headers: ["Accept": "text/csv, application/problem+json"].merging(purposeHeader(purpose)) { $1 },
                patience: 600,
                receive: surroundings.write
            )
            _ = try await client.send(request)
            return
        }
        let answer = try await client.list(path, filter, page: page, of: Wire.NoncompliantCompany.self)
        common.output.list(
            answer.data,
            Sheets.noncompliant.table(answer.value.items, in: surroundings.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada perusahaan seperti itu.", en: "No such firms.")
        )
    }
}

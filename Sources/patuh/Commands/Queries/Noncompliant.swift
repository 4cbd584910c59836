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

    @OptionGroup var filter: NoncompliantFilter

    @Option(help: ArgumentHelp(help("Dasar: finding, indication.", "Basis: finding, indication.")))
    var basis: String?

    @Option(
        help: ArgumentHelp(help("Pertanyaan tersimpan, nama atau id.", "A saved query, name or id."), valueName: "name")
    )
    var saved: String?

    @Flag(help: ArgumentHelp(help("Jumlah saja, menurut temuan, keadaan, wilayah, umur.", "Counts alone.")))
    var facets = false

    @Option(help: ArgumentHelp(help("Simpan sebagai buku kerja XLSX.", "Save as an XLSX workbook."), valueName: "file"))
    var xlsx: String?

    @Flag(help: ArgumentHelp(help("Timpa berkas yang sudah ada.", "Overwrite a file that exists.")))
    var force = false

    func validate() throws {
        guard (common.format != .csv || facets) && xlsx == nil || purpose != nil else {
            throw ValidationError(help("CSV dan XLSX memerlukan --purpose", "CSV and XLSX need --purpose"))
        }
    }

    func run() async throws {
        let client = try common.client()
        let path = ["v1", "noncompliant-companies"]
        let asked = filter.pairs + [("basis", basis), ("saved", saved)]
        if facets { return try await count(client, path) }
        if let xlsx { return try await save(client, path, asked, to: xlsx) }
        if common.format == .csv {
            let request = Request(
                method: "GET",
                url: try client.url(path, asked),
                headers: ["Accept": "text/csv, application/problem+json"].merging(purposeHeader(purpose)) { $1 },
                patience: 600,
                receive: Surroundings.current.write
            )
            _ = try await client.send(request)
            return
        }
        let answer = try await client.list(path, asked, page: page, of: Wire.NoncompliantCompany.self)
        common.output.list(
            answer.data,
            Sheets.noncompliant.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada perusahaan seperti itu.", en: "No such firms.")
        )
    }

    private func count(_ client: Client, _ path: [String]) async throws {
        let answer = try await client.get(
            path + ["facets"],
            filter.pairs + [("saved", saved)],
            as: Wire.NoncomplianceFacets.self
        )
        let (facets, language) = (answer.value, Surroundings.current.language)
        let parts: [(Words, [Wire.NoncomplianceFacet])] = [
            (Words(id: "temuan", en: "finding"), facets.findings), (Words(id: "keadaan", en: "state"), facets.states),
            (Words(id: "wilayah", en: "region"), facets.regions), (Words(id: "cabang", en: "branch"), facets.branches),
            (Words(id: "umur", en: "age"), facets.ages),
        ]
        let lines = parts.flatMap { name, items in items.map { FacetLine(part: name, facet: $0) } }
        common.output.list(
            answer.data,
            Sheets.facets.table(lines, in: language),
            next: nil,
            empty: Words(id: "Tidak ada perusahaan seperti itu.", en: "No such firms.")
        )
    }

    private func save(_ client: Client, _ path: [String], _ asked: [(String, String?)], to name: String) async throws {
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        let response = try await client.send(
            Request(
                method: "GET",
                url: try client.url(path, asked),
                headers: ["Accept": "\(type), application/problem+json"].merging(purposeHeader(purpose)) { $1 },
                patience: 600
            )
        )
        try patuh.save(response.body, to: name, force: force)
        common.output.note(Words(id: "Tersimpan: \(name)", en: "Saved: \(name)"))
    }
}

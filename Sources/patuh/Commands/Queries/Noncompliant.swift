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
            help(
                "Keperluan; wajib untuk CSV, NDJSON dan XLSX, dan dicatat.",
                "What it is for; CSV, NDJSON and XLSX need it, and it is recorded."
            )
        )
    )
    var purpose: String?

    @OptionGroup var filter: NoncompliantFilter

    @Option(help: ArgumentHelp(help("Dasar: finding, indication.", "Basis: finding, indication.")))
    var basis: String?

    @Option(
        help: ArgumentHelp(help("Pencarian tersimpan, nama atau id.", "A saved query, name or id."), valueName: "name")
    )
    var saved: String?

    @Flag(help: ArgumentHelp(help("Jumlah saja, menurut temuan, keadaan, wilayah, umur.", "Counts alone.")))
    var facets = false

    @Flag(
        help: ArgumentHelp(
            help(
                "Satu perusahaan per baris (NDJSON), langsung dari server.",
                "A firm on each line (NDJSON), from the server."
            )
        )
    )
    var ndjson = false

    @Option(help: ArgumentHelp(help("Simpan sebagai buku kerja XLSX.", "Save as an XLSX workbook."), valueName: "file"))
    var xlsx: String?

    @Flag(help: ArgumentHelp(help("Timpa berkas yang sudah ada.", "Overwrite a file that exists.")))
    var force = false

    func validate() throws {
        if let xlsx, ndjson {
            throw ValidationError(
                help(
                    "--xlsx dan --ndjson adalah dua berkas; pilih salah satu (--xlsx \(xlsx), atau --ndjson saja)",
                    "--xlsx and --ndjson are two files; choose one (--xlsx \(xlsx), or --ndjson alone)"
                )
            )
        }
        if let xlsx, URL(filePath: xlsx).pathExtension.lowercased() != "xlsx" {
            throw ValidationError(
                help(
                    "--xlsx menulis buku kerja: beri nama yang berakhir .xlsx, bukan \(xlsx); untuk CSV pakai --format csv",
                    "--xlsx writes a workbook: give it a name that ends in .xlsx, not \(xlsx); for CSV use --format csv"
                )
            )
        }
        if facets {
            guard basis == nil, !ndjson, xlsx == nil else {
                throw ValidationError(
                    help(
                        "--facets menghitung temuan: tidak bersama --basis, --ndjson atau --xlsx",
                        "--facets counts findings: not with --basis, --ndjson or --xlsx"
                    )
                )
            }
        } else if ndjson || xlsx != nil || common.format == .csv, purpose == nil {
            throw ValidationError(
                help("CSV, NDJSON dan XLSX memerlukan --purpose", "CSV, NDJSON and XLSX need --purpose")
            )
        }
    }

    func run() async throws {
        let client = try common.client()
        let path = ["v1", "noncompliant-companies"]
        let asked = filter.pairs + [("basis", basis), ("saved", saved)]
        if facets { return try await count(client, path) }
        if let xlsx { return try await save(client, path, asked, to: xlsx) }
        if ndjson { return try await stream(client, path, asked, as: "application/x-ndjson") }
        if common.format == .csv { return try await stream(client, path, asked, as: "text/csv") }
        try await common.list(
            path,
            asked,
            page: page,
            as: Sheets.noncompliant,
            empty: Words(id: "Tidak ada perusahaan seperti itu.", en: "No such firms.")
        )
    }

    /// Writes the server's file as it comes.
    private func stream(_ client: Client, _ path: [String], _ asked: [(String, String?)], as type: String) async throws
    {
        let request = Request(
            method: "GET",
            url: try client.url(path, asked),
            headers: ["Accept": "\(type), application/problem+json"].merging(purposeHeader(purpose)) { $1 },
            patience: 600,
            receive: Surroundings.current.write
        )
        _ = try await client.send(request)
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

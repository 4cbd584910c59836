import API
import ArgumentParser
import Domain
import Foundation

struct AuditExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: help("Jejak audit sebagai berkas, terlama dahulu.", "The trail as a file, oldest first."),
        discussion: help(
            "NDJSON dengan bukti pada baris pertama; --format csv untuk CSV. Keperluannya dicatat.",
            "NDJSON with the proof on its first line; --format csv for CSV. The purpose is recorded."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var filter: AuditFilter

    @Option(help: ArgumentHelp(help("Untuk keperluan apa.", "What it is for.")))
    var purpose: String

    func run() async throws {
        let surroundings = Surroundings.current
        let client = try common.client()
        let type = common.format == .csv ? "text/csv" : "application/x-ndjson"
        let request = Request(
            method: "GET",
            url: try client.url(["v1", "audit", "export"], filter.query),
            headers: ["Accept": "\(type), application/problem+json"].merging(purposeHeader(purpose)) { $1 },
            patience: 600,
            receive: surroundings.write
        )
        _ = try await client.send(request)
    }
}

import API
import ArgumentParser
import Domain
import Foundation

struct FirmsExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: help("Semua perusahaan sebagai CSV (atau JSON per baris).", "All firms as CSV (or JSON by lines).")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var filter: FirmFilter

    func run() async throws {
        let surroundings = Surroundings.current
        let client = try common.client()
        let json = common.format == .json
        var cursor: String?
        var isFirst = true
        repeat {
            let page = try await client.get(
                ["v1", "companies"],
                filter.pairs + [("limit", "200"), ("cursor", cursor)],
                as: Wire.Page<Wire.CompanySummary>.self
            )
            .value
            let table = Sheets.companies.table(page.items, in: surroundings.language)
            if json {
                for item in page.items { surroundings.write(try Wire.encoder().encode(item) + [UInt8(ascii: "\n")]) }
            } else if isFirst {
                surroundings.write(Data((CSV.mark + table.csv).utf8))
            } else {
                surroundings.write(Data(table.rows.map(CSV.line).joined().utf8))
            }
            isFirst = false
            cursor = page.nextCursor
        } while cursor != nil
    }
}

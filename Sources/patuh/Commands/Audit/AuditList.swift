import ArgumentParser
import Domain

struct AuditList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Catatan, terbaru dahulu.", "Entries, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @OptionGroup var filter: AuditFilter

    func run() async throws {
        try await common.list(
            ["v1", "audit"],
            filter.query,
            page: page,
            as: Sheets.auditEntries,
            empty: Words(id: "Tidak ada catatan seperti itu.", en: "No such entries.")
        )
    }
}

struct AuditHeads: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "heads",
        abstract: help("Pernyataan bertanda tangan tentang rantai.", "What was signed of the chain.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "audit", "heads"],
            page: page,
            as: Sheets.auditHeads,
            empty: Words(id: "Belum ada yang ditandatangani.", en: "Nothing is signed yet.")
        )
    }
}

struct AuditDestructions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destructions",
        abstract: help("Berita acara pemusnahan.", "Records of destruction.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "audit", "destructions"],
            page: page,
            as: Sheets.auditDestructions,
            empty: Words(id: "Tidak ada yang dimusnahkan.", en: "Nothing was destroyed.")
        )
    }
}

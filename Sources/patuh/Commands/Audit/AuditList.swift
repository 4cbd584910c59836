import API
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
        let answer = try await common.client()
            .list(["v1", "audit"], filter.query, page: page, of: Wire.AuditEntry.self)
        common.output.list(
            answer.data,
            Sheets.auditEntries.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
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
        let answer = try await common.client().list(["v1", "audit", "heads"], [], page: page, of: Wire.AuditHead.self)
        common.output.list(
            answer.data,
            Sheets.auditHeads.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
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
        let answer = try await common.client()
            .list(["v1", "audit", "destructions"], [], page: page, of: Wire.AuditDestruction.self)
        common.output.list(
            answer.data,
            Sheets.auditDestructions.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada yang dimusnahkan.", en: "Nothing was destroyed.")
        )
    }
}

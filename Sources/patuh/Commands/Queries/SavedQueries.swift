import API
import ArgumentParser
import Domain

struct SavedQueries: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queries",
        abstract: help(
            "Pertanyaan ketidakpatuhan yang disimpan: milik sendiri dan kantor.",
            "Saved queries of non-compliance: one's own and the office's."
        ),
        subcommands: [SavedQueriesList.self, SavedQueriesSave.self, SavedQueriesRemove.self]
    )
}

struct SavedQueriesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Pertanyaan tersimpan, terbaru dahulu.", "Saved queries, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "saved-queries"],
            page: page,
            as: Sheets.savedQueries,
            empty: Words(id: "Belum ada pertanyaan tersimpan.", en: "No saved queries.")
        )
    }
}

struct SavedQueriesSave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: help(
            "Simpan saringan `noncompliant` dengan nama.",
            "Save the filters of `noncompliant` under a name."
        ),
        discussion: help("Dipakai dengan: patuh noncompliant --saved NAMA", "Used by: patuh noncompliant --saved NAME")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Nama.", "The name."))) var name: String
    @OptionGroup var filter: NoncompliantFilter
    @Option(help: ArgumentHelp(help("Dasar: finding, indication.", "Basis: finding, indication.")))
    var basis: String?
    @Option(help: ArgumentHelp(help("Bagikan dengan kantor ini.", "Share it with this office."), valueName: "code"))
    var office: String?

    func validate() throws {
        guard filter.asOf == nil else {
            throw ValidationError(help("--as-of tidak disimpan.", "--as-of is not saved."))
        }
    }

    func run() async throws {
        let filters = Wire.NoncomplianceFilters(
            branch: filter.branch,
            region: filter.region,
            finding: filter.finding,
            state: filter.state,
            sinceBefore: filter.sinceBefore?.text,
            sinceAfter: filter.sinceAfter?.text,
            minDays: filter.minDays,
            minWorkers: filter.minWorkers,
            minAmount: filter.minAmount,
            overdue: filter.overdue ? true : nil,
            q: filter.search,
            basis: basis
        )
        let answer = try await common.client().write(
            ["v1", "saved-queries"],
            Wire.SavedQueryRequest(name: name, office: office, filters: filters),
            key: write.idempotencyKey,
            as: Wire.SavedQuery.self
        )
        let table = Sheets.savedQueries.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

struct SavedQueriesRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: help("Hapus pertanyaan tersimpan milik sendiri.", "Remove a saved query of one's own.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Id pertanyaan.", "The query's id."))) var id: Identifier

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "saved-queries", id.text],
            query: [],
            method: "DELETE",
            key: write.idempotencyKey,
            as: Wire.SavedQuery.self
        )
        let table = Sheets.savedQueries.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

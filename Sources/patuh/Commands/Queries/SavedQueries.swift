import API
import ArgumentParser
import Domain

struct SavedQueries: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queries",
        abstract: help(
            "Pencarian tersimpan perusahaan yang tidak patuh: milik sendiri dan kantor.",
            "Saved queries of non-compliance: one's own and the office's."
        ),
        subcommands: [SavedQueriesList.self, SavedQueriesSave.self, SavedQueriesRemove.self]
    )
}

struct SavedQueriesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Pencarian tersimpan, terbaru dahulu.", "Saved queries, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await common.list(
            ["v1", "saved-queries"],
            page: page,
            as: Sheets.savedQueries,
            empty: Words(id: "Belum ada pencarian tersimpan.", en: "No saved queries.")
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
        abstract: help("Hapus pencarian tersimpan milik sendiri.", "Remove a saved query of one's own.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Nama atau id.", "Name or id."), valueName: "name")) var name: String

    func run() async throws {
        let client = try common.client()
        let answer = try await client.write(
            ["v1", "saved-queries", try await id(by: client)],
            query: [],
            method: "DELETE",
            key: write.idempotencyKey,
            as: Wire.SavedQuery.self
        )
        let table = Sheets.savedQueries.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
        common.output.note(Words(id: "Dihapus: \(answer.value.name)", en: "Removed: \(answer.value.name)"))
    }

    /// The id, where the name was given. Somebody else at the office may share a query of the same name: one's own is
    /// meant, as only that can be removed.
    private func id(by client: Client) async throws -> String {
        if let id = Input.id(name) { return id }
        let every = try PageOptions.parse(["--all"])
        let known = try await client.list(["v1", "saved-queries"], [], page: every, of: Wire.SavedQuery.self).value
            .items
        let named = known.filter { $0.name.lowercased() == name.lowercased() }
        guard let first = named.first else {
            throw Failure(
                code: .notFound,
                message: Words(
                    id: "Tidak ada pencarian tersimpan bernama “\(name)”.",
                    en: "There is no saved query called “\(name)”."
                ),
                remedy: Words(
                    id: "Lihat nama-namanya: patuh queries list",
                    en: "See what they are called: patuh queries list"
                )
            )
        }
        guard named.count > 1 else { return first.id }
        let me = try await client.get(["v1", "me"], as: Wire.Me.self).value.person
        return (named.first { $0.person.id == me.id } ?? first).id
    }
}

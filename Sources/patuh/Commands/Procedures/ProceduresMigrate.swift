import API
import ArgumentParser
import Domain

struct ProceduresMigrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: help(
            "Pindahkan kasus berjalan ke versi lain atau ke hukum hari lain.",
            "Move running cases to another version or to the law of another day."
        ),
        discussion: help(
            """
            Tenggat yang sudah diberitahukan tidak bergeser. Kasus yang ditolak disebut dengan alasannya, yang lain jalan
            terus; keluar dengan 1 bila ada yang ditolak. Yang terputus dilanjutkan dengan --continue.
            """,
            """
            Deadlines that were told stay. Cases that are refused are named with the reason while the others go on; ends
            with 1 when one was. What was interrupted goes on with --continue.
            """
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Jalur: inspection, bpjs_sanction.", "Track: inspection, bpjs_sanction.")))
    var track: String

    @Option(help: ArgumentHelp(help("Ke versi ini.", "To this version.")))
    var to: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Mengikuti hukum hari ini.", "Following the law of this day."), valueName: "day")
    )
    var rulesOn: DayArgument?

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(help("Kasus; boleh berulang.", "A case; may be repeated."), valueName: "id")
    )
    var cases: [Identifier] = []

    @Option(
        help: ArgumentHelp(
            help(
                "Semua kasus terbuka pada keadaan ini; boleh berulang.",
                "All open cases in this state; may be repeated."
            )
        )
    )
    var state: [String] = []

    @Option(
        help: ArgumentHelp(
            help("Semua kasus terbuka pada versi ini.", "All open cases of this version."),
            valueName: "version"
        )
    )
    var fromVersion: Int?

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String?

    @Option(
        name: .customLong("continue"),
        help: ArgumentHelp(help("Lanjutkan pemindahan ini.", "Go on with this migration."), valueName: "id")
    )
    var continued: Identifier?

    func run() async throws {
        let client = try common.client()
        let path = ["v1", "procedures", track, "migrations"]
        var answer = try await begin(client, path)
        while answer.value.pending > 0 {
            answer = try await client.write(path + [answer.value.id, "batches"], key: nil, as: Wire.RuleMigration.self)
        }
        let migration = answer.value
        let card = Card([
            Card.Field("id", "pemindahan", "migration", migration.id),
            Card.Field("cases", "kasus", "cases", String(migration.cases)),
            Card.Field("moved", "pindah", "moved", String(migration.moved)),
            Card.Field("unchanged", "sudah mengikuti", "followed already", String(migration.unchanged)),
            Card.Field("refused", "ditolak", "refused", String(migration.refused)),
        ])
        common.output.show(answer.data, [.card(card)])
        guard migration.refused > 0 else { return }
        try await complain(client, path + [migration.id, "cases"])
        throw ExitCode.failure
    }

    private func begin(_ client: Client, _ path: [String]) async throws -> Client.Answer<Wire.RuleMigration> {
        if let continued {
            return try await client.get(path + [continued.text], as: Wire.RuleMigration.self)
        }
        guard let reason else { throw ValidationError(help("--reason wajib ada", "--reason is required")) }
        let filter = Wire.RuleMigrationFilter(states: state.isEmpty ? nil : state, procedureVersion: fromVersion)
        let body = Wire.RuleMigrationRequest(
            version: to,
            rulesOn: rulesOn?.text,
            cases: cases.isEmpty ? nil : cases.map(\.text),
            filter: cases.isEmpty ? filter : nil,
            reason: reason
        )
        return try await client.write(path, body, key: write.idempotencyKey, as: Wire.RuleMigration.self)
    }

    /// Names what was refused, with the reasons.
    private func complain(_ client: Client, _ path: [String]) async throws {
        var cursor: String?
        repeat {
            let page = try await client.get(
                path,
                [("limit", "200"), ("cursor", cursor)],
                as: Wire.Page<Wire.RuleMigrationCase>.self
            )
            for item in page.value.items where item.outcome == "refused" {
                Surroundings.current.complain("\(item.caseId): \(item.reason?.detail ?? "")")
            }
            cursor = page.value.nextCursor
        } while cursor != nil
    }
}

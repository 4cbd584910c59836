import API
import ArgumentParser
import Domain
import Foundation

struct ProceduresDraft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: help("Susun versi sendiri dari versi yang ada.", "Draft a version of your own from a known one."),
        discussion: help(
            """
            --changes menunjuk berkas JSON: [{"action": "check_first_note", "roles": [{"from_state": "first_note_drafted",
            "roles": ["division_head"]}]}]. Yang tidak disebut tetap. Lihat patuh procedures show.
            """,
            """
            --changes names a JSON file: [{"action": "check_first_note", "roles": [{"from_state": "first_note_drafted",
            "roles": ["division_head"]}]}]. What is not named stays. See patuh procedures show.
            """
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Jalur: inspection, bpjs_sanction.", "Track: inspection, bpjs_sanction.")))
    var track: String

    @Option(
        help: ArgumentHelp(help("Versi asal; tanpa ini yang berlaku.", "Derived from; the one in force without it."))
    )
    var base: Int?

    @Option(help: ArgumentHelp(help("Berkas perubahan (JSON).", "File of changes (JSON)."), valueName: "file"))
    var changes: String

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: changes),
            let read = try? Wire.decoder().decode([Wire.ProcedureChange].self, from: data)
        else {
            throw ValidationError(
                help("--changes: \(changes) bukan daftar perubahan", "--changes: \(changes) is no list of changes")
            )
        }
        let body = Wire.ProcedureVersionRequest(base: base, changes: read, reason: reason)
        let answer = try await common.client()
            .write(
                ["v1", "procedures", track, "versions"],
                body,
                key: write.idempotencyKey,
                as: Wire.ProcedureSummary.self
            )
        common.output.show(answer.data, answer.value)
    }
}

extension Output {
    /// Shows a version.
    func show(_ data: Data, _ version: Wire.ProcedureSummary) {
        show(data, [.table(Sheets.procedures.table([version], in: surroundings.language))])
    }
}

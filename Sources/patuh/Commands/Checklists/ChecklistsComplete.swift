import API
import ArgumentParser
import Domain

/// A visit and a checklist, as commands name them.
struct VisitChecklistArguments: ParsableArguments {
    @Argument(help: ArgumentHelp(help("Kunjungan.", "The visit."), valueName: "visit-id"))
    var visit: Identifier

    @Argument(help: ArgumentHelp(help("Kode daftar periksa.", "The checklist's code.")))
    var code: String

    /// Where it is.
    var path: [String] { ["v1", "visits", visit.text, "checklists", code] }
}

struct ChecklistsState: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "state",
        abstract: help(
            "Jawaban sebuah kunjungan, yang kurang, yang berbeda, dan usul temuannya.",
            "A visit's answers, what is missing, where hands disagree, and what is proposed."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var checklist: VisitChecklistArguments

    func run() async throws {
        let answer = try await common.client().get(checklist.path, as: Wire.VisitChecklist.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

struct ChecklistsComplete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete",
        abstract: help(
            "Nyatakan daftar periksa selesai; jawabannya tidak berubah lagi.",
            "Say that a checklist is complete; its answers do not change any more."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var checklist: VisitChecklistArguments

    func run() async throws {
        let answer = try await common.client().write(
            checklist.path + ["completion"],
            key: write.idempotencyKey,
            as: Wire.VisitChecklist.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

struct ChecklistsRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: help(
            "Catat temuan yang diusulkan jawaban; baca dahulu dengan checklists state.",
            "Record a finding that answers propose; read it first with checklists state."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var checklist: VisitChecklistArguments

    @Argument(help: ArgumentHelp(help("Kode usul.", "The proposal's code.")))
    var proposal: String

    @Option(help: ArgumentHelp(help("Fakta, bila lain dari usulnya.", "What was seen, if other than proposed.")))
    var facts: String?

    @Option(help: ArgumentHelp(help("Hari temuan; tanpa ini hari kunjungan.", "Its day; the visit's without it.")))
    var on: DayArgument?

    @Option(help: ArgumentHelp(help("Alasan; wajib bila dicatat menyusul.", "The reason; needed when entered late.")))
    var reason: String?

    func run() async throws {
        let client = try common.client()
        let state = try await client.get(checklist.path, as: Wire.VisitChecklist.self).value
        guard let proposed = state.proposals.first(where: { $0.code == proposal }) else {
            let known = state.proposals.map(\.code).joined(separator: ", ")
            throw Failure.local(
                id: "Jawaban tidak mengusulkan \(proposal). Yang diusulkan: \(known.isEmpty ? "tidak ada" : known).",
                en: "The answers do not propose \(proposal). Proposed: \(known.isEmpty ? "nothing" : known)."
            )
        }
        var request = proposed.request
        if let facts { request.facts = facts }
        if let on { request.occurredOn = on.day(from: Surroundings.current.today).description }
        request.reason = reason
        let answer = try await client.write(
            ["v1", "inspections", state.inspectionId, "findings"],
            request,
            key: write.idempotencyKey,
            as: Wire.Finding.self
        )
        let table = Sheets.findings.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

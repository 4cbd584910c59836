import API
import ArgumentParser
import Domain

struct CasesAdvance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance",
        abstract: help("Lanjutkan kasus satu langkah.", "Carry a case one step on."),
        discussion: help(
            "Langkah yang mungkin, dan mengapa yang lain tidak: patuh cases explain ID",
            "Which steps are possible, and why the others are not: patuh cases explain ID"
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var details: DetailOptions
    @OptionGroup var cited: CitedOptions

    @Argument(help: ArgumentHelp(help("Kasus.", "The case."), valueName: "case-id"))
    var id: Identifier

    @Argument(help: ArgumentHelp(help("Tindakan, mis. draft_first_note.", "The action, as in draft_first_note.")))
    var action: String

    @Option(
        help: ArgumentHelp(
            help("Versi yang dilihat; tanpa ini yang sekarang.", "The version looked at; the present one without it.")
        )
    )
    var expectedVersion: Int?

    func run() async throws {
        let client = try common.client()
        let evidence = try await cited.ids(on: id.text, as: .document, by: client)
        let version = try await CaseVersion.of(id, expectedVersion, for: write, by: client)
        let body = Wire.StepRequest(
            action: action,
            expectedVersion: version,
            occurredOn: act.day,
            reason: act.reason,
            note: act.note,
            details: try details.details(on: act.day, evidence: cited.reference),
            evidenceIds: evidence
        )
        let answer = try await client.write(
            ["v1", "cases", id.text, "steps"],
            body,
            ifMatch: version == nil ? "*" : nil,
            key: write.idempotencyKey,
            as: Wire.StepResult.self
        )
        common.output.show(answer.data, [.card(answer.value.card(in: Surroundings.current.language))])
    }
}

/// The version that a step is decided on.
enum CaseVersion {
    /// The one given, or the present one.
    ///
    /// Nil, meaning any, when the caller brings a key of their own: the repeat must be the same request to the letter,
    /// but the first may have moved the case on.
    static func of(_ id: Identifier, _ given: Int?, for write: WriteOptions, by client: Client) async throws -> Int? {
        if given != nil || write.idempotencyKey != nil { return given }
        return try await client.get(["v1", "cases", id.text], as: Wire.Case.self).value.version
    }
}

extension Wire.StepResult {
    /// The step as people read it.
    func card(in language: Language) -> Card {
        Card([
            Card.Field("company", "perusahaan", "firm", self.case.company.name),
            Card.Field("action", "tindakan", "action", "\(event.words[language]) (\(event.action))"),
            Card.Field("from_state", "dari", "from", event.fromWords?[language] ?? event.fromState),
            Card.Field("state", "keadaan", "state", "\(self.case.stateWords[language]) (\(self.case.state))"),
            Card.Field("occurred_on", "tanggal", "day", event.occurredOn),
            Card.Field("recorded_at", "dicatat", "recorded", event.recordedAt),
            Card.Field("next_due_on", "tenggat", "due", self.case.nextDueOn),
            Card.Field("version", "versi", "version", String(self.case.version)),
            Card.Field("id", "kasus", "case", self.case.id),
        ])
    }
}

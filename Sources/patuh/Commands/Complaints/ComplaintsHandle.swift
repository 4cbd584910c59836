import API
import ArgumentParser
import Domain

/// What every step with a complaint takes.
struct ComplaintStepOptions: ParsableArguments {
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Id pengaduan.", "The complaint's id."))) var id: Identifier

    /// Takes a step and shows what became of it.
    func take(_ step: Wire.ComplaintStepRequest) async throws {
        let answer = try await send(step, try common.client(), key: write.idempotencyKey)
        common.output.show(answer.data, [.card(answer.value.card(in: Surroundings.current.language))])
    }

    /// Sends a step.
    func send(
        _ step: Wire.ComplaintStepRequest,
        _ client: Client,
        key: String?
    ) async throws -> Client.Answer<Wire.ComplaintStepResult> {
        try await client.write(
            ["v1", "complaints", id.text, "steps"],
            step,
            key: key,
            as: Wire.ComplaintStepResult.self
        )
    }
}

struct ComplaintsAssign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: help("Tugaskan kepada pengawas.", "Assign to an inspector.")
    )

    @OptionGroup var step: ComplaintStepOptions
    @Option(help: ArgumentHelp(help("Pengawas.", "The inspector."), valueName: "login")) var inspector: String

    func run() async throws { try await step.take(.init(action: "assign", assignee: inspector)) }
}

struct ComplaintsMatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: help("Cocokkan dengan perusahaan.", "Match with a firm of the register.")
    )

    @OptionGroup var step: ComplaintStepOptions
    @Option(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    func run() async throws {
        let company = try await firm.id(by: try step.common.client())
        try await step.take(.init(action: "match", companyId: company))
    }
}

struct ComplaintsAnswer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: help("Jawab pengadu; pengaduan selesai.", "Answer the complainant, which ends it.")
    )

    @OptionGroup var step: ComplaintStepOptions
    @Option(help: ArgumentHelp(help("Jawaban, tanpa isi kasus.", "The answer, nothing of a case."))) var text: String

    func run() async throws { try await step.take(.init(action: "answer", text: text)) }
}

struct ComplaintsReject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: help("Akhiri tanpa tindak lanjut, dengan alasan.", "End it without taking it up, with a reason.")
    )

    @OptionGroup var step: ComplaintStepOptions
    @Option(help: ArgumentHelp(help("Alasan.", "The reason."))) var reason: String

    func run() async throws { try await step.take(.init(action: "reject", text: reason)) }
}

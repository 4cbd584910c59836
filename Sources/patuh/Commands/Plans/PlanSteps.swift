import API
import ArgumentParser
import Domain

/// What every step with a plan takes.
struct PlanStepOptions: ParsableArguments {
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Id rencana.", "The plan's id."))) var id: Identifier

    /// Takes a step and shows the plan after it.
    func take(_ step: Wire.PlanStepRequest) async throws {
        let answer = try await common.client().write(
            ["v1", "plans", id.text, "steps"],
            step,
            key: write.idempotencyKey,
            as: Wire.Plan.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

struct PlansAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: help("Tambah perusahaan yang tidak dipilih skor.", "Add a firm that the score did not choose.")
    )

    @OptionGroup var step: PlanStepOptions
    @Option(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm
    @Option(help: ArgumentHelp(help("Pengawas.", "The inspector."), valueName: "login")) var inspector: String?
    @Option(help: ArgumentHelp(help("Alasan.", "The reason."))) var reason: String

    func run() async throws {
        let company = try await firm.id(by: try step.common.client())
        try await step.take(.init(action: "add", companyId: company, inspector: inspector, reason: reason))
    }
}

struct PlansAssign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: help("Tugaskan baris kepada pengawas.", "Give lines to an inspector.")
    )

    @OptionGroup var step: PlanStepOptions
    @Option(help: ArgumentHelp(help("Baris; boleh berulang.", "A line; may stand several times."))) var line: [Int]
    @Option(help: ArgumentHelp(help("Pengawas.", "The inspector."), valueName: "login")) var inspector: String
    @Option(help: ArgumentHelp(help("Alasan, bila melebihi kuota.", "Why, beyond the quota."))) var reason: String?

    func run() async throws {
        try await step.take(.init(action: "assign", lines: line, inspector: inspector, reason: reason))
    }
}

struct PlansRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: help("Keluarkan baris dari rencana, dengan alasan.", "Take lines off a plan, with a reason.")
    )

    @OptionGroup var step: PlanStepOptions
    @Option(help: ArgumentHelp(help("Baris; boleh berulang.", "A line; may stand several times."))) var line: [Int]
    @Option(help: ArgumentHelp(help("Alasan.", "The reason."))) var reason: String

    func run() async throws { try await step.take(.init(action: "remove", lines: line, reason: reason)) }
}

struct PlansWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: help("Tarik rencana yang belum diusulkan.", "Give up a plan that is not proposed yet.")
    )

    @OptionGroup var step: PlanStepOptions
    @Option(help: ArgumentHelp(help("Alasan.", "The reason."))) var reason: String

    func run() async throws { try await step.take(.init(action: "withdraw", reason: reason)) }
}

struct PlansPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: help("Usulkan pemeriksaan menurut rencana.", "Propose the plan's inspections."),
        discussion: help(
            "Tanpa --line: semua baris yang belum diusulkan. Yang ditolak disebut dengan alasannya.",
            "Without --line: every line that is not proposed yet. Lines refused are told with the reason."
        )
    )

    @OptionGroup var step: PlanStepOptions
    @Option(help: ArgumentHelp(help("Baris; boleh berulang.", "A line; may stand several times."))) var line: [Int] = []
    @Option(
        help: ArgumentHelp(help("Jenis: periodic, first, special, repeat.", "Kind: periodic, first, special, repeat."))
    )
    var kind = "periodic"
    @Option(help: ArgumentHelp(help("Catatan.", "A note."))) var note: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari usulan.", "The day of the proposals."), valueName: "day")
    )
    var on: DayArgument = .today

    func run() async throws {
        let answer = try await step.common.client().write(
            ["v1", "plans", step.id.text, "proposals"],
            Wire.PlanProposalRequest(lines: line.isEmpty ? nil : line, kind: kind, note: note, occurredOn: on.text),
            key: step.write.idempotencyKey,
            as: Wire.PlanProposals.self
        )
        let table = Sheets.lineProposals.table(answer.value.items, in: Surroundings.current.language)
        step.common.output.show(answer.data, [.table(table)])
        if answer.value.items.contains(where: { $0.result == "refused" }) { throw ExitCode.failure }
    }
}

struct PlansOrder: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: help("Terbitkan SPT menurut rencana, satu per pengawas.", "Order a plan: one letter per inspector."),
        discussion: help(
            "Untuk kepala dinas. Tanpa --line: semua baris yang diusulkan dan punya pengawas.",
            "For the head of the office. Without --line: every line that is proposed and has an inspector."
        )
    )

    @OptionGroup var step: PlanStepOptions
    @Option(help: ArgumentHelp(help("Baris; boleh berulang.", "A line; may stand several times."))) var line: [Int] = []
    @Option(help: ArgumentHelp(help("Hari pertama SPT.", "The letter's first day."), valueName: "day"))
    var from: DayArgument?
    @Option(help: ArgumentHelp(help("Hari terakhir SPT.", "The letter's last day."), valueName: "day"))
    var to: DayArgument?
    @Option(help: ArgumentHelp(help("Catatan.", "A note."))) var note: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari perintah.", "The day of the order."), valueName: "day")
    )
    var on: DayArgument = .today

    func run() async throws {
        let answer = try await step.common.client().write(
            ["v1", "plans", step.id.text, "orders"],
            Wire.PlanOrderRequest(
                lines: line.isEmpty ? nil : line,
                validFrom: from?.text,
                validTo: to?.text,
                note: note,
                occurredOn: on.text
            ),
            key: step.write.idempotencyKey,
            as: Wire.PlanOrders.self
        )
        let table = Sheets.assignments.table(answer.value.assignments, in: Surroundings.current.language)
        step.common.output.show(answer.data, [.table(table)])
    }
}

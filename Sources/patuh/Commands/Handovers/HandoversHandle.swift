import API
import ArgumentParser
import Domain

/// What every step with a list takes.
struct HandoverStepOptions: ParsableArguments {
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Id daftar.", "The list's id."))) var id: Identifier

    /// Takes a step and shows the list after it.
    func take(_ step: Wire.HandoverStepRequest) async throws {
        let answer = try await common.client().write(
            ["v1", "handovers", id.text, "steps"],
            step,
            key: write.idempotencyKey,
            as: Wire.Handover.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

/// The day on which a list was received.
struct ReceiptOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari diterima.", "The day of receipt."), valueName: "day")
    )
    var on: DayArgument = .today
}

struct HandoversAccept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: help("Terima daftar.", "Accept a list.")
    )

    @OptionGroup var step: HandoverStepOptions
    @OptionGroup var receipt: ReceiptOption

    func run() async throws { try await step.take(.init(action: "accept", receivedOn: receipt.on.text)) }
}

struct HandoversReturn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return",
        abstract: help("Kembalikan daftar, dengan alasan.", "Return a list, with a reason.")
    )

    @OptionGroup var step: HandoverStepOptions
    @OptionGroup var receipt: ReceiptOption
    @Option(help: ArgumentHelp(help("Alasan.", "The reason."))) var reason: String

    func run() async throws {
        try await step.take(.init(action: "return", receivedOn: receipt.on.text, reason: reason))
    }
}

struct HandoversWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: help(
            "Tarik daftar yang belum dijawab, atau baris-barisnya.",
            "Take back an unanswered list, or lines."
        )
    )

    @OptionGroup var step: HandoverStepOptions
    @Option(help: ArgumentHelp(help("Baris; boleh berulang.", "A line; may stand several times."))) var line: [Int] = []
    @Option(help: ArgumentHelp(help("Alasan.", "The reason."))) var reason: String

    func run() async throws {
        try await step.take(.init(action: "withdraw", lines: line.isEmpty ? nil : line, reason: reason))
    }
}

struct HandoversMatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: help("Katakan perusahaan mana yang dimaksud satu baris.", "Say which firm a line means.")
    )

    @OptionGroup var step: HandoverStepOptions
    @Option(help: ArgumentHelp(help("Baris.", "The line."))) var line: Int
    @Option(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    func run() async throws {
        let company = try await firm.id(by: try step.common.client())
        try await step.take(.init(action: "match", lines: [line], companyId: company))
    }
}

struct HandoversAssign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: help("Tugaskan baris kepada pengawas.", "Give lines to an inspector.")
    )

    @OptionGroup var step: HandoverStepOptions
    @Option(help: ArgumentHelp(help("Baris; boleh berulang.", "A line; may stand several times."))) var line: [Int]
    @Option(help: ArgumentHelp(help("Pengawas.", "The inspector."), valueName: "login")) var inspector: String

    func run() async throws { try await step.take(.init(action: "assign", lines: line, owner: inspector)) }
}

struct HandoversLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: help("Tautkan baris dengan pemeriksaan yang sudah ada.", "Link a line with an inspection there is.")
    )

    @OptionGroup var step: HandoverStepOptions
    @Option(help: ArgumentHelp(help("Baris.", "The line."))) var line: Int
    @Option(name: .customLong("case"), help: ArgumentHelp(help("Kasus.", "The case."))) var caseID: Identifier

    func run() async throws { try await step.take(.init(action: "link_case", lines: [line], caseId: caseID.text)) }
}

struct HandoversOutcome: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcome",
        abstract: help(
            "Catat hasil satu baris tanpa kasus, dengan bukti.",
            "Record what came of a line without a case."
        )
    )

    @OptionGroup var step: HandoverStepOptions
    @Option(help: ArgumentHelp(help("Baris.", "The line."))) var line: Int
    @Option(
        help: ArgumentHelp(
            help("Hasilnya: ", "What came of it: ") + codesHelp(HandoverOutcome.allCases, \.stage.words) + "."
        ),
        completion: .list(HandoverOutcome.allCases.map(\.rawValue))
    )
    var outcome: String?
    @Option(help: ArgumentHelp(help("Pekerja terdaftar.", "Workers covered."))) var workers: Int?
    @Option(help: ArgumentHelp(help("Rupiah dibayar.", "Rupiah paid."))) var paid: Int64?
    @Option(help: ArgumentHelp(help("Bukti.", "What it rests on."))) var evidence: String

    func run() async throws {
        try await step.take(
            .init(
                action: "record_outcome",
                lines: [line],
                outcome: outcome,
                workers: workers,
                paid: paid,
                evidence: evidence
            )
        )
    }
}

struct HandoversPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: help("Usulkan pemeriksaan baris-baris daftar.", "Propose inspections of lines of a list."),
        discussion: help(
            "Tanpa --line: semua baris yang sudah dicocokkan dan belum berkasus. Yang ditolak disebut dengan alasannya.",
            "Without --line: every line that is matched and has no case. Lines refused are told with the reason."
        )
    )

    @OptionGroup var step: HandoverStepOptions
    @Option(help: ArgumentHelp(help("Baris; boleh berulang.", "A line; may stand several times."))) var line: [Int] = []
    @Option(
        help: ArgumentHelp(help("Jenis: periodic, first, special, repeat.", "Kind: periodic, first, special, repeat."))
    )
    var kind = "special"
    @Option(help: ArgumentHelp(help("Alasan; tanpa ini daftarnya disebut.", "Why; the list is named without it.")))
    var reason: String?
    @Option(help: ArgumentHelp(help("Catatan.", "A note."))) var note: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Hari usulan.", "The day of the proposals."), valueName: "day")
    )
    var on: DayArgument = .today

    func run() async throws {
        let answer = try await step.common.client().write(
            ["v1", "handovers", step.id.text, "proposals"],
            Wire.HandoverProposalRequest(
                lines: line.isEmpty ? nil : line,
                kind: kind,
                reason: reason,
                note: note,
                occurredOn: on.text
            ),
            key: step.write.idempotencyKey,
            as: Wire.HandoverProposals.self
        )
        let table = Sheets.lineProposals.table(answer.value.items, in: Surroundings.current.language)
        step.common.output.show(answer.data, [.table(table)])
        if answer.value.refused > 0 { throw ExitCode.failure }
    }
}

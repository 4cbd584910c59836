import API
import ArgumentParser
import Domain

struct CasesOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: help(
            "Buka kasus: indikasi BPJS, atau ambil alih dari kertas.",
            "Open a case: an indication, or one on paper."
        ),
        discussion: help(
            "Pemeriksaan diusulkan dengan: patuh inspections propose",
            "An inspection is proposed with: patuh inspections propose"
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions
    @OptionGroup var paper: PaperOptions

    @Argument(help: ArgumentHelp(help("Id, atau nib:…, npwp:…, npp:…, wlkp:…", "Id, or nib:…, npwp:…, npp:…, wlkp:…")))
    var firm: Firm

    @Option(help: ArgumentHelp(help("Jalur: bpjs_sanction, inspection.", "Track: bpjs_sanction, inspection.")))
    var track = "bpjs_sanction"

    @Option(
        help: ArgumentHelp(
            help(
                "Tindakan: indicate, accept_recommendation, reopen, take_over.",
                "Action: indicate, accept_recommendation, reopen, take_over."
            )
        )
    )
    var action: String?

    @Option(help: ArgumentHelp(help("Jenis temuan yang diindikasikan.", "Kind of finding that is indicated.")))
    var finding: String?

    @Option(
        help: ArgumentHelp(
            help(
                "Dasarkan pada indikasi jenis ini; lihat patuh firms indications.",
                "Rest it on the indication of this kind; see patuh firms indications."
            ),
            valueName: "kind"
        )
    )
    var fromIndication: String?

    @Option(help: ArgumentHelp(help("Fakta.", "The facts.")))
    var facts: String?

    @Option(help: ArgumentHelp(help("Pekerja yang terkena.", "Workers affected.")))
    var workers: Int?

    @Option(
        name: .customLong("linked-case"),
        help: ArgumentHelp(help("Kasus asalnya.", "The case it comes from."), valueName: "id")
    )
    var linkedCase: Identifier?

    func run() async throws {
        guard let reason = act.reason ?? facts else {
            throw ValidationError(help("Sebutkan --reason.", "Say --reason."))
        }
        let client = try common.client()
        let takeOver = try paper.takeOver(finding: finding, facts: facts, workers: workers, on: act.day)
        let body = Wire.CaseRequest(
            track: track,
            action: action ?? (takeOver == nil ? "indicate" : "take_over"),
            companyId: try await firm.id(by: client),
            findingKind: takeOver == nil || track == Track.bpjsSanction.rawValue ? finding : nil,
            fromIndication: fromIndication,
            facts: takeOver == nil ? facts : nil,
            workersAffected: takeOver == nil ? workers : nil,
            linkedCaseId: linkedCase?.text,
            targetState: takeOver == nil ? paper.state : nil,
            occurredOn: act.day,
            reason: reason,
            note: act.note,
            takeOver: takeOver
        )
        let answer = try await client.write(["v1", "cases"], body, key: write.idempotencyKey, as: Wire.Case.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

/// Where a case on paper stands.
struct PaperOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            help(
                "Keadaan saat dibuka, atau keadaan sekarang bila diambil alih.",
                "The state it opens in, or its present state when taken over."
            )
        )
    )
    var state: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Ambil alih: hari kasus dimulai.", "Take over: the day it began."), valueName: "day")
    )
    var openedOn: DayArgument?

    @Option(
        name: .customLong("letter"),
        help: ArgumentHelp(
            help(
                "Ambil alih: surat, mis. first_note=560/7/VIII/2026=2026-08-20=2026-08-24 (terbit, diterima); boleh berulang.",
                "Take over: a letter, as first_note=560/7/VIII/2026=2026-08-20=2026-08-24 (issued, received); may be repeated."
            ),
            valueName: "kind=number=issued=received"
        )
    )
    var letters: [String] = []

    /// The take-over asked for; nil when none is.
    func takeOver(finding: String?, facts: String?, workers: Int?, on day: String) throws -> Wire.TakeOver? {
        guard openedOn != nil || !letters.isEmpty else { return nil }
        guard let state, let openedOn else {
            throw ValidationError(
                help("Ambil alih memerlukan --state dan --opened-on.", "A take-over needs --state and --opened-on.")
            )
        }
        let findings = finding.map { kind in
            [
                Wire.FindingRequest(
                    kind: kind,
                    facts: facts ?? kind,
                    workersAffected: workers,
                    occurredOn: openedOn.text
                )
            ]
        }
        return Wire.TakeOver(
            state: state,
            openedOn: openedOn.text,
            letters: letters.isEmpty ? nil : try letters.map(Self.letter),
            findings: findings
        )
    }

    /// One letter as it is typed.
    static func letter(_ text: String) throws -> Wire.PaperLetter {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard (3...4).contains(parts.count) else {
            throw ValidationError(
                help(
                    "Surat: jenis=nomor=terbit[=diterima], bukan \(text)",
                    "A letter is kind=number=issued[=received], not \(text)"
                )
            )
        }
        return Wire.PaperLetter(
            kind: parts[0],
            number: parts[1],
            issuedOn: parts[2],
            receivedOn: parts.count == 4 ? parts[3] : nil
        )
    }
}

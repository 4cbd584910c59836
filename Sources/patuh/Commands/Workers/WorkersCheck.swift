import API
import ArgumentParser
import Domain

struct WorkersCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: help(
            "Bandingkan daftar pekerja dengan daftar peserta, dan hitung kekurangan iurannya.",
            "Hold the worker list against the membership list, and reckon the contributions short."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Pemeriksaan.", "The inspection."), valueName: "inspection-id"))
    var inspection: Identifier

    @Option(help: ArgumentHelp(help("Daftar pekerja; tanpa ini yang terbaru.", "The worker list; the latest without.")))
    var workers: Identifier?

    @Option(
        help: ArgumentHelp(help("Daftar peserta; tanpa ini yang terbaru.", "The membership list; the latest without."))
    )
    var membership: Identifier?

    @Option(help: ArgumentHelp(help("Skala usaha; tanpa ini dari data.", "Scale; that of the register without.")))
    var scale: String?

    @Option(name: .customLong("from"), help: ArgumentHelp(help("Bulan pertama.", "First month."), valueName: "YYYY-MM"))
    var firstMonth: String?

    @Option(name: .customLong("to"), help: ArgumentHelp(help("Bulan terakhir.", "Last month."), valueName: "YYYY-MM"))
    var lastMonth: String?

    @Option(
        name: .customLong("risk"),
        help: ArgumentHelp(
            help("Risiko: very_low, low, medium, high, very_high.", "Risk: very_low, low, medium, high, very_high.")
        )
    )
    var riskClass: String?

    @Option(help: ArgumentHelp(help("Sektor, untuk keringanan.", "Sector, for relief.")))
    var sector: String?

    @Option(
        help: ArgumentHelp(
            help(
                "Baris pekerja dan baris peserta adalah satu orang, mis. 12=40; boleh berulang.",
                "A worker's line and a member's are one person, as 12=40; may be repeated."
            ),
            valueName: "line=line"
        )
    )
    var same: [LinePair] = []

    @Option(
        help: ArgumentHelp(
            help("Bukan orang yang sama, mis. 12=40; boleh berulang.", "They are not one person; may be repeated."),
            valueName: "line=line"
        )
    )
    var different: [LinePair] = []

    func run() async throws {
        let client = try common.client()
        let rulings =
            same.map { Wire.WorkerRuling(workerLine: $0.worker, memberLine: $0.member, same: true) }
            + different.map { Wire.WorkerRuling(workerLine: $0.worker, memberLine: $0.member, same: false) }
        let body = Wire.WorkerComparisonRequest(
            workersListId: workers?.text,
            membershipListId: membership?.text,
            scale: scale,
            firstMonth: firstMonth,
            lastMonth: lastMonth,
            riskClass: riskClass,
            sector: sector,
            rulings: rulings.isEmpty ? nil : rulings
        )
        let answer = try await client.write(
            ["v1", "inspections", inspection.text, "worker-comparisons"],
            body,
            key: write.idempotencyKey,
            as: Wire.WorkerComparison.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

/// A line of the worker list and one of the membership list, as people type them: `12=40`.
struct LinePair: ExpressibleByArgument, Sendable {
    let worker: Int
    let member: Int

    init?(argument: String) {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let worker = parts[0], let member = parts[1], worker > 0, member > 0 else { return nil }
        (self.worker, self.member) = (worker, member)
    }
}

struct WorkersShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Lihat sebuah perbandingan.", "Show a comparison.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Perbandingan.", "The comparison."), valueName: "comparison-id"))
    var comparison: Identifier

    func run() async throws {
        let path = ["v1", "worker-comparisons", comparison.text]
        let answer = try await common.client().get(path, as: Wire.WorkerComparison.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

extension Wire.WorkerComparison {
    /// The comparison as people read it.
    func blocks(in language: Language) -> [Block] {
        let months = firstMonth.flatMap { first in lastMonth.map { "\(first) – \($0)" } }
        let card = Card([
            Card.Field("workers_on", "daftar pekerja per", "worker list of", workersOn),
            Card.Field("membership_on", "daftar peserta per", "membership list of", membershipOn),
            Card.Field("scale", "skala usaha", "scale", CodeBook.scales[scale, language]),
            Card.Field("programmes", "program wajib", "mandatory", programmes?.joined(separator: ", ")),
            Card.Field("months", "bulan", "months", months),
            Card.Field("amount", "kekurangan iuran", "short", amount.map { Rupiah($0).description }),
            Card.Field("formula", "rumus", "formula", formula?[language]),
            Card.Field(
                "remarks",
                "catatan",
                "remarks",
                remarks.isEmpty ? nil : remarks.map { $0[language] }.joined(separator: " ")
            ),
            Card.Field("id", "id", "id", id),
        ])
        var blocks: [Block] = [.card(card), .table(Sheets.workerCounts.table(counts, in: language))]
        if !proposals.isEmpty {
            blocks += [
                .heading(Words(id: "Usulan temuan (belum temuan)", en: "Proposed findings (none yet)")),
                .table(Sheets.workerProposals.table(proposals, in: language)),
            ]
        }
        if let sources, !sources.isEmpty {
            blocks += [
                .heading(Words(id: "Dasar hitungan", en: "What it rests on")),
                .table(Sheets.calculationSources.table(sources, in: language)),
            ]
        }
        return blocks
    }
}

import API
import ArgumentParser
import Domain

struct HandoversFreeze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: help("Rekam keadaan daftar untuk rapat.", "Keep a list as it stands, for a meeting.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Id daftar.", "The list's id."))) var id: Identifier
    @Option(help: ArgumentHelp(help("Rapat.", "The meeting."))) var meeting: String

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "handovers", id.text, "snapshots"],
            Wire.HandoverSnapshotRequest(meeting: meeting),
            key: write.idempotencyKey,
            as: Wire.HandoverSnapshot.self
        )
        let table = Sheets.handoverSnapshots.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

struct HandoversSnapshots: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshots",
        abstract: help("Rekaman daftar untuk rapat-rapat.", "How a list stood at meetings.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @Argument(help: ArgumentHelp(help("Id daftar.", "The list's id."))) var id: Identifier

    func run() async throws {
        try await common.list(
            ["v1", "handovers", id.text, "snapshots"],
            page: page,
            as: Sheets.handoverSnapshots,
            empty: Words(id: "Belum ada rekaman.", en: "Nothing was kept yet.")
        )
    }
}

struct HandoversCompare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: help("Apa yang berubah antara dua rapat.", "What has changed between two meetings.")
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(help("Id daftar.", "The list's id."))) var id: Identifier
    @Option(help: ArgumentHelp(help("Rekaman awal: id atau tanggal.", "The earlier: id or day."))) var from: String
    @Option(help: ArgumentHelp(help("Rekaman akhir; tanpa ini keadaan kini.", "The later; now without it."))) var to:
        String?

    func run() async throws {
        let answer = try await common.client().get(
            ["v1", "handovers", id.text, "comparison"],
            [("from", from), ("to", to)],
            as: Wire.HandoverComparison.self
        )
        let comparison = answer.value
        let language = Surroundings.current.language
        func change(_ from: Int64, _ to: Int64) -> String { "\(from) → \(to)" }
        let (before, after) = (comparison.fromTotals, comparison.toTotals)
        common.output.show(
            answer.data,
            [
                .card(
                    Card([
                        .init("from", "dari", "from", comparison.from.meeting),
                        .init(
                            "to",
                            "sampai",
                            "to",
                            comparison.to?.meeting ?? Words(id: "keadaan kini", en: "as it is now")[language]
                        ),
                        .init(
                            "realised",
                            "terealisasi",
                            "realised",
                            change(Int64(before.firmsRealised), Int64(after.firmsRealised))
                        ),
                        .init(
                            "workers",
                            "tenaga kerja",
                            "workers",
                            change(Int64(before.workersCovered), Int64(after.workersCovered))
                        ),
                        .init(
                            "paid",
                            "dibayar",
                            "paid",
                            "\(Rupiah(before.paid)) → \(Rupiah(after.paid))"
                        ),
                    ])
                ),
                comparison.changes.isEmpty
                    ? .text(Words(id: "Tidak ada baris yang berubah.", en: "No line has changed.")[language])
                    : .table(Sheets.handoverChanges.table(comparison.changes, in: language)),
            ]
        )
    }
}

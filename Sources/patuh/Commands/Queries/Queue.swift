import API
import ArgumentParser
import Domain

struct Queue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Antrean kasus, yang terlambat dahulu.", "The queue of cases, overdue first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(help: ArgumentHelp(help("Milik siapa: mine, team, all.", "Whose: mine, team, all.")))
    var scope: String?

    @Option(
        help: ArgumentHelp(
            help("Urgensi: overdue, due_soon, on_time, no_clock.", "Urgency: overdue, due_soon, on_time, no_clock.")
        )
    )
    var bucket: String?

    @Option(help: ArgumentHelp(help("Jalur: inspection, bpjs_sanction.", "Track: inspection, bpjs_sanction.")))
    var track: String?

    @Option(help: ArgumentHelp(help("Kode wilayah, mis. 62.02.", "Region code, as in 62.02.")))
    var region: String?

    @Flag(help: ArgumentHelp(help("Hanya jumlahnya.", "Only how many.")))
    var counts = false

    func run() async throws {
        let language = Surroundings.current.language
        let client = try common.client()
        let filter = [("scope", scope), ("track", track), ("region", region)]
        if counts {
            let answer = try await client.get(["v1", "queue", "counts"], filter, as: Wire.QueueCounts.self)
            common.output.show(answer.data, [.card(answer.value.card)])
            return
        }
        let answer = try await client.list(
            ["v1", "queue"],
            filter + [("bucket", bucket)],
            page: page,
            of: Wire.QueueItem.self
        )
        common.output.list(
            answer.data,
            Sheets.queue.table(answer.value.items, in: language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada yang menunggu.", en: "Nothing waits.")
        )
    }
}

extension Wire.QueueCounts {
    var card: Card {
        Card([
            Card.Field("overdue", "terlambat", "overdue", String(overdue)),
            Card.Field("due_soon", "segera", "due soon", String(dueSoon)),
            Card.Field("on_time", "masih lama", "on time", String(onTime)),
            Card.Field("no_clock", "tanpa tenggat", "no deadline", String(noClock)),
            Card.Field("total", "semua", "total", String(total)),
            Card.Field("as_of", "per tanggal", "as of", asOf),
        ])
    }
}

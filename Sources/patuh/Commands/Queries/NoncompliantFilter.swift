import ArgumentParser
import Domain

/// What the branch's question is narrowed by.
struct NoncompliantFilter: ParsableArguments {
    @Option(help: ArgumentHelp(help("Wilayah kantor cabang BPJS ini.", "Territory of this BPJS branch.")))
    var branch: String?

    @Option(help: ArgumentHelp(help("Kode wilayah, mis. 62.02.", "Region code, as in 62.02.")))
    var region: String?

    @Option(
        help: ArgumentHelp(
            help("Jenis temuan; beberapa dengan koma: ", "Kinds of finding, with commas: ")
                + codesHelp(FindingKind.allCases, \.words) + "."
        )
    )
    var finding: String?

    @Option(
        help: ArgumentHelp(
            help(
                "Keadaan kasus; beberapa dengan koma (kodenya: patuh procedures show inspection, bpjs_sanction).",
                "States of the case, with commas (codes: patuh procedures show inspection, bpjs_sanction)."
            )
        )
    )
    var state: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Sebagaimana diketahui pada hari ini.", "As known on this day."), valueName: "day")
    )
    var asOf: DayArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Ditemukan sebelum hari ini.", "Found before this day."), valueName: "day")
    )
    var sinceBefore: DayArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(help("Ditemukan sejak hari ini.", "Found on this day or later."), valueName: "day")
    )
    var sinceAfter: DayArgument?

    @Option(help: ArgumentHelp(help("Umur temuan paling sedikit, hari.", "Least age of the finding, in days.")))
    var minDays: Int?

    @Option(help: ArgumentHelp(help("Pekerja terdampak paling sedikit.", "Fewest workers affected.")))
    var minWorkers: Int?

    @Option(help: ArgumentHelp(help("Utang menurut tagihan paling sedikit, rupiah.", "Least owed by bills, rupiah.")))
    var minAmount: Int?

    @Flag(help: ArgumentHelp(help("Hanya yang sudah lewat tenggat.", "Only what is overdue.")))
    var overdue = false

    @Option(help: ArgumentHelp(help("Cari dalam nama atau nomor.", "Search names or numbers."), valueName: "text"))
    var search: String?

    /// As the server takes it.
    var pairs: [(String, String?)] {
        [
            ("branch", branch), ("region", region), ("finding", finding), ("state", state), ("as_of", asOf?.text),
            ("since_before", sinceBefore?.text), ("since_after", sinceAfter?.text),
            ("min_days", minDays.map(String.init)),
            ("min_workers", minWorkers.map(String.init)), ("min_amount", minAmount.map(String.init)),
            ("overdue", overdue ? "true" : nil), ("q", search),
        ]
    }
}

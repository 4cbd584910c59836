import API
import ArgumentParser
import Domain

struct Matches: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Data yang mungkin satu perusahaan: usulan, keputusan, pencocokan.",
            "Records that may be one firm: proposals, decisions, runs."
        ),
        discussion: help(
            "Usulan adalah indikasi – belum diperiksa; yang pasti sudah digabungkan (`patuh firms merges`).",
            "Proposals are indications that nobody has looked at; what was certain is merged (`patuh firms merges`)."
        ),
        subcommands: [
            MatchesList.self, MatchesShow.self, MatchesAccept.self, MatchesReject.self, MatchesUndo.self,
            MatchesRun.self, MatchesRuns.self,
        ]
    )
}

struct MatchesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Usulan yang menunggu keputusan.", "Proposals that await a decision.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @Option(
        help: ArgumentHelp(
            help(
                "Hanya: open (menunggu), same (satu perusahaan), different (berbeda), gone (tidak berlaku lagi).",
                "Only: open, same (one firm), different, gone (no longer so)."
            )
        )
    )
    var status: String?
    @Option(help: ArgumentHelp(help("Kode wilayah, mis. 62.02.", "Region code, as in 62.02."))) var region: String?
    @Option(
        name: .customLong("import"),
        help: ArgumentHelp(
            help("Hanya baris yang ditinggalkan impor ini.", "Only rows that this import left."),
            valueName: "id"
        )
    )
    var list: Identifier?

    func run() async throws {
        try await common.list(
            ["v1", "match-candidates"],
            [("status", status), ("region", region), ("import_id", list?.text)],
            page: page,
            as: Sheets.matches,
            empty: Words(id: "Tidak ada usulan.", en: "No proposals.")
        )
    }
}

struct MatchesShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Satu usulan, kedua data bersisian.", "A proposal, both records side by side.")
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(help("Id usulan.", "The proposal's id."))) var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "match-candidates", id.text], as: Wire.MatchCandidate.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

/// What a decision takes.
struct MatchDecisionOptions: ParsableArguments {
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Id usulan.", "The proposal's id."))) var id: Identifier
    @Option(help: ArgumentHelp(help("Alasan.", "The reason."))) var reason: String?

    /// Sends the decision and shows the proposal after it.
    func send(_ decision: String) async throws {
        let answer = try await common.client().write(
            ["v1", "match-candidates", id.text, "decision"],
            Wire.MatchDecision(decision: decision, reason: reason),
            key: write.idempotencyKey,
            as: Wire.MatchCandidate.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

struct MatchesAccept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: help("Nyatakan keduanya satu perusahaan.", "Say that the two are one firm.")
    )

    @OptionGroup var decision: MatchDecisionOptions

    func run() async throws { try await decision.send("same") }
}

struct MatchesReject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: help("Nyatakan keduanya berbeda.", "Say that the two are different.")
    )

    @OptionGroup var decision: MatchDecisionOptions

    func run() async throws { try await decision.send("different") }
}

struct MatchesUndo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: help("Batalkan keputusan, dengan alasan.", "Take a decision back, with a reason."),
        discussion: help(
            "Yang dibawa sebuah baris ke perusahaannya diambil lagi; usulannya menunggu keputusan lagi. Penggabungan "
                + "dibatalkan dengan `patuh firms unmerge`.",
            "What a row brought to its firm goes again; the proposal awaits a decision again. A merge is taken back by "
                + "`patuh firms unmerge`."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Id usulan.", "The proposal's id."))) var id: Identifier
    @Option(help: ArgumentHelp(help("Alasan.", "The reason."))) var reason: String

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "match-candidates", id.text, "decision"],
            query: [("reason", reason)],
            method: "DELETE",
            key: write.idempotencyKey,
            as: Wire.MatchCandidate.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

struct MatchesRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: help("Cocokkan perusahaan satu kabupaten/kota.", "Hold a regency's firms against each other.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Argument(help: ArgumentHelp(help("Kode kab/kota, mis. 62.02.", "Region code, as in 62.02."))) var region: String

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "match-runs"],
            Wire.MatchRunRequest(regionCode: region),
            key: write.idempotencyKey,
            as: Wire.MatchRun.self
        )
        common.output.show(
            answer.data,
            [.table(Sheets.matchRuns.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

struct MatchesRuns: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: help("Pencocokan yang sudah dan akan dikerjakan.", "Runs done and waiting.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @Option(help: ArgumentHelp(help("Kode wilayah, mis. 62.02.", "Region code, as in 62.02."))) var region: String?

    func run() async throws {
        try await common.list(
            ["v1", "match-runs"],
            [("region", region)],
            page: page,
            as: Sheets.matchRuns,
            empty: Words(id: "Belum ada pencocokan.", en: "No runs yet.")
        )
    }
}

import API
import ArgumentParser
import Domain

struct Handovers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Daftar perusahaan yang diserahkan BPJS, dan nasib tiap barisnya.",
            "Lists of firms handed over by BPJS, and what became of each line."
        ),
        discussion: help(
            """
            Keadaan tiap baris mengikuti kasus dan piutangnya; hanya bila keduanya tidak ada, hasil dicatat dengan bukti.
            """,
            """
            Where a line stands follows from its case and debts; only where there is neither is an outcome recorded, with
            evidence.
            """
        ),
        subcommands: [
            HandoversSend.self, HandoversList.self, HandoversShow.self, HandoversLines.self, HandoversAccept.self,
            HandoversReturn.self, HandoversWithdraw.self, HandoversMatch.self, HandoversAssign.self, HandoversLink.self,
            HandoversPropose.self, HandoversOutcome.self, HandoversFreeze.self, HandoversSnapshots.self,
            HandoversCompare.self,
        ]
    )
}

struct HandoversList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Daftar-daftar yang diserahkan, terbaru dahulu.", "Lists handed over, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(
        help: ArgumentHelp(
            help(
                "Hanya: sent (diserahkan), accepted (diterima), returned (dikembalikan), withdrawn (ditarik).",
                "Only: sent, accepted, returned, withdrawn."
            )
        )
    )
    var status: String?

    func run() async throws {
        try await common.list(
            ["v1", "handovers"],
            [("status", status)],
            page: page,
            as: Sheets.handovers,
            empty: Words(id: "Tidak ada daftar.", en: "No lists.")
        )
    }
}

struct HandoversShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Satu daftar dan hasilnya.", "A list and what it has come to.")
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(help("Id daftar.", "The list's id."))) var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "handovers", id.text], as: Wire.Handover.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

struct HandoversLines: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lines",
        abstract: help("Baris daftar dan nasibnya.", "The lines of a list, and what became of them.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @Argument(help: ArgumentHelp(help("Id daftar.", "The list's id."))) var id: Identifier
    @Option(
        help: ArgumentHelp(
            help("Hanya keadaan ini: ", "Only of this stage: ") + codesHelp(HandoverStage.allCases, \.words) + "."
        ),
        completion: .list(HandoverStage.allCases.map(\.rawValue))
    )
    var stage: String?
    @Option(help: ArgumentHelp(help("Hanya milik pengawas ini.", "Only of this inspector."), valueName: "login"))
    var owner: String?

    func run() async throws {
        try await common.list(
            ["v1", "handovers", id.text, "lines"],
            [("stage", stage), ("owner", owner)],
            page: page,
            as: Sheets.handoverLines,
            empty: Words(id: "Tidak ada baris seperti itu.", en: "No such lines.")
        )
    }
}

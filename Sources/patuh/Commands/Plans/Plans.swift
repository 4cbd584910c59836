import API
import ArgumentParser
import Domain

struct Plans: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Rencana kerja bulanan: perusahaan mana diperiksa, oleh siapa, dan mengapa.",
            "A month's work plan: which firms are inspected, by whom, and why."
        ),
        discussion: help(
            """
            Koordinator menyusun (draft), mengubah, lalu mengusulkan; kepala dinas memerintahkan, satu SPT per pengawas. Skor
            tidak memuat pengaduan.
            """,
            """
            The coordinator drafts, changes and proposes; the head of the office orders, one letter of assignment for each
            inspector. No complaint goes into the score.
            """
        ),
        subcommands: [
            PlansDraft.self, PlansList.self, PlansShow.self, PlansEntries.self, PlansAdd.self, PlansAssign.self,
            PlansRemove.self, PlansWithdraw.self, PlansPropose.self, PlansOrder.self,
        ]
    )
}

struct PlansDraft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: help("Susun rencana dari skor risiko.", "Draft a plan from the risk scores.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @Option(
        help: ArgumentHelp(
            help(
                "Bulan, YYYY-MM; bulan ini atau paling jauh \(Plan.monthsAhead) bulan lagi.",
                "The month, YYYY-MM; this one, or \(Plan.monthsAhead) months ahead at most."
            )
        )
    ) var month: String
    @Option(help: ArgumentHelp(help("Unit, bila lebih dari satu.", "The unit, where there are several.")))
    var office: String?
    @Option(
        help: ArgumentHelp(help("Paling banyak sekian perusahaan.", "So many firms at most."))
    )
    var firms: Int?

    func validate() throws { try PlanMonth.check(month) }

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "plans"],
            Wire.PlanRequest(month: month, office: office, firms: firms),
            key: write.idempotencyKey,
            as: Wire.Plan.self
        )
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

struct PlansList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Rencana kerja, bulan terakhir dahulu.", "Work plans, latest month first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @Option(help: ArgumentHelp(help("Hanya bulan ini, YYYY-MM.", "Only this month, YYYY-MM."))) var month: String?
    @Option(
        help: ArgumentHelp(
            help(
                "Hanya: draft (rancangan), proposed (diusulkan), ordered (SPT terbit), withdrawn (ditarik).",
                "Only: draft, proposed, ordered, withdrawn."
            )
        )
    )
    var status: String?

    func validate() throws { if let month { try PlanMonth.check(month) } }

    func run() async throws {
        try await common.list(
            ["v1", "plans"],
            [("month", month), ("status", status)],
            page: page,
            as: Sheets.plans,
            empty: Words(id: "Tidak ada rencana kerja.", en: "No work plans.")
        )
    }
}

struct PlansShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Satu rencana dan beban tiap pengawas.", "A plan, and what each inspector has.")
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(help("Id rencana.", "The plan's id."))) var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "plans", id.text], as: Wire.Plan.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

struct PlansEntries: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entries",
        abstract: help("Perusahaan dalam rencana, dengan alasannya.", "The firms of a plan, and why they are on it.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions
    @Argument(help: ArgumentHelp(help("Id rencana.", "The plan's id."))) var id: Identifier
    @Option(help: ArgumentHelp(help("Hanya pengawas ini.", "Only this inspector."), valueName: "login"))
    var inspector: String?

    func run() async throws {
        try await common.list(
            ["v1", "plans", id.text, "entries"],
            [("inspector", inspector)],
            page: page,
            as: Sheets.planEntries,
            empty: Words(id: "Rencana ini kosong.", en: "The plan is empty.")
        )
    }
}

/// A month as people type it.
enum PlanMonth {
    /// Refuses what is no month.
    static func check(_ text: String) throws {
        guard (try? CalendarMonth(text)) == nil else { return }
        throw ValidationError(
            help("Tulis bulan sebagai YYYY-MM, misalnya 2026-12.", "Write the month as YYYY-MM, as in 2026-12.")
        )
    }
}

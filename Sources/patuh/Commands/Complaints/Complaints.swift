import API
import ArgumentParser
import Domain

struct Complaints: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Pengaduan: baca, tugaskan, cocokkan, usulkan, jawab.",
            "Complaints: read, assign, match, propose, answer."
        ),
        discussion: help(
            "Hanya koordinator wilayah dan pengawas yang ditugasi. Setiap pembacaan tercatat.",
            "For the region's coordinator and the inspector in charge alone. Every reading is noted."
        ),
        subcommands: [
            ComplaintsList.self, ComplaintsShow.self, ComplaintsSource.self, ComplaintsAccess.self,
            ComplaintsAssign.self,
            ComplaintsMatch.self, ComplaintsPropose.self, ComplaintsAnswer.self, ComplaintsReject.self,
        ]
    )
}

struct ComplaintsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Daftar pengaduan, terbaru dahulu.", "Complaints, latest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(
        help: ArgumentHelp(
            help(
                "Keadaan: received, assigned, proposed, answered, rejected.",
                "Status: received, assigned, proposed, answered, rejected."
            )
        )
    )
    var status: String?

    func run() async throws {
        try await common.list(
            ["v1", "complaints"],
            [("status", status)],
            page: page,
            as: Sheets.complaints,
            empty: Words(id: "Tidak ada pengaduan untuk Anda.", en: "No complaints for you.")
        )
    }
}

struct ComplaintsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Isi pengaduan, tanpa pengadunya.", "What a complaint says, without who complained.")
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(help("Id pengaduan.", "The complaint's id."))) var id: Identifier

    func run() async throws {
        let answer = try await common.client().get(["v1", "complaints", id.text], as: Wire.Complaint.self)
        common.output.show(answer.data, answer.value.blocks(in: Surroundings.current.language))
    }
}

struct ComplaintsSource: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source",
        abstract: help("Siapa yang mengadu; dicatat dengan keperluannya.", "Who complained; noted with its purpose.")
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp(help("Id pengaduan.", "The complaint's id."))) var id: Identifier
    @Option(help: ArgumentHelp(help("Untuk apa dibuka.", "Why it is opened."))) var purpose: String

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "complaints", id.text, "source-openings"],
            Wire.ComplaintOpeningRequest(purpose: purpose),
            key: nil,
            as: Wire.ComplaintSource.self
        )
        let source = answer.value
        let language = Surroundings.current.language
        let anonymous = Words(id: "tanpa nama", en: "anonymous")[language]
        common.output.show(
            answer.data,
            [
                .card(
                    Card([
                        .init("source", "pengadu", "complainant", source.words[language]),
                        .init("name", "nama", "name", source.name ?? anonymous),
                        .init("contact", "kontak", "contact", source.contact),
                    ])
                )
            ]
        )
    }
}

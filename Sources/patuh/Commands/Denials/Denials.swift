import API
import ArgumentParser
import Domain

struct Denials: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "TMP2T: permohonan dan penolakan layanan. Jawab dengan patuh cases advance.",
            "Denials of services: requests and what became of them. Answer with patuh cases advance."
        ),
        subcommands: [DenialsList.self]
    )
}

struct DenialsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Daftar permohonan dan TMP2T, terlama dahulu.", "Requests and denials, oldest first.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(help("Hanya pada kasus ini.", "Only of this case."), valueName: "id")
    )
    var caseID: Identifier?

    @Option(
        help: ArgumentHelp(
            help("Keadaan: requested, active, declined, lifted.", "Status: requested, active, declined, lifted.")
        )
    )
    var status: String?

    @Option(help: ArgumentHelp(help("Hanya pada instansi ini.", "Only at this authority.")))
    var authority: String?

    func validate() throws {
        if caseID != nil, status != nil || authority != nil {
            throw ValidationError(help("--case berdiri sendiri", "--case stands alone"))
        }
    }

    func run() async throws {
        let path = caseID.map { ["v1", "cases", $0.text, "service-denials"] } ?? ["v1", "service-denials"]
        let answer = try await common.client()
            .list(path, [("status", status), ("authority", authority)], page: page, of: Wire.ServiceDenial.self)
        common.output.list(
            answer.data,
            Sheets.denials.table(answer.value.items, in: Surroundings.current.language),
            next: answer.value.nextCursor,
            empty: Words(id: "Tidak ada permohonan TMP2T.", en: "No requests to deny services.")
        )
    }
}

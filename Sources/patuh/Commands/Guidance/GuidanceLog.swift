import API
import ArgumentParser
import Domain

struct GuidanceLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: help("Catat pembinaan atau sosialisasi.", "Log guidance or an information meeting.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var act: ActOptions

    @Argument(help: ArgumentHelp(help("guidance atau information_meeting.", "guidance or information_meeting.")))
    var kind: String

    @Option(help: ArgumentHelp(help("Kabupaten atau kota, mis. 62.02.", "Regency, as 62.02."), valueName: "code"))
    var region: String

    @Option(help: ArgumentHelp(help("Tempat.", "Where.")))
    var place: String

    @Option(help: ArgumentHelp(help("Pokok bahasan.", "What about.")))
    var topic: String

    @Option(help: ArgumentHelp(help("Jumlah orang yang hadir.", "How many people took part.")))
    var people: Int

    @Option(
        name: .customLong("firm"),
        help: ArgumentHelp(
            help("Perusahaan yang hadir; boleh berulang.", "A firm; may be repeated."),
            valueName: "firm"
        )
    )
    var firms: [Firm] = []

    @Option(
        name: .customLong("officer"),
        help: ArgumentHelp(
            help("Petugas, dari kedua lembaga; boleh berulang; tanpa ini Anda.", "Who held it; may be repeated; you."),
            valueName: "login"
        )
    )
    var officers: [String] = []

    func run() async throws {
        let client = try common.client()
        var companies: [String] = []
        for firm in firms { companies.append(try await firm.id(by: client)) }
        let body = Wire.GuidanceRequest(
            kind: kind,
            occurredOn: act.day,
            regionCode: region,
            place: place,
            topic: topic,
            peopleReached: people,
            companyIds: companies.isEmpty ? nil : companies,
            officers: officers.isEmpty ? nil : officers,
            note: act.note ?? act.reason
        )
        let answer = try await client.write(
            ["v1", "guidance-activities"],
            body,
            key: write.idempotencyKey,
            as: Wire.GuidanceActivity.self
        )
        common.output.show(
            answer.data,
            [.table(Sheets.guidance.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

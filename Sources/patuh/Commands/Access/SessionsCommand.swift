import API
import ArgumentParser
import Domain

struct Sessions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Sesi dan token: daftar, akhiri.", "Sessions and tokens: list, end."),
        subcommands: [SessionsList.self, SessionsEnd.self]
    )
}

struct SessionsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Apa yang terbuka atas nama saya.", "What is open in my name.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(
        help: ArgumentHelp(
            help("Milik orang ini (administrator).", "Of this person (administrators)."),
            valueName: "id"
        )
    )
    var person: Identifier?

    func run() async throws {
        try await common.list(
            ["v1", "sessions"],
            [("person_id", person?.text)],
            page: page,
            as: Sheets.sessions,
            empty: Words(id: "Tidak ada sesi.", en: "No sessions.")
        )
    }
}

struct SessionsEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: help("Akhiri satu, atau semua selain yang ini.", "End one, or all but this.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Sesi atau token.", "Session or token."), valueName: "session-id"))
    var id: Identifier?

    @Flag(help: ArgumentHelp(help("Semua selain sesi ini.", "All but this session.")))
    var others = false

    @Option(
        help: ArgumentHelp(
            help("Semua milik orang ini (administrator).", "All of this person (administrators)."),
            valueName: "id"
        )
    )
    var person: Identifier?

    func validate() throws {
        guard [id != nil, others, person != nil].count(where: { $0 }) == 1 else {
            throw ValidationError(
                help("Sebutkan satu sesi, --others, atau --person.", "Name a session, --others, or --person.")
            )
        }
    }

    func run() async throws {
        let client = try common.client()
        if let id {
            _ = try await client.send(
                Request(method: "DELETE", url: try client.url(["v1", "sessions", id.text]), headers: [:])
            )
            return common.output.note(Words(id: "Berakhir.", en: "Ended."))
        }
        let path = person.map { ["v1", "people", $0.text, "sessions"] } ?? ["v1", "sessions"]
        let response = try await client.send(Request(method: "DELETE", url: try client.url(path), headers: [:]))
        let answer = try client.decode(response, as: Wire.EndedSessions.self)
        common.output.show(
            answer.data,
            [
                .card(
                    Card([
                        Card.Field("ended", "berakhir", "ended", String(answer.value.ended))
                    ])
                )
            ]
        )
    }
}

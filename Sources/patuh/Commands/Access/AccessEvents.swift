import API
import ArgumentParser
import Domain
import Foundation

struct AccessEvents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access-events",
        abstract: help(
            "Apa yang dilakukan pada akses saya; bagi kepala kantor juga pada akses orang di kantornya.",
            "What was done to my access; for heads of office to that of their people too."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(help: ArgumentHelp(help("Hanya orang ini.", "Only this person."), valueName: "id"))
    var person: Identifier?

    @Option(help: ArgumentHelp(help("Hanya kantor ini.", "Only this office."), valueName: "id"))
    var office: Identifier?

    func run() async throws {
        try await common.list(
            ["v1", "access-events"],
            [("person_id", person?.text), ("office_id", office?.text)],
            page: page,
            as: Sheets.accessEvents,
            empty: Words(id: "Tidak ada.", en: "Nothing.")
        )
    }
}

struct PeopleRemoveSecondFactor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove-second-factor",
        abstract: help(
            "Cabut faktor kedua yang hilang (administrator); sesi orang itu berakhir.",
            "Take a second factor away that was lost (administrators); the person's sessions end."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Orangnya.", "The person."), valueName: "person-id"))
    var id: Identifier

    @Option(
        help: ArgumentHelp(
            help(
                "Apa yang terjadi, dan bagaimana dipastikan siapa yang meminta.",
                "What happened, and how it was made sure who asked."
            )
        )
    )
    var reason: String

    func run() async throws {
        let client = try common.client()
        _ = try await client.send(
            Request(
                method: "POST",
                url: try client.url(["v1", "people", id.text, "second-factor", "removal"]),
                headers: ["Content-Type": "application/json"],
                body: .data(try Wire.encoder().encode(Wire.SecondFactorRemovalRequest(reason: reason)))
            )
        )
        common.output.note(
            Words(
                id: "Faktor kedua dicabut; sesi orang itu berakhir, dan ia dapat melihatnya.",
                en: "Second factor taken away; the person's sessions have ended, and she can see it."
            )
        )
    }
}

import API
import ArgumentParser
import Domain

struct WhoAmI: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami",
        abstract: help("Siapa saya, dan apa yang boleh saya lakukan?", "Who am I, and what may I do?")
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let language = Surroundings.current.language
        let answer = try await common.client().get(["v1", "me"], as: Wire.Me.self)
        let me = answer.value
        let card = Card([
            Card.Field("name", "nama", "name", me.person.name),
            Card.Field("login", "login", "login", me.person.login),
            Card.Field("roles", "peran", "roles", CodeBook.roles[me.roles, language]),
            Card.Field("id", "id", "id", me.person.id),
        ])
        common.output.show(
            answer.data,
            [
                .card(card),
                .heading(Words(id: "Jabatan", en: "Posts")),
                .table(Sheets.posts.table(me.posts, in: language)),
                .heading(Words(id: "Wewenang", en: "Permissions")),
                .table(Sheets.permissions.table(me.permissions, in: language)),
            ]
        )
    }
}

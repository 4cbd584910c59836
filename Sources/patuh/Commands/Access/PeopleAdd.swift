import API
import ArgumentParser
import Domain

struct PeopleAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: help("Tambah orang (administrator).", "Enter somebody (administrators)."),
        discussion: help(
            "Sesudahnya: patuh posts give, lalu patuh people one-time-password.",
            "Then: patuh posts give, and patuh people one-time-password."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Nama masuk.", "The login.")))
    var login: String

    @Option(help: ArgumentHelp(help("Nama orang itu.", "The person's name.")))
    var name: String

    @Option(help: ArgumentHelp(help("NIP, 18 angka.", "The civil servant's number, 18 digits.")))
    var nip: String?

    func run() async throws {
        let body = Wire.PersonRequest(login: login, name: name, nip: nip)
        let answer = try await common.client()
            .write(["v1", "people"], body, key: write.idempotencyKey, as: Wire.Person.self)
        common.output.show(
            answer.data,
            [.table(Sheets.people.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

struct PeopleOneTimePassword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "one-time-password",
        abstract: help(
            "Beri kata sandi sekali pakai (administrator); sesi dan faktor kedua orang itu berakhir.",
            "Give a password for one sign-in (administrators); the person's sessions and second factor end."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Orangnya.", "The person."), valueName: "person-id"))
    var id: Identifier

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "people", id.text, "one-time-password"],
            key: nil,
            as: Wire.OneTimePassword.self
        )
        let card = Card([
            Card.Field("password", "kata sandi", "password", answer.value.password),
            Card.Field("until", "sampai", "until", answer.value.until),
        ])
        common.output.show(answer.data, [.card(card)])
    }
}

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

    @Option(help: ArgumentHelp(help("Alamat surel kantor.", "The address at the office.")))
    var email: String?

    func run() async throws {
        let body = Wire.PersonRequest(login: login, name: name, nip: nip, email: email)
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

struct PeopleLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: help(
            "Hubungkan orang dengan identitasnya pada penyedia OpenID (administrator).",
            "Link somebody with her identity at an OpenID provider (administrators)."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Orangnya.", "The person."), valueName: "person-id"))
    var id: Identifier

    @Option(help: ArgumentHelp(help("Penyedianya.", "The provider."), valueName: "url"))
    var issuer: String

    @Option(help: ArgumentHelp(help("Namanya di sana (sub).", "Her name there (sub).")))
    var subject: String

    func run() async throws {
        let answer = try await common.client().write(
            ["v1", "people", id.text, "identities"],
            Wire.IdentityRequest(issuer: issuer, subject: subject),
            key: write.idempotencyKey,
            as: Wire.Identity.self
        )
        let card = Card([
            Card.Field("issuer", "penyedia", "provider", answer.value.issuer),
            Card.Field("subject", "nama di sana", "name there", answer.value.subject),
            Card.Field("person_id", "orang", "person", answer.value.personId),
        ])
        common.output.show(answer.data, [.card(card)])
    }
}

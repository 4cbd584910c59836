import API
import ArgumentParser
import Domain

struct SecondFactorCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "second-factor",
        abstract: help("Faktor kedua: lihat, daftarkan.", "The second factor: show, enrol."),
        subcommands: [ShowSecondFactor.self, EnrolSecondFactor.self]
    )
}

struct ShowSecondFactor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: help("Apakah saya punya faktor kedua?", "Do I have a second factor?")
    )

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let language = Surroundings.current.language
        let answer = try await common.client().get(["v1", "me", "second-factor"], as: Wire.SecondFactor.self)
        let card = Card([
            Card.Field("confirmed_at", "sejak", "since", answer.value.confirmedAt),
            Card.Field("codes_left", "kode pemulihan", "recovery codes", String(answer.value.codesLeft)),
            Card.Field("demanded", "diwajibkan", "asked for", Phrases.yesNo(answer.value.demanded, language)),
        ])
        common.output.show(answer.data, [.card(card)])
    }
}

struct EnrolSecondFactor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrol",
        abstract: help("Daftarkan aplikasi autentikator.", "Enrol an authenticator."),
        discussion: help(
            "Ketik rahasianya ke aplikasi, lalu masukkan kode pertamanya. Simpan kode pemulihan di tempat aman.",
            "Type the secret into the app, then enter its first code. Keep the recovery codes in a safe place."
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Nama masuk.", "The login.")))
    var login: String

    @Option(
        help: ArgumentHelp(help("Kode faktor kedua yang diganti.", "Code of the second factor that is replaced."))
    )
    var code: String?

    func run() async throws {
        let surroundings = Surroundings.current
        let address = try common.address(try Credentials.load(surroundings))
        let client = Client(server: address, token: nil, surroundings: surroundings)
        let password = try Secrets.password()
        let begun = try await client.write(
            ["v1", "second-factor"],
            Wire.SecondFactorRequest(login: login, password: password, code: code),
            key: nil,
            as: Wire.SecondFactorEnrolment.self
        )
        surroundings.complain(begun.value.secret)
        surroundings.complain(begun.value.uri)
        let confirmed = try await client.put(
            ["v1", "second-factor"],
            Wire.SecondFactorConfirmationRequest(login: login, password: password, code: try Secrets.code()),
            as: Wire.RecoveryCodes.self
        )
        let card = Card([
            Card.Field("codes", "kode pemulihan", "recovery codes", confirmed.value.codes.joined(separator: " "))
        ])
        common.output.show(confirmed.data, [.card(card)])
    }
}

import API
import ArgumentParser
import Domain
import Foundation

struct Login: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Masuk ke sebuah server.", "Sign in to a server."),
        discussion: help(
            """
            Kata sandi ditanyakan tanpa gema, atau dari --password-stdin, atau dari PATUH_PASSWORD. Yang terakhir masuk \
            dipakai perintah lain; --as LOGIN memilih yang lain.
            """,
            """
            The password is asked for without echo, or taken from --password-stdin or PATUH_PASSWORD. Other commands \
            use the last sign-in; --as LOGIN chooses another.
            """
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Nama masuk.", "The login.")))
    var login: String

    @Flag(
        help: ArgumentHelp(
            help("Baca kata sandi dari baris pertama stdin.", "Read the password from stdin's first line.")
        )
    )
    var passwordStdin = false

    @Option(
        help: ArgumentHelp(
            help("Kode autentikator atau kode pemulihan.", "Code of the authenticator, or a recovery code.")
        )
    )
    var code: String?

    func run() async throws {
        let surroundings = Surroundings.current
        let address = try common.address(try Credentials.load(surroundings))
        let client = Client(server: address, token: nil, surroundings: surroundings)
        var body = Wire.SessionRequest(
            login: login,
            password: try Secrets.password(fromInput: passwordStdin),
            code: code
        )
        let session = try await open(client, &body)
        try Credentials.change(surroundings) { credentials in
            credentials.servers[address.key, default: Credentials.Server()].sessions[login] = Credentials.Session(
                token: session.token,
                expiresAt: session.expiresAt,
                name: session.person.name
            )
            credentials.servers[address.key]?.current = login
            credentials.last = address.key
        }
        let shown = SignedIn(server: address.key, login: login, name: session.person.name, expiresAt: session.expiresAt)
        common.output.show(try Wire.encoder().encode(shown), [.card(shown.card)])
    }

    /// Signs in, and asks for whatever the server says is missing: a code, a new password.
    private func open(_ client: Client, _ body: inout Wire.SessionRequest) async throws -> Wire.Session {
        while true {
            do {
                let request = Request(
                    method: "POST",
                    url: try client.url(["v1", "sessions"]),
                    headers: ["Content-Type": "application/json"],
                    body: .data(try Wire.encoder().encode(body))
                )
                return try client.decode(try await client.send(request), as: Wire.Session.self).value
            } catch let failure as Failure {
                switch failure.problem?.code {
                case "second_factor_required" where body.code == nil: body.code = try Secrets.code()
                case "password_change_required" where body.newPassword == nil:
                    body.newPassword = try Secrets.newPassword()
                default: throw failure
                }
            }
        }
    }
}

/// What a sign-in shows; never the token.
struct SignedIn: Codable {
    let server: String
    let login: String
    let name: String
    let expiresAt: String

    var card: Card {
        Card([
            Card.Field("server", "server", "server", server),
            Card.Field("login", "login", "login", login),
            Card.Field("name", "nama", "name", name),
            Card.Field("expires_at", "sampai", "until", expiresAt),
        ])
    }
}

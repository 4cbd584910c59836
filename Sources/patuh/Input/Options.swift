import API
import ArgumentParser
import Domain
import Foundation

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            help(
                "Alamat server (PATUH_SERVER, atau yang terakhir dimasuki).",
                "The server's address (PATUH_SERVER, or the last one signed in to)."
            ),
            valueName: "url"
        )
    )
    var server: String?

    @Option(help: ArgumentHelp(help("Bentuk jawaban.", "Form of the answer.")))
    var format: Format?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            help(
                "Sebagai siapa, bila beberapa orang sudah masuk (PATUH_LOGIN).",
                "As whom, where several have signed in (PATUH_LOGIN)."
            ),
            valueName: "login"
        )
    )
    var login: String?

    /// What writes the answer.
    var output: Output { Output(format: format ?? .table, surroundings: .current) }

    /// The address asked for, from the options, the environment or the last sign-in.
    func address(_ credentials: Credentials) throws -> URL {
        let surroundings = Surroundings.current
        let text = server ?? surroundings.variable("PATUH_SERVER") ?? credentials.last ?? "http://127.0.0.1:8080"
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host()?.isEmpty == false else {
            throw ValidationError(
                Words(
                    id: "Alamat server tidak sah: \(text) (contoh: https://patuh.example.go.id)",
                    en: "No valid server address: \(text) (as in https://patuh.example.go.id)"
                )[surroundings.language]
            )
        }
        return url
    }

    /// A client that is signed in.
    func client() throws -> Client {
        let surroundings = Surroundings.current
        let credentials = try Credentials.load(surroundings)
        let address = try address(credentials)
        let login = login ?? surroundings.variable("PATUH_LOGIN")
        if login == nil, let token = surroundings.variable("PATUH_TOKEN") {
            return Client(server: address, token: token, surroundings: surroundings)
        }
        guard let (login, session) = credentials.session(at: address.key, as: login) else {
            let who = login.map { "\($0): " } ?? ""
            let remedy = "patuh login \(login ?? "LOGIN") --server \(address.key)"
            throw Failure(
                code: .signedOut,
                message: Words(
                    id: "\(who)belum masuk ke \(address.key).",
                    en: "\(who)not signed in to \(address.key)."
                ),
                remedy: Words(id: remedy, en: remedy)
            )
        }
        return Client(server: address, token: session.token, login: login, surroundings: surroundings)
    }
}

extension URL {
    /// A server's address as the credentials name it: without a slash at its end.
    var key: String {
        var text = absoluteString
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }
}

/// What every list takes.
struct PageOptions: ParsableArguments {
    @Option(help: ArgumentHelp(help("Paling banyak sekian (1–200).", "At most so many (1–200).")))
    var limit: Int?

    @Option(help: ArgumentHelp(help("Lanjutan dari halaman sebelumnya.", "Goes on after the page before.")))
    var cursor: String?

    @Flag(help: ArgumentHelp(help("Semua halaman.", "All pages.")))
    var all = false

    func validate() throws {
        if let limit, !(1...200).contains(limit) {
            throw ValidationError(help("--limit: 1 sampai 200", "--limit: 1 to 200"))
        }
        if all, cursor != nil {
            throw ValidationError(
                help("--all dan --cursor tidak bersama-sama", "--all and --cursor exclude each other")
            )
        }
    }
}

/// What every write takes.
struct WriteOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            help("Kunci untuk mengulang tulisan yang sama.", "Key for repeating the same write."),
            valueName: "key"
        )
    )
    var idempotencyKey: String?
}

/// What every act takes: its legal day, and why it is entered late.
struct ActOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            help(
                "Hari kejadian: YYYY-MM-DD, today, yesterday, atau -14.",
                "The legal day: YYYY-MM-DD, today, yesterday, or -14."
            ),
            valueName: "day"
        )
    )
    var on: DayArgument = .today

    @Option(help: ArgumentHelp(help("Alasan; wajib bila dicatat menyusul.", "The reason; needed when entered late.")))
    var reason: String?

    @Option(help: ArgumentHelp(help("Catatan.", "A note.")))
    var note: String?

    /// The legal day, `YYYY-MM-DD`.
    var day: String { on.day(from: Surroundings.current.today).description }
}

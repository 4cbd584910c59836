import API
import ArgumentParser
import Domain

struct Posts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Jabatan: daftar, beri, akhiri; Plt., Plh. dan a.n.", "Posts: list, give, end; acting holders."),
        subcommands: [PostsList.self, PostsGive.self, PostsEnd.self]
    )
}

struct PostsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help(
            "Siapa memegang jabatan apa, dari kapan sampai kapan.",
            "Who holds which post, from when to when."
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
            ["v1", "posts"],
            [("person_id", person?.text), ("office_id", office?.text)],
            page: page,
            as: Sheets.givenPosts,
            empty: Words(id: "Tidak ada jabatan.", en: "No posts.")
        )
    }
}

struct PostsGive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "give",
        abstract: help("Beri jabatan, atau tunjuk pengganti.", "Give a post, or have somebody act for its holder.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Nama masuk orangnya.", "The person's login.")))
    var login: String

    @Option(help: ArgumentHelp(help("Peran, mis. coordinator.", "Role, as in coordinator.")))
    var role: String

    @Option(help: ArgumentHelp(help("Kantor.", "The office."), valueName: "id"))
    var office: Identifier

    @Option(help: ArgumentHelp(help("Hari pertama.", "The first day."), valueName: "day"))
    var from: DayArgument = .today

    @Option(help: ArgumentHelp(help("Hari terakhir.", "The last day."), valueName: "day"))
    var to: DayArgument?

    @Option(help: ArgumentHelp(help("Sebagai pengganti: plt, plh, an.", "As acting holder: plt, plh, an.")))
    var capacity: String?

    @Option(help: ArgumentHelp(help("Menggantikan siapa.", "For whom."), valueName: "login"))
    var standsFor: String?

    @Option(help: ArgumentHelp(help("Nomor dan tanggal surat perintah.", "Number and day of the order.")))
    var basis: String?

    func run() async throws {
        let today = Surroundings.current.today
        let body = Wire.PostRequest(
            personId: login,
            officeId: office.text,
            role: role,
            capacity: capacity,
            standsFor: standsFor,
            basis: basis,
            validFrom: from.day(from: today).description,
            validTo: to?.day(from: today).description
        )
        let answer = try await common.client()
            .write(["v1", "posts"], body, key: write.idempotencyKey, as: Wire.GivenPost.self)
        common.output.show(
            answer.data,
            [.table(Sheets.givenPosts.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

struct PostsEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: help("Tetapkan hari terakhir sebuah jabatan.", "Set the last day of a post.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Jabatan.", "The post."), valueName: "post-id"))
    var id: Identifier

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            help("Hari terakhir; yesterday: sekarang juga.", "The last day; yesterday: at once."),
            valueName: "day"
        )
    )
    var to: DayArgument = .today

    func run() async throws {
        let body = Wire.PostEndRequest(validTo: to.day(from: Surroundings.current.today).description)
        let answer = try await common.client().put(["v1", "posts", id.text, "end"], body, as: Wire.GivenPost.self)
        common.output.show(
            answer.data,
            [.table(Sheets.givenPosts.table([answer.value], in: Surroundings.current.language))]
        )
    }
}

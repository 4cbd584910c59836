import ArgumentParser
import Domain

struct People: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help("Orang: daftar, tambah, kata sandi sekali pakai.", "People: list, add, one-time password."),
        subcommands: [
            PeopleList.self, PeopleAdd.self, PeopleOneTimePassword.self, PeopleRemoveSecondFactor.self, PeopleLink.self,
        ],
        defaultSubcommand: PeopleList.self
    )
}

struct PeopleList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help(
            "Orang dan perannya, untuk memilih pengawas.",
            "People with their roles, for choosing inspectors."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var page: PageOptions

    @Option(help: ArgumentHelp(help("Hanya peran ini, mis. inspector.", "Only this role, as in inspector.")))
    var role: String?

    @Option(help: ArgumentHelp(help("Hanya kantor ini.", "Only this office."), valueName: "id"))
    var office: Identifier?

    func run() async throws {
        try await common.list(
            ["v1", "people"],
            [("role", role), ("office_id", office?.text)],
            page: page,
            as: Sheets.people,
            empty: Words(id: "Tidak ada orang.", en: "Nobody.")
        )
    }
}

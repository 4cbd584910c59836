import API
import ArgumentParser
import Domain

struct LettersRegister: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: help(
            "Semua nomor sebuah register, dengan suratnya atau alasan tidak dipakai.",
            "Every number of a register, with its letter or why it has none."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var register: RegisterOptions

    @Option(help: ArgumentHelp(help("Paling banyak sekian (1–200).", "At most so many (1–200).")))
    var limit: Int?

    @Option(help: ArgumentHelp(help("Lanjutan dari halaman sebelumnya.", "Goes on after the page before.")))
    var cursor: String?

    func run() async throws {
        let client = try common.client()
        let answer = try await client.get(
            register.path,
            [("limit", limit.map(String.init)), ("cursor", cursor)],
            as: Wire.LetterRegisterYear.self
        )
        let language = Surroundings.current.language
        let value = answer.value
        common.output.show(
            answer.data,
            [
                .card(
                    Card([
                        Card.Field("register", "register", "register", value.words[language]),
                        Card.Field("office", "kantor", "office", value.office.name),
                        Card.Field("year", "tahun", "year", String(value.year)),
                        Card.Field("last", "nomor terakhir", "last number", String(value.last)),
                        Card.Field(
                            "missing",
                            "tidak ada",
                            "missing",
                            value.missing.isEmpty ? "–" : value.missing.map(String.init).joined(separator: ", ")
                        ),
                        Card.Field("next_cursor", "lanjutan", "goes on at", value.nextCursor),
                    ])
                ),
                .table(Sheets.registerNumbers.table(value.items, in: language)),
            ]
        )
    }
}

/// Which register of which office in which year.
struct RegisterOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(help("Kantor, id, kode atau nama.", "The office, by id, code or name.")))
    var office: String

    @Argument(help: ArgumentHelp(help("Register, mis. note, assignment.", "The register, as note, assignment.")))
    var register: String

    @Argument(help: ArgumentHelp(help("Tahun; tanpa ini tahun berjalan.", "The year; the present one without it.")))
    var year: Int?

    /// Where the register is found.
    var path: [String] {
        ["v1", "letter-registers", office, register, String(year ?? Surroundings.current.today.year)]
    }
}

struct LettersSpend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spend-number",
        abstract: help(
            "Batalkan nomor berikutnya, atau catat bahwa buku kertas telah memakainya.",
            "Void the next number, or note that the book on paper has used it."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions
    @OptionGroup var register: RegisterOptions

    @Flag(help: ArgumentHelp(help("Dipakai di luar Patuh.", "Used outside Patuh.")))
    var elsewhere = false

    @Option(help: ArgumentHelp(help("Alasan.", "Why.")))
    var reason: String

    @Option(
        help: ArgumentHelp(
            help("Urutan nomor yang dimaksud; harus yang berikutnya.", "Which number is meant; it must be the next.")
        )
    )
    var sequence: Int?

    @Option(parsing: .unconditional, help: ArgumentHelp(help("Tanggal.", "The day."), valueName: "day"))
    var on: DayArgument?

    func run() async throws {
        let body = Wire.SpentNumberRequest(
            purpose: elsewhere ? "elsewhere" : "void",
            reason: reason,
            sequence: sequence,
            givenOn: on?.text
        )
        let answer = try await common.client().write(
            register.path + ["numbers"],
            body,
            key: write.idempotencyKey,
            as: Wire.RegisterNumber.self
        )
        let table = Sheets.registerNumbers.table([answer.value], in: Surroundings.current.language)
        common.output.show(answer.data, [.table(table)])
    }
}

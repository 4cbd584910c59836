import API
import ArgumentParser
import Domain

struct CalendarAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: help("Tambah hari libur.", "Add a holiday.")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Tanggal, YYYY-MM-DD.", "The day, YYYY-MM-DD.")))
    var date: DayArgument

    @Argument(help: ArgumentHelp(help("Nama.", "Its name.")))
    var name: String

    @Option(
        help: ArgumentHelp(
            help(
                "Jenis: national_holiday, collective_leave.",
                "Kind: national_holiday, collective_leave."
            )
        )
    )
    var kind = "national_holiday"

    func run() async throws {
        let body = Wire.CalendarRequest(date: date.text, kind: kind, name: name)
        let answer = try await common.client()
            .write(["v1", "calendar"], body, key: write.idempotencyKey, as: Wire.CalendarYear.self)
        common.output.show(answer.data, answer.value, in: Surroundings.current.language)
    }
}

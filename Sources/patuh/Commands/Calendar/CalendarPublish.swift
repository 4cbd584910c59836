import API
import ArgumentParser
import Domain

struct CalendarPublish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: help(
            "Tetapkan kalender satu tahun; tenggat yang menunggu dihitung.",
            "Publish a year; deadlines that waited are counted."
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    @Argument(help: ArgumentHelp(help("Tahun.", "The year.")))
    var year: Int

    @Option(
        help: ArgumentHelp(
            help("Dasar hukum, mis. SKB Tiga Menteri nomor …", "Legal basis, as in the number of the joint decree.")
        )
    )
    var legalBasis: String

    func run() async throws {
        let body = Wire.CalendarRequest(year: year, legalBasis: legalBasis)
        let answer = try await common.client()
            .write(["v1", "calendar"], body, key: write.idempotencyKey, as: Wire.CalendarYear.self)
        common.output.show(answer.data, answer.value, in: Surroundings.current.language)
    }
}

import API
import ArgumentParser
import Domain
import Foundation

struct CalendarList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: help("Hari libur dan cuti bersama satu tahun.", "Holidays and collective leave of a year.")
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(help("Tahun; tanpa ini tahun ini.", "The year; this one without it.")))
    var year: Int?

    func run() async throws {
        let answer = try await common.client()
            .get(["v1", "calendar"], [("year", year.map(String.init))], as: Wire.CalendarYear.self)
        common.output.show(answer.data, answer.value, in: Surroundings.current.language)
    }
}

extension Output {
    /// Shows a year of the calendar.
    func show(_ data: Data, _ year: Wire.CalendarYear, in language: Language) {
        show(data, [.table(Sheets.days.table(year.days, in: language))])
        note(
            year.published
                ? Words(
                    id: "\(year.year): ditetapkan. \(year.legalBasis ?? "")",
                    en: "\(year.year): published. \(year.legalBasis ?? "")"
                )
                : Words(
                    id: "\(year.year): BELUM ditetapkan; tenggat yang melewatinya menunggu.",
                    en: "\(year.year): NOT published; deadlines through it wait."
                )
        )
    }
}

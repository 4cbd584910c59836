import ArgumentParser

struct Calendar: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: help(
            "Kalender hari kerja: lihat, tambah, tetapkan.",
            "The calendar of working days: list, add, publish."
        ),
        subcommands: [CalendarList.self, CalendarAdd.self, CalendarPublish.self]
    )
}

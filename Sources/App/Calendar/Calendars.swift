import Domain
import Postgres

/// The working-day calendar as it stands in the database.
enum Calendars {
    /// The statements that ``calendar(_:)`` reads, in order.
    static let statements: [SQL] = [
        "SELECT day, kind, name_id, status, source FROM holiday ORDER BY day",
        "SELECT year FROM holiday_year ORDER BY year",
    ]

    /// The calendar out of the results of ``statements``.
    static func calendar(_ results: some Collection<Rows>) throws -> WorkingCalendar {
        guard let days = results.first, let years = results.dropFirst().first else { throw Problem.internal }
        return WorkingCalendar(
            HolidayTable(
                holidays: try days.map(Holiday.init(row:)),
                publishedYears: Set(try years.map { try $0.column("year", as: Int.self) })
            )
        )
    }
}

extension Holiday {
    /// Reads a row of `holiday`.
    init(row: Row) throws {
        let kind = try row.column("kind", as: String.self)
        self.init(
            date: try row.column("day"),
            // A regional holiday is as free of work as a national one; only its reach differs.
            kind: Kind(rawValue: kind) ?? .nationalHoliday,
            name: try row.column("name_id"),
            status: try row.code("status"),
            source: try row.column("source")
        )
    }
}

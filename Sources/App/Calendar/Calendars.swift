import Domain
import Foundation
import Postgres
import Synchronization

/// The working-day calendar as it stands in the database.
///
/// What is decided on must be true in the deciding transaction, so the table's version is asked for there each time;
/// the table itself is read again only when the version has moved.
final class Calendars: Sendable {
    private let known = Mutex<(version: String, calendar: WorkingCalendar)?>(nil)

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

    /// The calendar as the transaction sees it.
    func calendar(in tx: Transaction) async throws -> WorkingCalendar {
        let version = try await tx.one(Self.version, as: String.self)
        if let known = known.withLock({ $0 }), known.version == version { return known.calendar }
        let calendar = try Self.calendar(try await tx.pipeline(Self.statements))
        known.withLock { $0 = (version, calendar) }
        return calendar
    }

    /// Days and years are only ever added, by people one at a time and by set-up in one go: how many there are and
    /// when the last came tells one state of the table from every other.
    private static let version: SQL = """
        SELECT concat_ws(' ', (SELECT count(*) FROM holiday), (SELECT max(added_at) FROM holiday),
                              (SELECT count(*) FROM holiday_year), (SELECT max(published_at) FROM holiday_year))
        """
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

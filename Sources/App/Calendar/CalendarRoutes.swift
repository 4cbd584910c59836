import API
import Domain
import Foundation
import Postgres

/// Holidays, collective leave and the years through which deadlines may be counted.
struct CalendarRoutes: Sendable {
    let store: Store
    let resolver: ClockResolver

    func add(to routes: inout Routes) {
        routes.get("/v1/calendar", show)
        routes.post("/v1/calendar", change)
    }

    /// `GET /v1/calendar`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCalendar)
        let year = call.query["year"].flatMap { Int($0) } ?? call.signedIn.today.year
        return try .json(try Self.year(year, try await store.read(as: call.signedIn, Self.statements(year))))
    }

    /// The statements that ``year(_:_:)`` reads, in order.
    static func statements(_ year: Int) -> [SQL] {
        [
            """
            SELECT day, kind, name_id, status FROM holiday
            WHERE day >= \(LocalDate(year: year, month: 1, day: 1)) AND day <= \(LocalDate(year: year, month: 12, day: 31))
            ORDER BY day
            """,
            "SELECT legal_basis FROM holiday_year WHERE year = \(year)",
        ]
    }

    /// Puts a year together.
    static func year(_ year: Int, _ results: [Rows]) throws -> Wire.CalendarYear {
        Wire.CalendarYear(
            year: year,
            published: !results[1].isEmpty,
            legalBasis: try results[1].first?.column("legal_basis"),
            days: try results[0].map { row in
                Wire.CalendarDay(
                    date: try row.day("day"),
                    kind: try row.column("kind"),
                    name: try row.column("name_id"),
                    status: try row.column("status")
                )
            }
        )
    }
}

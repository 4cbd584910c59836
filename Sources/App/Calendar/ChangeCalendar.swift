import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension CalendarRoutes {
    /// `POST /v1/calendar`
    ///
    /// Clocks that wait for a published year are resolved after it is stored, by the system actor. A repeat of the
    /// request resolves what an interrupted one left behind.
    @Sendable func change(_ call: Call) async throws -> Reply {
        _ = try call.permit(.changeCalendar)
        let change = try CalendarChange(try call.read())
        let reply = try await store.once(call) { tx in
            _ = try await tx.execute(change.statement)
            let year = try Self.year(change.year, try await tx.pipeline(Self.statements(change.year)))
            return try .json(year, status: .created)
        }
        if case .year = change { try await resolver.resolve() }
        return reply
    }
}

/// What an administrator adds to the calendar; nothing is ever taken away.
enum CalendarChange: Sendable {
    /// A day on which no work is done.
    case day(LocalDate, kind: String, name: String)
    /// A year whose days are complete.
    case year(Int, legalBasis: String)

    /// Reads a request, which names either a day or a year.
    init(_ request: Wire.CalendarRequest) throws {
        switch (request.date, request.kind, request.name, request.year, request.legalBasis) {
        case (let date?, let kind?, let name?, nil, nil):
            var reader = FieldReader()
            let day = reader.read("date", date) { text throws(ParseFailure) in try LocalDate(parsing: text) }
            try reader.check()
            guard let day else { throw Problem.internal }
            guard (2000...2200).contains(day.year) else { throw Self.implausible(day.year) }
            self = .day(day, kind: kind, name: name)
        case (nil, nil, nil, let year?, let legalBasis?):
            guard (2000...2200).contains(year) else { throw Self.implausible(year) }
            self = .year(year, legalBasis: legalBasis)
        default:
            throw Problem.invalid(
                "date",
                "day_or_year",
                id: "Isi date, kind dan name untuk menambah hari, atau year dan legal_basis untuk menetapkan tahun.",
                en: "Give date, kind and name to add a day, or year and legal_basis to publish a year."
            )
        }
    }

    /// The year that is told of afterwards.
    var year: Int {
        switch self {
        case .day(let day, _, _): day.year
        case .year(let year, _): year
        }
    }

    /// What stores it.
    var statement: SQL {
        switch self {
        case .day(let day, let kind, let name):
            "INSERT INTO holiday (day, kind, name_id, status) VALUES (\(day), \(kind), \(name), 'official')"
        case .year(let year, let legalBasis):
            "INSERT INTO holiday_year (year, legal_basis) VALUES (\(year), \(legalBasis))"
        }
    }

    private static func implausible(_ year: Int) -> Problem {
        .invalid(
            "year",
            "out_of_range",
            id: "Tahun \(year) tidak masuk akal; isi 2000 sampai 2200.",
            en: "The year \(year) is not plausible; give 2000 to 2200."
        )
    }
}

import Foundation

@testable import Domain

/// The rules of the repository's reference files, for every test of money.
enum MoneyBench {
    static let rules = Result {
        try MoneyRules(
            MoneyRules.tables.map { table in
                try MoneyRules.rows(
                    csv: RepositoryFile.text("sql/reference/\(table.name).csv"),
                    columns: table.columns
                )
            }
        )
    }

    /// Reckons under the rules that Patuh brings along, with some replaced.
    static func calculator(_ more: [ParameterDefault] = []) throws -> MoneyCalculator {
        MoneyCalculator(
            rules: try rules.get(),
            parameters: Parameters(ParameterDefault.all + more),
            calendar: WorkingCalendar(try HolidayTable(csv: RepositoryFile.text("sql/reference/holidays.csv")))
        )
    }

    static func month(_ text: String) throws -> CalendarMonth { try CalendarMonth(text) }

    static func months(_ first: String, _ last: String) throws -> ClosedRange<CalendarMonth> {
        try CalendarMonth(first)...CalendarMonth(last)
    }
}

extension Calculation {
    /// The sum for one programme.
    func total(_ programme: Programme?, _ kind: AmountKind = .arrears) -> Rupiah {
        totals.first { $0.programme == programme && $0.kind == kind }?.amount ?? .zero
    }
}

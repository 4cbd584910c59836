/// The holidays that are known, and the years for which the decree has been published.
///
/// A day in a year that is not published is neither working nor free: no deadline may be computed through it.
public struct HolidayTable: Sendable, Hashable {
    /// All holidays, official and estimated, in the order of their days.
    public let holidays: [Holiday]
    /// The years whose holidays are settled.
    public let publishedYears: Set<Int>

    /// Makes a table.
    ///
    /// - Parameters:
    ///   - holidays: in any order; one day may have several.
    ///   - publishedYears: the years whose decree is out; estimates within them count for nothing.
    public init(holidays: [Holiday], publishedYears: Set<Int>) {
        self.holidays = holidays.sorted { ($0.date, $0.kind.rawValue, $0.name) < ($1.date, $1.kind.rawValue, $1.name) }
        self.publishedYears = publishedYears
    }

    /// A table whose published years are those that have holidays and no estimate among them.
    public init(holidays: [Holiday]) {
        let years = Set(holidays.map(\.date.year))
        let unsettled = Set(holidays.lazy.filter { $0.status == .estimated }.map(\.date.year))
        self.init(holidays: holidays, publishedYears: years.subtracting(unsettled))
    }

    /// Reads a list with the columns `date,kind,name_id,status` and perhaps `source`, in any order.
    ///
    /// - Throws: `missing_column`, or what is wrong with a row, naming its line.
    public init(csv: String) throws(ParseFailure) {
        self.init(
            holidays: try CSVTable.rows(csv, columns: ["date", "kind", "name_id", "status"]) {
                (row) throws(ParseFailure) in
                let kind = Holiday.Kind(rawValue: row["kind"])
                let status = Holiday.Status(rawValue: row["status"])
                guard let kind, let status, !row["name_id"].isEmpty else {
                    throw ParseFailure(
                        .unknown,
                        id: "jenis, nama atau status hari libur tidak dikenal",
                        en: "kind, name or status of the holiday is not known"
                    )
                }
                return Holiday(
                    date: try LocalDate(parsing: row["date"]),
                    kind: kind,
                    name: row["name_id"],
                    status: status,
                    source: row["source"].isEmpty ? nil : row["source"]
                )
            }
        )
    }
}

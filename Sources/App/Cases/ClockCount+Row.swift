import Domain
import Postgres

extension ClockCount {
    /// The ledger of the clock `k` as a column, for ``init(_:)``; nearly always empty.
    static let ledgerColumn: SQL = """
        (SELECT coalesce(jsonb_agg(jsonb_build_object('seq', y.seq, 'kind', y.kind, 'occurred_on', y.occurred_on, 'days', y.days,
                'legal_basis', y.legal_basis) ORDER BY y.seq), '[]')
         FROM clock_entry y
         WHERE y.case_id = k.case_id AND y.letter_id = k.letter_id AND y.clock_kind = k.kind) AS ledger
        """

    private struct Line: Decodable {
        let seq: Int
        let kind: ClockEntry.Kind
        let occurredOn: String
        let days: Int?
        let legalBasis: String
    }

    /// Reads what a clock counts from its row: `starts_on`, `days`, `unit`, `until_on`, `rolls_forward`, `ledger`.
    ///
    /// - Returns: `nil` where the row tells only its last day, as rows did before `until_on` was kept.
    init?(_ row: Row) throws {
        let budget: Budget
        if let days = try row.column("days", as: Int?.self), let unit = try row.column("unit", as: String?.self) {
            guard let unit = DayUnit(rawValue: unit) else {
                throw PostgresError(code: .decoding, message: "unit: not known to this build")
            }
            budget = .days(days, unit)
        } else if let last = try row.column("until_on", as: LocalDate?.self) {
            budget = .until(last)
        } else {
            return nil
        }
        let lines: [Line] = try row.json("ledger")
        self.init(
            from: try row.column("starts_on"),
            budget,
            rolls: try row.column("rolls_forward"),
            ledger: try lines.map { line in
                ClockEntry(
                    line.kind,
                    seq: line.seq,
                    on: try LocalDate(parsing: line.occurredOn),
                    days: line.days,
                    legalBasis: line.legalBasis
                )
            }
        )
    }
}

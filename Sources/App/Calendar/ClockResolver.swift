import Domain
import Foundation
import Postgres

/// Computes due days that had to wait for a year's calendar, as the system actor.
///
/// Safe to run at any time and from several servers at once: a clock that another one is resolving is passed over,
/// and a resolved due day is frozen.
struct ClockResolver: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool

    /// How many clocks one transaction takes.
    private static let batch = 500

    /// Resolves every waiting clock whose year is published now.
    ///
    /// - Returns: How many clocks have a due day that had none.
    @discardableResult
    func resolve() async throws -> Int {
        var resolved = 0
        while true {
            let (taken, due) = try await pool.transaction { try await Self.resolveBatch($0) }
            resolved += due
            if taken < Self.batch { return resolved }
        }
    }

    /// Resolves what waits, in somebody else's transaction.
    func resolve(_ tx: Transaction) async throws {
        while try await Self.resolveBatch(tx).taken == Self.batch {}
    }

    private static func resolveBatch(_ tx: Transaction) async throws -> (taken: Int, due: Int) {
        let results = try await tx.pipeline(
            Calendars.statements + [
                """
                SELECT id, case_id, kind, starts_on, days, unit, rolls_forward FROM case_clock
                WHERE unresolved_year IN (SELECT year FROM holiday_year) AND ended_seq IS NULL
                  AND suspended_on IS NULL AND days IS NOT NULL AND unit IS NOT NULL
                ORDER BY id LIMIT \(batch) FOR UPDATE SKIP LOCKED
                """
            ]
        )
        let calendar = try Calendars.calendar(results)
        let clocks = try results[2].map(WaitingClock.init(row:))
        let deadlines = try clocks.map { try $0.deadline(calendar) }
        guard !clocks.isEmpty else { return (0, 0) }
        _ = try await tx.pipeline(zip(clocks, deadlines).flatMap { $0.statements($1) })
        return (clocks.count, deadlines.count { $0.day != nil })
    }
}

/// A clock without a due day.
private struct WaitingClock {
    let id: UUID
    let caseID: CaseID
    let kind: String
    let startsOn: LocalDate
    let days: Int
    let unit: DayUnit
    let rollsForward: Bool

    init(row: Row) throws {
        id = try row.column("id")
        caseID = try row.column("case_id")
        kind = try row.column("kind")
        startsOn = try row.column("starts_on")
        days = try row.column("days")
        unit = try row.code("unit")
        rollsForward = try row.column("rolls_forward")
    }

    func deadline(_ calendar: WorkingCalendar) throws -> Deadline {
        try calendar.deadline(days: days, unit: unit, startingAfter: startsOn, rollForward: rollsForward)
    }

    /// What writes the deadline and the trail's entry.
    func statements(_ deadline: Deadline) -> [SQL] {
        let steps: [Words]
        let year: Int?
        switch deadline {
        case .due(_, let explanation): (steps, year) = (explanation.steps, nil)
        case .unresolved(let missing, let words): (steps, year) = ([words], missing)
        }
        let note = ClockNote(summary: deadline.words, steps: steps)
        let details = [
            "clock": kind, "due_on": deadline.day?.description ?? "", "awaits_year": year.map(String.init) ?? "",
        ]
        return [
            """
            UPDATE case_clock SET due_on = \(deadline.day), unresolved_year = \(year), explanation = \(note.json)
            WHERE id = \(id)
            """,
            """
            INSERT INTO audit_entry (operation, subject_id, details)
            VALUES ('resolve_clock', \(caseID), \(JSON(details)))
            """,
        ]
    }
}

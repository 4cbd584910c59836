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
            if taken == 0 { return resolved }
        }
    }

    /// Resolves what waits, in somebody else's transaction.
    func resolve(_ tx: Transaction) async throws {
        while try await Self.resolveBatch(tx).taken > 0 {}
    }

    /// Takes what can be counted: a clock that follows another waits until that one has its day, and then its turn comes
    /// in the next batch.
    private static func resolveBatch(_ tx: Transaction) async throws -> (taken: Int, due: Int) {
        let results = try await tx.pipeline(
            Calendars.statements + [
                """
                SELECT k.id, k.case_id, k.kind, coalesce(p.due_on, k.starts_on) AS starts_on, k.days, k.unit, k.until_on,
                       k.rolls_forward, \(ClockCount.ledgerColumn)
                FROM case_clock k
                LEFT JOIN unnest(\(followers.map(\.kind.rawValue)), \(followers.map(\.parent.rawValue))) f (kind, parent)
                    ON f.kind = k.kind
                LEFT JOIN case_clock p ON p.case_id = k.case_id AND p.kind = f.parent
                    AND p.letter_id IS NOT DISTINCT FROM k.letter_id AND p.started_seq = k.started_seq
                WHERE k.unresolved_year IN (SELECT year FROM holiday_year) AND k.ended_seq IS NULL
                  AND k.suspended_on IS NULL AND (k.days IS NOT NULL AND k.unit IS NOT NULL OR k.until_on IS NOT NULL)
                  AND (p.id IS NULL OR p.due_on IS NOT NULL)
                ORDER BY k.id LIMIT \(batch) FOR UPDATE OF k SKIP LOCKED
                """
            ]
        )
        let calendar = try Calendars.calendar(results)
        let clocks = try results[2].map(WaitingClock.init(row:))
        guard !clocks.isEmpty else { return (0, 0) }
        let deadlines = try clocks.map { try $0.deadline(calendar) }
        _ = try await tx.pipeline(zip(clocks, deadlines).flatMap { $0.statements($1) })
        return (clocks.count, deadlines.count { $0.due.day != nil })
    }

    /// The kinds that begin where another ends.
    private static let followers: [(kind: ClockKind, parent: ClockKind)] = ClockKind.allCases.compactMap { kind in
        guard case .expiry(let parent) = kind.rule.start else { return nil }
        return (kind, parent)
    }
}

/// A clock without a due day.
private struct WaitingClock {
    let id: UUID
    let caseID: CaseID
    let kind: String
    let count: ClockCount

    init(row: Row) throws {
        id = try row.column("id")
        caseID = try row.column("case_id")
        kind = try row.column("kind")
        guard let count = try ClockCount(row) else { throw JobFailure.unknownCode }
        self.count = count
    }

    func deadline(_ calendar: WorkingCalendar) throws -> CountedDeadline {
        guard let deadline = count.deadline(calendar) else { throw JobFailure.unknownCode }
        return deadline
    }

    /// What writes the deadline and the trail's entry.
    func statements(_ deadline: CountedDeadline) -> [SQL] {
        let note = ClockNote(summary: deadline.summary, steps: deadline.steps)
        let details = [
            "clock": kind, "due_on": deadline.due.day?.description ?? "",
            "awaits_year": deadline.due.unresolvedYear.map(String.init) ?? "",
        ]
        return [
            """
            UPDATE case_clock SET starts_on = \(count.start), due_on = \(deadline.due.day),
                unresolved_year = \(deadline.due.unresolvedYear), explanation = \(note.json)
            WHERE id = \(id)
            """,
            """
            INSERT INTO audit_entry (operation, subject_id, details)
            VALUES ('resolve_clock', \(caseID), \(JSON(details)))
            """,
        ]
    }
}

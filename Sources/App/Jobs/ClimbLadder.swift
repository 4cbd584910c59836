import Domain
import Foundation
import Postgres

/// Fires every rung of the ladder that open clocks have reached by a moment, in the transaction of its job.
///
/// The row of `clock_rung` is the claim: its key lets each rung of each clock fire once, whatever number of servers look,
/// and it commits together with the notices or not at all. A rung whose own role nobody holds over the case's region goes
/// to the next above; where nobody is left the row stands untold, is shown, and is tried again with the next look.
struct ClimbLadder {
    /// The moment that is asked about.
    let now: Date

    /// How many rungs one statement fires.
    private static let batch = 5_000

    /// What is due in one zone on the day that `now` is there.
    private struct Cutoff {
        let zone: OfficeZone
        let ladder: EscalationLadder
        let rung: EscalationRung
        let today: LocalDate
        /// Clocks due then or before have reached the rung.
        let dueOn: LocalDate
    }

    /// Fires what is due.
    ///
    /// - Returns: How many rungs somebody was told of.
    @discardableResult
    func climb(_ tx: Transaction) async throws -> Int {
        let results = try await tx.pipeline([Parameters.statement] + Calendars.statements)
        let parameters = try Parameters(rows: results[0])
        let cutoffs = cutoffs(parameters, try Calendars.calendar(results[1...]))
        guard !cutoffs.isEmpty else { return 0 }
        var told = 0
        while true {
            let (taken, heard): (Int, Int) = try await tx.query(Self.fire(cutoffs)).single().decode()
            told += heard
            if taken < Self.batch { break }
        }
        return told + (try await tellUnheard(tx))
    }

    private func cutoffs(_ parameters: Parameters, _ calendar: WorkingCalendar) -> [Cutoff] {
        OfficeZone.allCases.flatMap { zone -> [Cutoff] in
            let today = LocalDate.today(at: now, zone: zone)
            return EscalationLadder.allCases.flatMap { ladder in
                ladder.rungs.compactMap { rung in
                    rung.reached(on: today, parameters, calendar).map {
                        Cutoff(zone: zone, ladder: ladder, rung: rung, today: today, dueOn: $0)
                    }
                }
            }
        }
    }

    // MARK: Statements

    /// The roles of every ladder with their places.
    private static let ladder: SQL = {
        let rows = EscalationLadder.allCases.flatMap { ladder in
            ladder.roles.enumerated().map { (ladder: ladder.rawValue, place: $0.offset, role: $0.element.rawValue) }
        }
        return """
            ladder AS (
                SELECT * FROM unnest(\(rows.map(\.ladder)), \(rows.map(\.place)), \(rows.map(\.role))) l (ladder, place, role)),
            rung AS (
                SELECT * FROM unnest(\(EscalationRung.allCases.map(\.rawValue)), \(EscalationRung.allCases.map(\.place)),
                    \(EscalationRung.allCases.map(\.topic.code))) g (rung, place, topic))
            """
    }()

    private static let climbing = ClockKind.allCases.filter(\.climbs).map(\.rawValue)
    private static let closedStates = CaseState.all(on: .inspection).filter(\.isCriminal).map(\.code)

    /// The ladder of the case `c`.
    private static let ladderOfCase: SQL =
        "CASE WHEN c.state = ANY (\(closedStates)) THEN \(EscalationLadder.closedFile.rawValue) ELSE c.track END"

    /// Of the rungs in `reached` (clock, rung, case, region, leader, ladder, place, topic, day): whom each finds, and whom it
    /// passed over on the way up.
    private static let heard: SQL = """
        heard AS (
            SELECT r.*, h.role AS told_role,
                   ARRAY(SELECT l.role FROM ladder l WHERE l.ladder = r.ladder AND l.place >= r.place
                         AND (h.place IS NULL OR l.place < h.place) ORDER BY l.place) AS passed_over
            FROM reached r LEFT JOIN LATERAL (
                SELECT l.place, l.role FROM ladder l
                WHERE l.ladder = r.ladder AND l.place >= r.place AND EXISTS (
                    SELECT FROM office_territory t JOIN office o ON o.id = t.office_id JOIN post p ON p.office_id = o.id
                    WHERE t.region_code = r.region_code AND p.role = l.role
                      AND t.from_on <= r.today AND (t.until_on IS NULL OR t.until_on > r.today)
                      AND p.from_on <= r.today AND (p.until_on IS NULL OR p.until_on > r.today))
                ORDER BY l.place LIMIT 1) h ON true)
        """

    /// Notices for `claimed` rungs that found somebody: the leader of the case alone where it is his own role's turn and he
    /// still holds it there, otherwise the holders' offices.
    private static let notices: SQL = """
        led AS (
            SELECT h.clock_id, h.rung FROM heard h
            WHERE h.told_role IS NOT NULL AND h.leader IS NOT NULL AND EXISTS (
                SELECT FROM office_territory t JOIN post p ON p.office_id = t.office_id
                WHERE t.region_code = h.region_code AND p.role = h.told_role AND p.person_id = h.leader
                  AND t.from_on <= h.today AND (t.until_on IS NULL OR t.until_on > h.today)
                  AND p.from_on <= h.today AND (p.until_on IS NULL OR p.until_on > h.today))),
        told AS (
            INSERT INTO notice (clock_id, rung, topic, case_id, office_id, role, person_id)
            SELECT h.clock_id, h.rung, h.topic, h.case_id, a.office_id, a.role, a.person_id
            FROM heard h JOIN claimed USING (clock_id, rung)
            CROSS JOIN LATERAL (
                SELECT NULL::uuid AS office_id, NULL::text AS role, h.leader AS person_id
                WHERE EXISTS (SELECT FROM led WHERE led.clock_id = h.clock_id AND led.rung = h.rung)
                UNION ALL
                SELECT DISTINCT p.office_id, p.role, NULL::uuid
                FROM office_territory t JOIN post p ON p.office_id = t.office_id
                WHERE NOT EXISTS (SELECT FROM led WHERE led.clock_id = h.clock_id AND led.rung = h.rung)
                  AND t.region_code = h.region_code AND p.role = h.told_role
                  AND t.from_on <= h.today AND (t.until_on IS NULL OR t.until_on > h.today)
                  AND p.from_on <= h.today AND (p.until_on IS NULL OR p.until_on > h.today)) a
            WHERE h.told_role IS NOT NULL
            RETURNING clock_id)
        """

    /// Claims the next rungs that are reached. A clock that an act holds is left for the next look: the act may end it.
    private static func fire(_ cutoffs: [Cutoff]) -> SQL {
        """
        WITH \(ladder),
        cutoff AS (
            SELECT * FROM unnest(\(cutoffs.map(\.zone.identifier)), \(cutoffs.map(\.ladder.rawValue)),
                \(cutoffs.map(\.rung.rawValue)), \(cutoffs.map(\.today)), \(cutoffs.map(\.dueOn)))
                u (zone, ladder, rung, today, due_on)),
        reached AS (
            SELECT k.id AS clock_id, u.rung, k.case_id, c.region_code, c.responsible_id AS leader, u.ladder, g.place,
                   g.topic, u.today
            FROM case_clock k
            JOIN enforcement_case c ON c.id = k.case_id
            JOIN office o ON o.id = c.office_id
            JOIN cutoff u ON u.zone = o.zone AND u.ladder = \(ladderOfCase) AND k.due_on <= u.due_on
            JOIN rung g ON g.rung = u.rung
            WHERE k.ended_seq IS NULL AND k.suspended_on IS NULL AND k.kind = ANY (\(climbing))
              AND k.due_on <= \(cutoffs.map(\.dueOn).max() ?? .first)
              AND NOT EXISTS (SELECT FROM clock_rung x WHERE x.clock_id = k.id AND x.rung = u.rung)
            ORDER BY k.due_on, k.id LIMIT \(batch) FOR UPDATE OF k SKIP LOCKED),
        \(heard),
        claimed AS (
            INSERT INTO clock_rung (clock_id, rung, case_id, reached_on, passed_over, role, told_at)
            SELECT clock_id, rung, case_id, today, passed_over, told_role, CASE WHEN told_role IS NOT NULL THEN now() END
            FROM heard ON CONFLICT ON CONSTRAINT clock_rung_once DO NOTHING
            RETURNING clock_id, rung, role),
        \(notices)
        SELECT (SELECT count(*) FROM reached), (SELECT count(*) FROM claimed WHERE role IS NOT NULL)
        """
    }

    /// Tries rungs again that found nobody, as long as their clocks count.
    private func tellUnheard(_ tx: Transaction) async throws -> Int {
        let days = OfficeZone.allCases.map { (zone: $0.identifier, today: LocalDate.today(at: now, zone: $0)) }
        return try await tx.query(
            """
            WITH \(Self.ladder),
            day AS (SELECT * FROM unnest(\(days.map(\.zone)), \(days.map(\.today))) d (zone, today)),
            reached AS (
                SELECT x.clock_id, x.rung, x.case_id, c.region_code, c.responsible_id AS leader,
                       \(Self.ladderOfCase) AS ladder, g.place, g.topic, d.today
                FROM clock_rung x
                JOIN case_clock k ON k.id = x.clock_id
                JOIN enforcement_case c ON c.id = x.case_id
                JOIN office o ON o.id = c.office_id
                JOIN day d ON d.zone = o.zone
                JOIN rung g ON g.rung = x.rung
                WHERE x.told_at IS NULL AND k.ended_seq IS NULL AND k.suspended_on IS NULL
                ORDER BY x.clock_id, x.rung FOR UPDATE OF x SKIP LOCKED),
            \(Self.heard),
            claimed AS (
                UPDATE clock_rung x SET passed_over = h.passed_over, role = h.told_role, told_at = now()
                FROM heard h WHERE x.clock_id = h.clock_id AND x.rung = h.rung AND h.told_role IS NOT NULL
                RETURNING x.clock_id, x.rung),
            \(Self.notices)
            SELECT count(*) FROM claimed
            """
        ).single().column(0)
    }
}

extension EscalationRung {
    /// The topic of its notices.
    var topic: NoticeTopic { self == .reminder ? .deadlineReminder : .deadlineEscalation }
}

import API
import Domain
import Foundation
import Postgres

/// How a clock's due day came about, as it is stored with the clock.
struct ClockExplanation: Codable, Sendable {
    var summary: Wire.Words
    var steps: [Wire.Words]
}

extension Wire.Clock {
    /// What `init(_:today:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT k.id, k.case_id, k.kind, k.nature, k.starts_on, k.days, k.unit, k.due_on, k.unresolved_year, k.suspended_on, k.outcome,
               k.explanation, k.legal_basis, k.certainty, k.letter_id, k.until_on, k.rolls_forward, \(ClockCount.ledgerColumn),
               (SELECT coalesce(jsonb_agg(jsonb_build_object('seq', y.seq, 'kind', y.kind, 'occurred_on', y.occurred_on,
                    'days', y.days, 'legal_basis', y.legal_basis, 'due_on', y.due_on, 'unresolved_year', y.unresolved_year,
                    'person_id', p.id, 'person_name', p.name, 'person_login', p.login) ORDER BY y.seq), '[]')
                FROM clock_entry y LEFT JOIN person p ON p.id = y.entered_by
                WHERE y.case_id = k.case_id AND y.letter_id = k.letter_id AND y.clock_kind = k.kind
                  AND y.seq <= coalesce(k.ended_seq, y.seq)) AS lines,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('rung', r.rung, 'reached_on', r.reached_on, 'role', r.role,
                    'told_at', extract(epoch FROM r.told_at), 'passed_over', r.passed_over) ORDER BY r.claimed_at, r.rung), '[]')
                FROM clock_rung r WHERE r.clock_id = k.id) AS rungs
        FROM case_clock k
        """

    /// Reads a clock as it stands on a day.
    ///
    /// - Parameters:
    ///   - parameters: The switches with their sources.
    ///   - calendar: The table of holidays by which a clock that still counts is counted again.
    init(_ row: Row, today: LocalDate, _ parameters: Parameters, _ calendar: WorkingCalendar) throws {
        let kind: ClockKind = try row.code("kind")
        let due = try row.column("due_on", as: LocalDate?.self)
        let outcome = try row.column("outcome", as: String?.self)
        let isSuspended = try row.column("suspended_on", as: LocalDate?.self) != nil
        let status: (code: String, words: Words)
        switch (outcome, due) {
        case ("ended", _): status = ("met", Words(id: "Selesai", en: "Done"))
        case ("void", _): status = ("void", Words(id: "Batal", en: "Void"))
        case (.some, _): status = ("ended", Words(id: "Diganti", en: "Replaced"))
        case (nil, _) where isSuspended: status = ("suspended", Words(id: "Ditangguhkan", en: "Suspended"))
        case (nil, nil): status = ("unresolved", Words(id: "Menunggu kalender", en: "Awaits the calendar"))
        case (nil, let due?) where due < today: status = ("expired", Words(id: "Lewat", en: "Passed"))
        case (nil, _): status = ("running", Words(id: "Berjalan", en: "Running"))
        }
        let explanation: ClockExplanation = try row.json("explanation")
        self.init(
            id: try row.id("id"),
            caseId: try row.id("case_id"),
            kind: kind.rawValue,
            words: kind.words,
            nature: try row.column("nature", as: String.self),
            startsOn: try row.day("starts_on"),
            days: try row.column("days"),
            unit: try row.column("unit"),
            dueOn: due?.description,
            status: status.code,
            statusWords: status.words,
            explanation: explanation.summary,
            steps: explanation.steps,
            legalBasis: try row.column("legal_basis"),
            certainty: try row.column("certainty"),
            unresolvedYear: try row.column("unresolved_year"),
            letterId: try row.idOrNone("letter_id"),
            rollsForward: try row.column("rolls_forward"),
            rollBasis: try kind.rule.rollForward.flatMap {
                parameters.row($0, on: try row.column("starts_on"))?.basis.words
            },
            ledger: try row.json("lines", as: [Line].self).map(Wire.ClockEntry.init),
            recount: outcome == nil ? try ClockCount(row)?.recount(calendar, told: due) : nil,
            rungs: try row.json("rungs", as: [ClimbedRung].self).sorted { $0.order < $1.order }.map(Wire.ClockRung.init)
        )
    }
}

/// A line of the ledger as the database puts it together.
private struct Line: Decodable {
    let seq: Int
    let kind: ClockEntry.Kind
    let occurredOn: String
    let days: Int?
    let legalBasis: String
    let dueOn: String?
    let unresolvedYear: Int?
    let personId: UUID?
    let personName: String?
    let personLogin: String?
}

extension Wire.ClockEntry {
    fileprivate init(_ line: Line) {
        self.init(
            seq: line.seq,
            kind: line.kind.rawValue,
            words: line.kind.words,
            occurredOn: line.occurredOn,
            days: line.days,
            legalBasis: line.legalBasis,
            enteredBy: line.personId.flatMap { id in
                line.personName.map {
                    Wire.PersonRef(id: ID<Person>(id).text, name: $0, login: line.personLogin)
                }
            },
            dueOn: line.dueOn,
            unresolvedYear: line.unresolvedYear
        )
    }
}

extension ClockCount {
    /// What a calendar makes of this count, where it is another day than the one that was told. A clock that was told no
    /// day yet has nothing to compare.
    fileprivate func recount(_ calendar: WorkingCalendar, told: LocalDate?) -> Wire.ClockRecount? {
        guard let told, let counted = deadline(calendar), counted.due != .day(told) else { return nil }
        return Wire.ClockRecount(
            dueOn: counted.due.day?.description,
            unresolvedYear: counted.due.unresolvedYear,
            explanation: counted.summary,
            steps: counted.steps
        )
    }
}

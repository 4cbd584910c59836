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
               k.explanation, k.legal_basis, k.certainty, k.letter_id
        FROM case_clock k
        """

    /// Reads a clock as it stands on a day.
    init(_ row: Row, today: LocalDate) throws {
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
            letterId: try row.idOrNone("letter_id")
        )
    }
}

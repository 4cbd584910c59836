import API
import Domain
import Foundation
import Postgres

/// A case as an operation holds it: its row, and the facts on which the procedure decides.
struct CaseFile: Sendable {
    let id: CaseID
    let track: Track
    let procedureVersion: Int
    let version: Int
    let companyID: CompanyID
    let regionCode: RegionCode
    let officeID: UUID
    let zone: OfficeZone
    /// The field record, on the inspection track.
    let inspectionID: InspectionID?
    let facts: CaseFacts
    /// Letters by the act that made them.
    let letters: [Int: LetterID]
    /// Clocks by their place in `facts.clocks`.
    let clockIDs: [UUID]
    /// The version of the procedure that the case is pinned to.
    let rules: ProcedureRules
    /// The day whose law the case stays with; `nil` before its first act.
    let rulesOn: LocalDate?
    /// Every version there is.
    let procedures: ProcedureBook
    /// As the case reads them: staying with its rules day.
    let parameters: Parameters
    let calendar: WorkingCalendar

    /// Today where the case is worked.
    var today: LocalDate { LocalDate.today(at: Date(), zone: zone) }
}

extension CaseFile {
    /// The statements that `init(_:_:_:)` reads, in order.
    ///
    /// - Parameter locking: Holds the case's row until the transaction ends, so that what is decided stays true.
    static func statements(_ id: CaseID, locking: Bool) -> [SQL] {
        statements(id, of: "enforcement_case", locking ? "FOR UPDATE OF c" : "")
    }

    /// The same for a case that lies in a file that is closed to the reader: enough to say that nothing can be done.
    static func outline(_ id: CaseID) -> [SQL] { statements(id, of: "case_outline", "") }

    private static func statements(_ id: CaseID, of cases: SQL, _ lock: SQL) -> [SQL] {
        [
            """
            SELECT c.track, c.procedure_version, c.rules_on, c.state, c.version, c.last_act_on, c.company_id, c.region_code,
                   c.office_id, c.finding_kind,
                   f.kind AS company_kind, o.zone, i.id AS inspection_id,
                   EXISTS (SELECT FROM bpjs_report b WHERE b.company_id = c.company_id) AS is_reported
            FROM \(cases) c
            JOIN company f ON f.id = c.company_id
            JOIN office o ON o.id = c.office_id
            LEFT JOIN inspection i ON i.case_id = c.id
            WHERE c.id = \(id) \(lock)
            """,
            """
            SELECT seq, action, to_state, actor_id, occurred_on, details
            FROM case_event WHERE case_id = \(id) ORDER BY seq
            """,
            """
            SELECT l.id, l.ordinal, l.kind, l.issued_on, l.days,
                   (SELECT min(d.occurred_on) FROM letter_delivery d
                    WHERE d.letter_id = l.id AND d.case_id = l.case_id AND d.counts) AS received_on,
                   \(Wire.Letter.isVoid) AS is_void
            FROM letter_of_case l WHERE l.case_id = \(id) ORDER BY l.ordinal, l.id
            """,
            """
            SELECT k.id, k.kind, l.ordinal AS letter_seq, k.starts_on, k.days, k.unit, k.until_on, k.rolls_forward,
                   k.due_on, k.unresolved_year, k.suspended_on, k.outcome, \(ClockCount.ledgerColumn)
            FROM case_clock k LEFT JOIN letter_of_case l ON l.id = k.letter_id AND l.case_id = k.case_id
            WHERE k.case_id = \(id) AND k.outcome IS DISTINCT FROM 'superseded' ORDER BY k.started_seq, k.id
            """,
            """
            SELECT f.id, f.kind, f.status, f.seq FROM finding_seen f WHERE f.case_id = \(id) ORDER BY f.seq, f.id
            """,
            // The other track learns of the inspectors' visits only that they found the firm gone.
            """
            SELECT v.occurred_on, v.outcome, array_agg(a.person_id) AS visitors
            FROM visit v JOIN visit_author a ON a.visit_id = v.id
            WHERE v.case_id = \(id) GROUP BY v.id
            UNION ALL
            SELECT g.occurred_on, g.outcome, g.visitors
            FROM enforcement_case c CROSS JOIN LATERAL found_gone(c.company_id) g
            WHERE c.id = \(id) AND c.track = 'bpjs_sanction' AND g.occurred_on >= c.opened_on
            ORDER BY occurred_on
            """,
            """
            SELECT a.valid_from, a.valid_to, array_agg(i.person_id) AS inspectors
            FROM assignment_case c JOIN assignment a ON a.id = c.assignment_id
            JOIN assignment_inspector i ON i.assignment_id = a.id
            WHERE c.case_id = \(id) GROUP BY a.id ORDER BY a.valid_from
            """,
            """
            SELECT d.balance, d.was_with_law_enforcement, d.was_with_state_receivables,
                   EXISTS (SELECT FROM debt_item i WHERE i.debt_id = d.id AND i.kind = 'arrears') AS holds_contributions,
                   EXISTS (SELECT FROM debt_item i WHERE i.debt_id = d.id AND i.kind = 'arrears'
                       AND i.programme = 'JHT') AS holds_jht
            FROM debt_case x JOIN debt d ON d.id = x.debt_id WHERE x.case_id = \(id) ORDER BY d.id
            """,
            "SELECT imposed, balance FROM case_fine(\(id))",
            "SELECT requested_seq, answered_seq, authority, service, status, is_own FROM case_denials(\(id))",
            "SELECT DISTINCT seq FROM case_debt_act WHERE case_id = \(id)",
        ]
    }
}

import API
import Domain
import Foundation
import Postgres

extension Wire.ServiceDenial {
    /// What `init(_:)` reads; conditions and order follow. It tells what the authority needs to decide (whose fine is
    /// unpaid, whether the duty is done) and nothing else of the file.
    static let select: SQL = """
        SELECT d.case_id, d.requested_seq, d.company_id, f.legal_name AS company_name, d.region_code, d.authority, d.service,
               d.status, d.requested_on, d.outcome, d.answered_on, d.ending, d.ended_on, c.version, c.finding_kind,
               r.number AS request_number, a.number AS answer_number, n.number AS ending_number, e.reason AS answer_reason,
               (SELECT k.due_on FROM case_clock k
                WHERE k.letter_id = r.id AND k.kind = 'service_denial_answer') AS answer_due_on,
               w.number AS fine_number, w.received_on AS fine_received_on, m.imposed, m.balance,
               NOT EXISTS (SELECT FROM finding_seen g WHERE g.case_id = d.case_id AND g.status = 'open') AS is_duty_done
        FROM service_denial d
        JOIN enforcement_case c ON c.id = d.case_id
        JOIN company f ON f.id = d.company_id
        LEFT JOIN letter r ON r.case_id = d.case_id AND r.ordinal = d.requested_seq
        LEFT JOIN letter a ON a.case_id = d.case_id AND a.ordinal = d.answered_seq
        LEFT JOIN letter n ON n.case_id = d.case_id AND n.ordinal = d.ended_seq
        LEFT JOIN case_event e ON e.case_id = d.case_id AND e.seq = d.answered_seq AND d.outcome <> 'granted'
        LEFT JOIN LATERAL case_fine(d.case_id) m ON true
        LEFT JOIN LATERAL (
            SELECT l.number, (SELECT min(v.occurred_on) FROM letter_delivery v
                              WHERE v.letter_id = l.id AND v.counts) AS received_on
            FROM letter l WHERE l.case_id = d.case_id AND l.kind = 'fine_decision'
            ORDER BY l.ordinal DESC LIMIT 1) w ON true
        """

    /// Reads a denial.
    init(_ row: Row) throws {
        let service: PublicService = try row.code("service")
        let status: DenialFact.Status = try row.code("status")
        let kind: FindingKind = try row.code("finding_kind")
        let outcome = try row.column("outcome", as: String?.self).flatMap(DenialFact.Outcome.init)
        self.init(
            caseId: try row.id("case_id"),
            requestedSeq: try row.column("requested_seq"),
            caseVersion: try row.column("version"),
            company: try row.company(),
            findingKind: kind.rawValue,
            findingWords: kind.words,
            dutyDone: try row.column("is_duty_done"),
            fine: try Wire.ServiceDenialFine(row),
            authority: try row.column("authority"),
            service: service.rawValue,
            serviceWords: service.words,
            status: status.rawValue,
            statusWords: status.words,
            requestedOn: try row.day("requested_on"),
            requestNumber: try row.column("request_number"),
            answerDueOn: try row.dayOrNone("answer_due_on"),
            outcome: outcome?.rawValue,
            outcomeWords: outcome?.words,
            answeredOn: try row.dayOrNone("answered_on"),
            answerNumber: try row.column("answer_number"),
            answerReason: try row.column("answer_reason"),
            ending: try row.column("ending"),
            endedOn: try row.dayOrNone("ended_on"),
            endingNumber: try row.column("ending_number")
        )
    }
}

extension Wire.ServiceDenialFine {
    /// Reads the fine; `nil` where none is booked.
    fileprivate init?(_ row: Row) throws {
        guard let imposed = try row.column("imposed", as: Int64?.self) else { return nil }
        self.init(
            number: try row.column("fine_number"),
            receivedOn: try row.dayOrNone("fine_received_on"),
            imposed: imposed,
            balance: try row.column("balance")
        )
    }
}

import Domain
import Foundation
import Postgres

/// Carries what an act of one track tells the other, in the act's transaction.
///
/// The database takes a message only with its act, and only to a case of the same firm on the other track.
struct CaseMail {
    let file: CaseFile
    let taken: Casework.Taken
    let act: Casework.Act

    /// Sends what the act tells, if it tells anything.
    func send(_ tx: Transaction) async throws {
        guard let kind = MessageKind(of: act.action) else { return }
        let text = act.letterText ?? act.details.result ?? act.details.reason
        switch kind {
        case .notice: try await post(kind, text, to: try await named(tx, or: open), tx)
        case .recommendation: try await post(kind, text, to: [], tx)
        case .report: try await post(kind, text, to: [try await land(tx)], tx)
        case .reply: try await post(kind, text, to: try await reported(tx), tx)
        case .copyRequest: try await post(kind, text, to: try await named(tx, or: latest), tx)
        case .copy:
            // A copy for somebody else than BPJS is none of BPJS' business.
            let asking = try await unanswered(.copyRequest, by: .copy, tx)
            if !asking.isEmpty { try await post(kind, text, to: asking, tx) }
        case .jointVisit: return
        }
    }

    /// Tells BPJS of a visit on which its people took part: the day and the outcome, and nothing of what was seen.
    func tellOfJointVisit(_ outcome: VisitOutcome, _ tx: Transaction) async throws {
        try await post(.jointVisit, outcome.words.id, to: try await open(tx), tx)
    }

    /// Without a case the other side as such is told.
    private func post(_ kind: MessageKind, _ text: String?, to cases: [CaseID], _ tx: Transaction) async throws {
        let receivers: [CaseID?] = cases.isEmpty ? [nil] : cases
        _ = try await tx.pipeline(
            receivers.map { receiver in
                """
                INSERT INTO case_message (id, from_case, from_seq, kind, to_case, body, from_track, sent_on)
                VALUES (\(UUIDv7.new()), \(file.id), \(taken.seq), \(kind.rawValue), \(receiver), \(text),
                    \(file.track.rawValue), \(act.occurredOn))
                """
            }
        )
    }

    /// The case that the act names; where it names none, those that are meant without saying.
    private func named(
        _ tx: Transaction,
        or meant: (Transaction) async throws -> [CaseID]
    ) async throws -> [CaseID] {
        guard let id = act.details.linkedCase else { return try await meant(tx) }
        let rows = try await tx.query(
            """
            SELECT FROM case_seen WHERE id = \(id) AND company_id = \(file.companyID) AND track <> \(file.track.rawValue)
            """
        )
        guard !rows.isEmpty else { throw Problem.messageGoesAcross }
        return [id]
    }

    private func open(_ tx: Transaction) async throws -> [CaseID] {
        try await tx.query(
            """
            SELECT id FROM case_seen WHERE company_id = \(file.companyID) AND track <> \(file.track.rawValue)
              AND closed_on IS NULL AND version > 0 ORDER BY created_at, id
            """
        ).map { try $0.column(0) }
    }

    /// The open case, or else the one that ended last.
    private func latest(_ tx: Transaction) async throws -> [CaseID] {
        try await tx.query(
            """
            SELECT id FROM case_seen WHERE company_id = \(file.companyID) AND track <> \(file.track.rawValue)
              AND version > 0 ORDER BY closed_on DESC NULLS FIRST, created_at DESC, id DESC LIMIT 1
            """
        ).map { try $0.column(0) }
    }

    /// The inspection case that the report joins, or that it opens.
    private func land(_ tx: Transaction) async throws -> CaseID {
        try await tx.query(
            """
            SELECT told FROM land_bpjs_report(\(file.id), \(taken.seq)::integer, \(UUIDv7.new()), \(UUIDv7.new()),
                \(UUIDv7.new()), \(ProcedureVersion.current(.inspection).number)::integer)
            """
        ).single().column(0)
    }

    /// The cases whose reports this answers: those that no answer has reached yet, or else every one that reported.
    private func reported(_ tx: Transaction) async throws -> [CaseID] {
        let waiting = try await unanswered(.report, by: .reply, tx)
        guard waiting.isEmpty else { return waiting }
        return try await tx.query(
            "SELECT DISTINCT case_id FROM bpjs_report WHERE company_id = \(file.companyID) ORDER BY case_id"
        ).map { try $0.column(0) }
    }

    private func unanswered(_ kind: MessageKind, by answer: MessageKind, _ tx: Transaction) async throws -> [CaseID] {
        try await tx.query(
            """
            SELECT DISTINCT m.from_case FROM case_message m
            WHERE m.to_case = \(file.id) AND m.kind = \(kind.rawValue) AND NOT EXISTS (
                SELECT FROM case_message r WHERE r.from_case = \(file.id) AND r.kind = \(answer.rawValue)
                  AND r.to_case = m.from_case AND r.sent_at > m.sent_at)
            ORDER BY m.from_case
            """
        ).map { try $0.column(0) }
    }
}

extension Problem {
    /// A message to a case that is not the firm's, or is of the sender's own track.
    static let messageGoesAcross = Problem.invalid(
        "details.linked_case",
        "not_the_other_track",
        id: "Pesan hanya ditujukan ke kasus jalur lain atas perusahaan yang sama, di wilayah Anda.",
        en: "A message goes to the other track's case of the same firm, in your territory."
    )
}

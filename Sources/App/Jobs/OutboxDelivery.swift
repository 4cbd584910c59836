import Domain
import Foundation
import Postgres

/// Makes one entry of the outbox into notices for whom it concerns, in the transaction of its job.
struct OutboxDelivery {
    /// The number of the entry.
    let entry: Int64

    /// Writes the notices and that they were written. An entry that was delivered before stays as it is.
    func deliver(_ tx: Transaction) async throws {
        let found = try await tx.query(
            """
            SELECT o.topic, o.case_id, o.seq, e.from_state, e.to_state, c.track, c.region_code, c.responsible_id
            FROM outbox o
            JOIN case_event e ON e.case_id = o.case_id AND e.seq = o.seq
            JOIN enforcement_case c ON c.id = o.case_id
            WHERE o.id = \(entry)
            """
        ).singleOrNone()
        guard let found else { throw JobFailure.entryMissing }
        try await deliver(OutboxEntry(row: found), tx)
    }

    /// Whether the office `o` is the one that a request, or its withdrawal, concerns; every one where none is named.
    private static func isAsked(_ outbox: OutboxEntry) -> SQL {
        let meant: SQL = """
            FROM service_denial d WHERE d.case_id = \(outbox.caseID) AND \(outbox.seq) IN (d.requested_seq, d.answered_seq)
            """
        return """
            (NOT EXISTS (SELECT \(meant)) OR EXISTS (SELECT \(meant) AND (d.office_id IS NULL OR d.office_id = o.id)))
            """
    }

    private func deliver(_ outbox: OutboxEntry, _ tx: Transaction) async throws {
        let roles = outbox.addressees.compactMap(\.role)
        let person = outbox.addressees.contains(.responsible) ? outbox.responsibleID : nil
        try await tx.execute(
            """
            WITH wanted AS (
                SELECT * FROM unnest(\(roles.map(\.rawValue)), \(roles.map(\.officeKind))) AS w (role, kind)),
            told AS (
                INSERT INTO notice (outbox_id, topic, case_id, office_id, role, person_id)
                SELECT \(entry), \(outbox.effect.rawValue), \(outbox.caseID), a.office_id, a.role, a.person_id
                FROM (
                    SELECT DISTINCT o.id AS office_id, w.role, NULL::uuid AS person_id
                    FROM wanted w
                    JOIN office_territory t ON t.region_code = \(outbox.region)
                    JOIN office o ON o.id = t.office_id
                    WHERE t.from_on <= today(o.zone) AND (t.until_on IS NULL OR t.until_on > today(o.zone))
                      AND (o.kind = w.kind OR EXISTS (
                        SELECT FROM post p WHERE p.office_id = o.id AND p.role = w.role
                          AND p.from_on <= today(o.zone) AND (p.until_on IS NULL OR p.until_on > today(o.zone))))
                      AND (w.role <> 'licensing_officer' OR \(Self.isAsked(outbox)))
                    UNION ALL SELECT NULL, NULL, p FROM (SELECT \(person) AS p) one WHERE p IS NOT NULL) a
                ON CONFLICT ON CONSTRAINT notice_once DO NOTHING
                RETURNING outbox_id)
            INSERT INTO outbox_delivery (outbox_id, notices) SELECT \(entry), count(*) FROM told
            ON CONFLICT ON CONSTRAINT outbox_delivery_once DO NOTHING
            """
        )
    }
}

/// An entry of the outbox with what decides whom it concerns.
private struct OutboxEntry {
    let effect: Effect
    let caseID: CaseID
    let seq: Int
    let region: RegionCode
    let responsibleID: UUID?
    let addressees: [Addressee]

    init(row: Row) throws {
        guard let effect = Effect(rawValue: try row.column("topic")),
            let track = Track(rawValue: try row.column("track")),
            let after = CaseState(try row.column("to_state"), on: track)
        else { throw JobFailure.unknownCode }
        // The opening act comes from no state.
        let before = CaseState(try row.column("from_state"), on: track)
        self.effect = effect
        caseID = try row.column("case_id")
        seq = try row.column("seq")
        region = try row.column("region_code")
        responsibleID = try row.column("responsible_id")
        addressees = effect.addressees(
            on: track,
            fileIsClosed: after.isCriminal || before?.isCriminal == true
        )
    }
}

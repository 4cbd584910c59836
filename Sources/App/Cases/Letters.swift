import API
import Domain
import Foundation
import Postgres

extension Wire.Delivery {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT d.id, d.case_id, d.letter_id, d.kind, d.occurred_on, e.recorded_at, d.received_by, d.witnesses,
               d.proof_reference, d.counts, e.note,
               \(CitedEvidence.column(of: "d")), p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM letter_delivery d
        JOIN case_event e ON e.case_id = d.case_id AND e.seq = d.seq
        LEFT JOIN person p ON p.id = e.actor_id
        """

    /// Reads a delivery.
    init(_ row: Row) throws {
        let kind: DeliveryKind = try row.code("kind")
        self.init(
            id: try row.id("id"),
            caseId: try row.id("case_id"),
            letterId: try row.id("letter_id"),
            kind: kind.rawValue,
            words: kind.words,
            occurredOn: try row.day("occurred_on"),
            recordedAt: try row.time("recorded_at"),
            receivedBy: try row.column("received_by"),
            witnesses: try row.column("witnesses", as: [String].self),
            proofReference: try row.column("proof_reference"),
            recordedBy: try row.person("person"),
            startsClock: try row.column("counts"),
            note: try row.column("note"),
            evidence: try row.evidence("evidence")
        )
    }
}

extension Wire.Letter {
    /// The letters of cases, in the order of issue, with who drafted, checked and issued them. Those of a closed file
    /// only for those to whom it is open.
    ///
    /// - Parameter cases: Of which cases: an identity, or `ANY` of an array of them.
    static func select(of cases: SQL, for reader: Actor) -> SQL {
        let shown: SQL = ClosedFiles.areOpen(to: reader) ? "true" : "NOT \(ClosedFiles.holdAct)"
        return "\(select) WHERE l.case_id = \(cases) AND \(shown) ORDER BY l.case_id, l.seq, l.id"
    }

    /// Whether a row `l` of `letter_of_case` binds in its case no more.
    static let isVoid: SQL = """
        (EXISTS (SELECT FROM letter_void v WHERE v.letter_id = l.id)
         OR EXISTS (SELECT FROM order_end x WHERE x.letter_id = l.id AND x.case_id = l.case_id))
        """

    /// What `init(_:deliveries:)` reads; conditions and order follow. A letter over several cases stands there once for each
    /// that the reader sees.
    static let select: SQL = """
        SELECT l.id, l.case_id, l.seq, l.ordinal, l.kind, l.number, l.issued_on, \(isVoid) AS is_void,
               i.id AS issuer_id, i.name AS issuer_name, i.login AS issuer_login,
               d.id AS drafter_id, coalesce(made.name, d.name) AS drafter_name, d.login AS drafter_login,
               k.id AS checker_id, coalesce(checked.name, k.name) AS checker_name, k.login AS checker_login
        FROM letter_of_case l
        JOIN case_event e ON e.case_id = l.case_id AND e.seq = l.seq
        LEFT JOIN person i ON i.id = e.actor_id
        LEFT JOIN LATERAL (SELECT x.actor_id FROM case_event x WHERE x.case_id = l.case_id AND x.seq < l.seq
            AND x.action = 'draft_' || l.kind ORDER BY x.seq DESC LIMIT 1) draft ON true
        LEFT JOIN letter_hand made ON made.letter_id = l.id AND made.hand = 'made'
        LEFT JOIN letter_hand checked ON checked.letter_id = l.id AND checked.hand = 'checked'
        LEFT JOIN person d ON d.id = coalesce(made.person_id, draft.actor_id)
        LEFT JOIN LATERAL (SELECT x.actor_id FROM case_event x WHERE x.case_id = l.case_id AND x.seq < l.seq
            AND x.action = 'check_' || l.kind ORDER BY x.seq DESC LIMIT 1) check_act ON true
        LEFT JOIN person k ON k.id = coalesce(checked.person_id, check_act.actor_id)
        """

    /// Reads a letter.
    init(_ row: Row, deliveries: [Wire.Delivery]) throws {
        let kind: LetterKind = try row.code("kind")
        let id = try row.id("id")
        let own = deliveries.filter { $0.letterId == id }
        let received = own.filter(\.startsClock).map(\.occurredOn).min()
        let status: (String, Words) =
            if try row.column("is_void", as: Bool.self) {
                ("void", Words(id: "Tidak berlaku", en: "Void"))
            } else if received != nil {
                ("received", Words(id: "Diterima", en: "Received"))
            } else if !own.isEmpty {
                ("returned", Words(id: "Kembali", en: "Returned"))
            } else {
                ("issued", Words(id: "Terbit", en: "Issued"))
            }
        self.init(
            id: id,
            kind: kind.rawValue,
            words: kind.words,
            number: try row.column("number", as: String?.self),
            status: status.0,
            statusWords: status.1,
            draftedBy: try row.person("drafter"),
            checkedBy: try row.person("checker"),
            issuedBy: try row.person("issuer"),
            issuedOn: try row.dayOrNone("issued_on"),
            receivedOn: received,
            deliveries: own
        )
    }
}

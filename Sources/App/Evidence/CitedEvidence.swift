import API
import Domain
import Postgres

/// The evidence that an act rests on. It lies in the vault before the act is recorded; what the act's author may not see,
/// and what belongs to another case, is not cited. The database holds to the same (`act_evidence`).
enum CitedEvidence {
    /// The identities as a request names them.
    static func ids(_ named: [String]?, field: String = "evidence_ids") throws -> [EvidenceID] {
        try (named ?? []).enumerated().map { try EvidenceID(field: "\(field)[\($0)]", $1) }
    }

    /// Those of a step, and of the findings that succeed others in it: they are parts of one act.
    static func ids(_ request: Wire.StepRequest) throws -> [EvidenceID] {
        var all = try ids(request.evidenceIds)
        for (index, outcome) in (request.details?.findings ?? []).enumerated() {
            all += try ids(outcome.successor?.evidenceIds, field: "details.findings[\(index)].successor.evidence_ids")
        }
        return all
    }

    /// Refuses what the case has not, or what the actor may not know of. Asked before the act: it may close the file.
    static func check(_ ids: [EvidenceID], of caseID: CaseID, _ tx: Transaction) async throws {
        guard !ids.isEmpty else { return }
        let rows = try await tx.query("SELECT id FROM evidence WHERE case_id = \(caseID) AND id = ANY (\(ids))")
        let known = Set(try rows.map { try $0.column(0, as: EvidenceID.self) })
        let unknown = ids.indices.filter { !known.contains(ids[$0]) }
        guard unknown.isEmpty else {
            throw Problem.invalid(unknown.map { .unknownEvidence("evidence_ids[\($0)]") })
        }
    }

    /// Records what an act cites, with it.
    static func cite(_ ids: [EvidenceID], by taken: Casework.Taken, _ tx: Transaction) async throws {
        guard !ids.isEmpty else { return }
        _ = try await tx.execute(
            """
            INSERT INTO act_evidence (case_id, seq, evidence_id)
            SELECT \(taken.caseID), \(taken.seq), id FROM unnest(\(Array(Set(ids)))) AS e (id)
            """
        )
    }

    /// The column `evidence` of a query whose `table` has `case_id` and `seq`: what the act cites, as
    /// ``Row/evidence(_:)`` reads it.
    static func column(of table: String) -> SQL {
        """
        (SELECT json_agg(json_build_object('id', ev.id, 'kind', ev.kind, 'title', ev.title) ORDER BY ev.received_at, ev.id)
         FROM act_evidence ae JOIN evidence ev ON ev.id = ae.evidence_id
         WHERE ae.case_id = \(identifier: table).case_id AND ae.seq = \(identifier: table).seq) AS evidence
        """
    }

    /// The column `evidence` of a query over letters: the scans and receipts that were brought as the letter's own.
    static func column(ofLetter table: String) -> SQL {
        """
        (SELECT json_agg(json_build_object('id', ev.id, 'kind', ev.kind, 'title', ev.title) ORDER BY ev.received_at, ev.id)
         FROM evidence ev
         WHERE ev.case_id = \(identifier: table).case_id AND ev.letter_id = \(identifier: table).id) AS evidence
        """
    }

    /// The acts that cite a piece; what was done inside a closed file only for those to whom it is open.
    static func acts(citing id: EvidenceID, shownTo reader: Actor) -> SQL {
        let shown: SQL = ClosedFiles.areOpen(to: reader) ? "true" : "NOT \(ClosedFiles.holdAct)"
        return """
            SELECT e.seq, e.procedure, e.action, e.occurred_on,
                   p.id AS person_id, p.name AS person_name, p.login AS person_login
            FROM act_evidence ae
            JOIN case_event e ON e.case_id = ae.case_id AND e.seq = ae.seq
            LEFT JOIN person p ON p.id = e.actor_id
            WHERE ae.evidence_id = \(id) AND \(shown) ORDER BY e.seq LIMIT 1000
            """
    }
}

extension Row {
    /// The evidence of a column that ``CitedEvidence/column(of:)`` made; `nil` where nothing is cited.
    func evidence(_ name: String) throws -> [Wire.EvidenceRef]? {
        struct Piece: Decodable {
            let id: EvidenceID
            let kind: EvidenceKind
            let title: String
        }
        guard try column(name, as: RawJSON?.self) != nil else { return nil }
        return try json(name, as: [Piece].self).map {
            Wire.EvidenceRef(id: $0.id.text, kind: $0.kind.rawValue, words: $0.kind.words, title: $0.title)
        }
    }
}

extension Wire.CitingAct {
    /// Reads an act that cites a piece.
    init(_ row: Row) throws {
        let code: String = try row.column("action")
        self.init(
            seq: try row.column("seq"),
            action: code,
            words: CaseAction(code, on: try row.code("procedure"))?.words ?? Words(id: code, en: code),
            occurredOn: try row.day("occurred_on"),
            actor: try row.person("person")
        )
    }
}

extension Problem.FieldError {
    /// Evidence that the case has not, or none that the sender may know of.
    static func unknownEvidence(_ field: String) -> Self {
        .init(
            field: field,
            code: "unknown_evidence",
            detail: Words(id: "Tidak ada bukti itu pada kasus ini.", en: "This case has no such evidence."),
            remedy: Words(
                id: "Unggah dahulu (`patuh evidence add`), lalu sebutkan id-nya; lihat `patuh evidence list`.",
                en: "Upload it first (`patuh evidence add`), then name its id; see `patuh evidence list`."
            )
        )
    }
}

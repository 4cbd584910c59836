import API
import Domain
import Foundation
import Postgres

/// What a request says that a paper has to do with a case.
struct IncomingLinks: Sendable {
    let caseID: CaseID
    let answersLetter: LetterID?
    let answersSeq: Int?
    let causedSeq: Int?
    let evidence: [EvidenceID]

    /// Reads the fields; the case comes from the request or its path.
    init(
        caseID: CaseID,
        answersLetter: String?,
        answersSeq: Int?,
        causedSeq: Int?,
        evidence: [String]?
    ) throws {
        self.caseID = caseID
        self.answersLetter = try answersLetter.map { try LetterID(field: "answers_letter_id", $0) }
        self.answersSeq = answersSeq
        self.causedSeq = causedSeq
        self.evidence = try (evidence ?? []).enumerated().map {
            try EvidenceID(field: "evidence_ids[\($0)]", $1)
        }
    }

    /// Refuses what the sender may not know of: foreign keys would say yes to it.
    func check(_ call: Call, _ tx: Transaction) async throws {
        let open: SQL = ClosedFiles.areOpen(to: call.actor) ? "true" : "NOT \(ClosedFiles.holdAct)"
        let seqs = [answersSeq, causedSeq].compactMap { $0 }
        var statements: [SQL] = [
            """
            SELECT FROM enforcement_case c WHERE c.id = \(caseID) AND c.version > 0
                AND \(ClosedFiles.showsCase(to: call.actor))
            """,
            "SELECT e.seq FROM case_event e WHERE e.case_id = \(caseID) AND e.seq = ANY (\(seqs)) AND \(open)",
            "SELECT id FROM evidence WHERE case_id = \(caseID) AND id = ANY (\(evidence))",
        ]
        if let answersLetter {
            statements.append("SELECT FROM letter_of_case WHERE id = \(answersLetter) AND case_id = \(caseID)")
            statements += LetterRoutes.openLetter(answersLetter, for: call.actor)
        }
        let results = Array(try await tx.pipeline(statements))
        guard !results[0].isEmpty else {
            throw Problem.unknownCase("case_id")
        }
        let known = Set(try results[1].map { try $0.column(0, as: Int.self) })
        for (field, seq) in [("answers_seq", answersSeq), ("caused_seq", causedSeq)] {
            guard let seq, !known.contains(seq) else { continue }
            throw Self.unknown(field, "unknown_step", id: "tindakan itu pada kasus ini", en: "act of this case")
        }
        let files = Set(try results[2].map { try $0.column(0, as: EvidenceID.self) })
        if let index = evidence.firstIndex(where: { !files.contains($0) }) {
            let field = "evidence_ids[\(index)]"
            throw Self.unknown(field, "unknown_evidence", id: "bukti itu pada kasus ini", en: "evidence of this case")
        }
        guard answersLetter == nil || results[3...].allSatisfy({ !$0.isEmpty }) else {
            throw Self.unknown(
                "answers_letter_id",
                "unknown_letter",
                id: "surat itu pada kasus ini",
                en: "letter of this case"
            )
        }
    }

    /// The rows that make the links.
    func statements(_ paper: IncomingLetterID) -> [SQL] {
        var links: [(relation: IncomingRelation, letter: LetterID?, seq: Int?)] = []
        if let answersLetter { links.append((.answersLetter, answersLetter, nil)) }
        if let answersSeq { links.append((.answersStep, nil, answersSeq)) }
        if let causedSeq { links.append((.causedStep, nil, causedSeq)) }
        if links.isEmpty { links.append((.filed, nil, nil)) }
        return links.map { link in
            """
            INSERT INTO incoming_link (id, incoming_id, case_id, relation, letter_id, seq)
            VALUES (\(UUIDv7.new()), \(paper), \(caseID), \(link.relation.rawValue), \(link.letter), \(link.seq))
            ON CONFLICT ON CONSTRAINT incoming_link_once DO NOTHING
            """
        } + [
            """
            INSERT INTO incoming_evidence (incoming_id, evidence_id, case_id)
            SELECT \(paper), x, \(caseID) FROM unnest(\(evidence)) AS x ON CONFLICT DO NOTHING
            """
        ]
    }

    private static func unknown(_ field: String, _ code: String, id: String, en: String) -> Problem {
        .invalid(field, code, id: "Tidak ada \(id).", en: "There is no such \(en).")
    }
}

import API
import Domain
import Foundation
import Postgres

extension Wire.Finding {
    /// What `init(indication:_:)` reads: what a sanction case is about while no examination has found anything. Its
    /// identity is the case's. Only the side that works the case reads how it was judged, so only that side reads it.
    static func indication(_ id: CaseID) -> SQL {
        """
        SELECT c.id, c.finding_kind, c.workers_affected, c.opened_on, c.created_at, (
                SELECT f ->> 'outcome' FROM case_event e, jsonb_array_elements(e.details -> 'findings') f
                WHERE e.case_id = c.id AND f ->> 'id' = c.id::text ORDER BY e.seq DESC LIMIT 1) AS outcome
        FROM enforcement_case c
        WHERE c.id = \(id) AND c.finding_kind IS NOT NULL
          AND NOT EXISTS (SELECT FROM finding_seen f WHERE f.case_id = c.id)
          AND EXISTS (SELECT FROM case_event e WHERE e.case_id = c.id)
        """
    }

    /// Reads an indication.
    init(indication row: Row, _ language: Language) throws {
        let kind: FindingKind = try row.code("finding_kind")
        let judged = try row.column("outcome", as: String?.self).flatMap(VerificationResult.init(rawValue:))
        let status = judged.flatMap(FindingStatus.init(after:)) ?? .open
        self.init(
            id: try row.id("id"),
            caseId: try row.id("id"),
            kind: kind.rawValue,
            words: kind.words,
            facts: Words(id: "Indikasi – belum diperiksa.", en: "Indication – not examined.")[language],
            workersAffected: try row.column("workers_affected"),
            basis: "indication",
            status: status.rawValue,
            statusWords: status.words,
            occurredOn: try row.day("opened_on"),
            recordedAt: try row.time("created_at")
        )
    }
}

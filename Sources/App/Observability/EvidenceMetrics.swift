import Postgres

/// How many pieces of evidence were found altered or missing when they were looked at last.
struct EvidenceMetrics: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool

    /// Counts, by the latest entry of each chain of custody that says how a file was found.
    static let damaged: SQL = """
        SELECT count(*) FILTER (WHERE event = 'found_altered') AS altered,
               count(*) FILTER (WHERE event = 'found_missing') AS missing
        FROM (SELECT DISTINCT ON (evidence_id) event FROM patuh.evidence_custody WHERE event LIKE 'found_%'
              ORDER BY evidence_id, number DESC) latest
        """

    /// The counts as a scrape shows them.
    func families() async throws -> [MetricFamily] {
        let (altered, missing): (Int, Int) = try await pool.query(Self.damaged).single().decode()
        return [
            .gauges(
                "patuh_evidence_damaged",
                "Pieces of evidence whose file was found altered or missing when it was looked at last.",
                [
                    .init(["condition": "altered"], Double(altered)),
                    .init(["condition": "missing"], Double(missing)),
                ]
            )
        ]
    }
}

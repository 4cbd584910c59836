import Domain
import Postgres

extension Operator {
    /// Counts the systems of BPJS that are called, those that do not answer, and those that were never called: of these
    /// nobody knows whether they answer.
    func examineWebhooks(_ pool: Pool, _ report: inout ExaminationReport) async throws {
        let (all, untried, failing, givenUp): (Int, Int, Int, Int) = try await pool.query(
            """
            SELECT count(*),
                   count(*) FILTER (WHERE failures = 0 AND dead_at IS NULL
                       AND NOT EXISTS (SELECT FROM webhook_call c WHERE c.webhook_id = w.id)),
                   count(*) FILTER (WHERE failures > 0 AND dead_at IS NULL), count(*) FILTER (WHERE dead_at IS NOT NULL)
            FROM webhook w WHERE removed_at IS NULL
            """
        ).single().decode()
        guard all > 0 else {
            return report.add(
                .good,
                .webhooks,
                id: "tidak ada sistem lain yang dipanggil",
                en: "no other system is called"
            )
        }
        let answering = all - untried - failing - givenUp
        let counts: [(Int, Words)] = [
            (answering, Words(id: "menjawab", en: "answering")),
            (untried, Words(id: "belum pernah dipanggil", en: "never called yet")),
            (failing, Words(id: "tidak menjawab", en: "not answering")),
            (givenUp, Words(id: "tidak dipanggil lagi", en: "called no more")),
        ]
        func told(_ language: Language) -> String {
            counts.filter { $0.0 > 0 }.map { "\($0.1[language]): \($0.0)" }.joined(separator: "; ")
        }
        let isWell = failing + givenUp == 0
        report.add(
            isWell ? .good : .hint,
            .webhooks,
            id: "sistem lain: \(all); " + told(.id),
            en: "other systems: \(all); " + told(.en),
            remedy: isWell
                ? nil
                : Words(
                    id:
                        "patuh webhooks calls ID menyebut sebabnya; yang tidak dipanggil lagi dihapus lalu ditambah baru",
                    en: "patuh webhooks calls ID says why; remove one that is called no more and add it anew"
                )
        )
    }
}

import Domain
import Postgres

extension Operator {
    /// Counts the systems of BPJS that are called, and those that do not answer.
    func examineWebhooks(_ pool: Pool, _ report: inout ExaminationReport) async throws {
        let (all, failing, givenUp): (Int, Int, Int) = try await pool.query(
            """
            SELECT count(*), count(*) FILTER (WHERE failures > 0 AND dead_at IS NULL),
                   count(*) FILTER (WHERE dead_at IS NOT NULL)
            FROM webhook WHERE removed_at IS NULL
            """
        ).single().decode()
        let isWell = failing + givenUp == 0
        report.add(
            isWell ? .good : .hint,
            .webhooks,
            id: all == 0
                ? "tidak ada sistem lain yang dipanggil"
                : isWell
                    ? "sistem lain yang dipanggil: \(all), semuanya menjawab"
                    : "sistem lain: \(all); tidak menjawab: \(failing); tidak dipanggil lagi: \(givenUp)",
            en: all == 0
                ? "no other system is called"
                : isWell
                    ? "other systems that are called: \(all), and all answer"
                    : "other systems: \(all); not answering: \(failing); called no more: \(givenUp)",
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

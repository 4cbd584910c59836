import Domain
import Foundation
import Postgres

extension Operator {
    /// Looks whether the trail is sealed as it comes, and whether what is signed leaves the machine.
    func examineTrail(_ pool: Pool, _ report: inout ExaminationReport) async throws {
        let (waiting, signed, left): (Int, Date?, Int) = try await pool.query(
            """
            SELECT (SELECT count(*) FROM audit_entry e WHERE e.recorded_at < now() - interval '1 hour'
                      AND e.id > coalesce((SELECT max(b.through_id) FROM audit_block b), 0)),
                   (SELECT max(h.signed_at) FROM audit_head h),
                   (SELECT count(*) FROM audit_head h WHERE h.signed_at < now() - interval '1 hour'
                      AND NOT EXISTS (SELECT FROM audit_head_export x WHERE x.head_number = h.number))
            """
        ).single().decode()
        guard waiting == 0, left == 0 else {
            report.add(
                .hint,
                .audit,
                id: "\(waiting) catatan belum disegel selama lebih dari satu jam, \(left) pernyataan belum keluar",
                en: "\(waiting) entries not sealed for over an hour, \(left) heads have not left the machine",
                remedy: Words(
                    id: "server yang berjalan menyegelnya; lihat patuhd jobs list, dan transaksi yang lama terbuka",
                    en: "a running server seals them; see patuhd jobs list, and transactions open for long"
                )
            )
            return
        }
        let day = signed.map(TrailFault.day)
        report.add(
            .good,
            .audit,
            id: day.map { "disegel; terakhir ditandatangani \($0) (periksa: patuhd audit verify)" }
                ?? "belum ada yang ditandatangani",
            en: day.map { "sealed; last signed on \($0) (prove it: patuhd audit verify)" } ?? "nothing is signed yet"
        )
    }
}

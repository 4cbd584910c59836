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

    /// Looks whether signed heads leave the machine: beside the chain they convict nobody who rules the machine.
    func examineHeads(_ configuration: AuditConfiguration, _ report: inout ExaminationReport) {
        guard let key = configuration.key else { return }
        let outlets = [configuration.webhook.map { _ in "webhook" }, configuration.mail.map { _ in "mail" }]
            .compactMap(\.self)
        let isElsewhere = configuration.headsFile.map { !Self.liesBeside($0, key) } ?? false
        guard outlets.isEmpty, !isElsewhere else {
            let all = (outlets + (isElsewhere ? ["file"] : [])).joined(separator: ", ")
            report.add(
                .good,
                .audit,
                id: "pernyataan bertanda tangan meninggalkan mesin ini (\(all))",
                en: "signed heads leave this machine (\(all))"
            )
            return
        }
        report.add(
            .hint,
            .audit,
            id: "pernyataan bertanda tangan hanya ada pada mesin ini: penguasanya dapat menulis ulang jejak",
            en: "signed heads lie on this machine alone: whoever rules it can write the trail anew",
            remedy: Words(
                id: "beri --audit-webhook, --audit-mail atau --audit-heads pada media lain; simpan key.pub di sana",
                en: "give --audit-webhook, --audit-mail or --audit-heads on another volume; keep key.pub there"
            )
        )
    }

    /// Whether two files lie, or would lie, on one device.
    private static func liesBeside(_ one: String, _ other: String) -> Bool {
        func device(_ path: String) -> Int? {
            var url = URL(fileURLWithPath: path)
            while !FileManager.default.fileExists(atPath: url.path), url.path != "/" { url.deleteLastPathComponent() }
            let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
            return (attributes?[.systemNumber] as? NSNumber)?.intValue
        }
        return device(one) == device(other)
    }
}

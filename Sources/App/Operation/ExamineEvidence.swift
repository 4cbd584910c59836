import Domain
import Foundation
import Postgres

extension Operator {
    /// Tries whether files of evidence can be kept and found.
    func examineVault(_ place: String, _ report: inout ExaminationReport) async {
        // Whoever looks must not make it.
        guard place.hasPrefix("s3://") || FileManager.default.fileExists(atPath: place) else {
            report.add(
                .hint,
                .evidence,
                id: "folder \(place) belum ada",
                en: "there is no folder \(place) yet",
                remedy: Words(
                    id: "patuhd serve membuatnya; bila berkas ada di tempat lain: --evidence",
                    en: "patuhd serve makes it; where files are elsewhere: --evidence"
                )
            )
            return
        }
        do {
            try await Archive(place).vault.reach()
            report.add(
                .good,
                .evidence,
                id: "tempat penyimpanan terjangkau",
                en: "the storage can be reached"
            )
        } catch {
            let failure = error as? StartFailure
            let text = String(describing: error)
            report.add(
                .bad,
                .evidence,
                id: failure?.message.id ?? text,
                en: failure?.message.en ?? text,
                remedy: failure?.remedy
                    ?? Words(
                        id: "periksa --evidence, izin folder, atau alamat, kunci dan bucket S3",
                        en: "check --evidence, the folder's permissions, or the address, keys and bucket of S3"
                    )
            )
        }
    }

    /// Tells how many files were found damaged when they were looked at last.
    func examineEvidence(_ pool: Pool, _ report: inout ExaminationReport) async throws {
        let (altered, missing): (Int, Int) = try await pool.query(EvidenceMetrics.damaged).single().decode()
        let isWell = altered + missing == 0
        report.add(
            isWell ? .good : .bad,
            .evidence,
            id: isWell ? "tidak ada berkas yang ditemukan rusak" : "\(altered) berkas berubah, \(missing) hilang",
            en: isWell ? "no file was found damaged" : "\(altered) files altered, \(missing) missing",
            remedy: isWell
                ? nil
                : Words(
                    id: "patuhd evidence verify menyebutkannya; pulihkan berkas itu dari cadangan",
                    en: "patuhd evidence verify names them; restore those files from the backup"
                )
        )
    }
}

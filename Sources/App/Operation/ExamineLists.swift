import Domain
import Foundation

extension Operator {
    /// Starts the reader of workbooks and asks what it is. Without it lists come as CSV.
    func examineWorkbookReader(_ report: inout ExaminationReport, by reader: WorkbookReader = WorkbookReader()) async {
        let packages = "apt-get install python3-openpyxl python3-seccomp"
        do {
            let reader = try await reader.greeting()
            report.add(
                reader.isGuarded ? .good : .hint,
                .lists,
                id: reader.isGuarded
                    ? "buku kerja .xlsx dapat dibaca: openpyxl \(reader.version), terkunci dari berkas dan jaringan"
                    : "openpyxl \(reader.version), tetapi tidak sepenuhnya terkunci dari berkas dan jaringan",
                en: reader.isGuarded
                    ? "workbooks (.xlsx) can be read: openpyxl \(reader.version), locked away from files and network"
                    : "openpyxl \(reader.version), but not fully locked away from files and network",
                remedy: reader.isGuarded
                    ? nil
                    : Words(
                        id: "\(packages); kernel dengan Landlock (5.13 atau lebih baru)",
                        en: "\(packages); a kernel with Landlock (5.13 or later)"
                    )
            )
        } catch {
            let place = FileManager.default.temporaryDirectory.path
            let remedy =
                switch error as? WorkbookFault {
                case .missing: Words(id: packages, en: packages)
                case .some:
                    Words(
                        id: "ia dihentikan; periksa memori yang tersisa di mesin ini",
                        en: "it was ended; see how much memory this machine has left"
                    )
                case nil:
                    Words(
                        id: "folder sementara \(place) tidak dapat ditulisi; periksa izin, sisa ruang, dan TMPDIR",
                        en: "the temporary folder \(place) can't be written; see its permissions, its room, and TMPDIR"
                    )
                }
            report.add(
                .hint,
                .lists,
                id: "pembaca .xlsx tidak dapat dijalankan; daftar hanya diterima sebagai CSV",
                en: "the reader of .xlsx does not start; lists are taken as CSV alone",
                remedy: remedy
            )
        }
    }
}

import Domain

extension Operator {
    /// Starts the reader of workbooks and asks what it is. Without it lists come as CSV.
    func examineWorkbookReader(_ report: inout ExaminationReport) async {
        let packages = "apt-get install python3-openpyxl python3-seccomp"
        do {
            let reader = try await WorkbookReader().greeting()
            report.add(
                reader.isGuarded ? .good : .hint,
                .lists,
                id: reader.isGuarded
                    ? "openpyxl \(reader.version), terkunci dari berkas dan jaringan"
                    : "openpyxl \(reader.version), tetapi tidak sepenuhnya terkunci dari berkas dan jaringan",
                en: reader.isGuarded
                    ? "openpyxl \(reader.version), locked away from files and network"
                    : "openpyxl \(reader.version), but not fully locked away from files and network",
                remedy: reader.isGuarded
                    ? nil
                    : Words(
                        id: "\(packages); kernel dengan Landlock (5.13 atau lebih baru)",
                        en: "\(packages); a kernel with Landlock (5.13 or later)"
                    )
            )
        } catch {
            report.add(
                .hint,
                .lists,
                id: "pembaca .xlsx tidak dapat dijalankan; daftar hanya diterima sebagai CSV",
                en: "the reader of .xlsx does not start; lists are taken as CSV alone",
                remedy: Words(id: packages, en: packages)
            )
        }
    }
}

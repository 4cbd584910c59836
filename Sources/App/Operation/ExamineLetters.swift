import Domain
import Postgres

extension Operator {
    /// Starts the renderer of letters and asks what it is. Without it letters are issued all the same, and printed once it is
    /// there.
    func examineRenderer(_ report: inout ExaminationReport) async {
        let packages = "apt-get install weasyprint fonts-liberation2 fonts-dejavu-core python3-seccomp"
        do {
            let renderer = try await LetterPress(logger: logger).greeting()
            let isGuarded = renderer.landlock && renderer.seccomp
            report.add(
                isGuarded ? .good : .hint,
                .letters,
                id: isGuarded
                    ? "WeasyPrint \(renderer.weasyprint), terkunci dari berkas dan jaringan"
                    : "WeasyPrint \(renderer.weasyprint), tetapi tidak sepenuhnya terkunci dari berkas dan jaringan",
                en: isGuarded
                    ? "WeasyPrint \(renderer.weasyprint), locked away from files and network"
                    : "WeasyPrint \(renderer.weasyprint), but not fully locked away from files and network",
                remedy: isGuarded
                    ? nil
                    : Words(
                        id: "\(packages); kernel dengan Landlock (5.13 atau lebih baru)",
                        en: "\(packages); a kernel with Landlock (5.13 or later)"
                    )
            )
        } catch {
            report.add(
                .hint,
                .letters,
                id: "pencetak surat tidak dapat dijalankan; surat terbit tanpa berkas PDF",
                en: "the renderer of letters does not start; letters are issued without a PDF",
                remedy: Words(id: packages, en: packages)
            )
        }
    }

    /// Asks for the programs that look at signed letters. Without them signed letters are not taken.
    func examineSignatureTools(_ report: inout ExaminationReport) {
        let missing = SignatureTools.missing
        let names = missing.joined(separator: ", ")
        report.add(
            missing.isEmpty ? .good : .hint,
            .letters,
            id: missing.isEmpty
                ? "tanda tangan elektronik dapat diperiksa"
                : "surat bertanda tangan elektronik tidak diterima: tidak ada \(names)",
            en: missing.isEmpty
                ? "electronic signatures can be checked" : "signed letters are not taken: \(names) is missing",
            remedy: missing.isEmpty
                ? nil
                : Words(
                    id: "apt-get install qpdf openssl coreutils util-linux",
                    en: "apt-get install qpdf openssl coreutils util-linux"
                )
        )
    }

    /// Holds what was frozen, printed and signed against the hashes of the trail: the latest thousand by their bytes, all
    /// others by the hash that stands beside them.
    func examinePapers(_ pool: Pool, _ report: inout ExaminationReport) async throws {
        let (papers, altered): (Int, Int) = try await pool.query(
            """
            SELECT (SELECT count(*) FROM letter_paper), count(*) FROM (
                SELECT c.letter_id FROM letter_content c LEFT JOIN letter_paper p ON p.letter_id = c.letter_id
                WHERE p.sha256 IS DISTINCT FROM patuh.recorded_paper(c.letter_id) OR p.content_sha256 <> c.sha256
                UNION
                SELECT x.letter_id FROM (SELECT c.letter_id FROM letter_content c ORDER BY c.recorded_at DESC LIMIT 1000) x
                WHERE NOT patuh.letter_is_unaltered(x.letter_id)) wrong
            """
        ).single().decode()
        report.add(
            altered == 0 ? .good : .bad,
            .letters,
            id: altered == 0 ? "\(papers) surat tercetak, semuanya seperti saat dicetak" : "\(altered) surat berubah",
            en: altered == 0 ? "\(papers) letters printed, all as they were" : "\(altered) letters were altered",
            remedy: altered == 0
                ? nil
                : Words(
                    id: "hentikan server dan pulihkan dari cadangan",
                    en: "stop the server and restore from a backup"
                )
        )
    }
}

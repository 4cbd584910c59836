import Domain
import Foundation

/// Where the files under `sql` are, for a binary in a checkout and for an installed one.
enum SQLFiles {
    /// The folder that holds `migrations`, `reference` and `roles.sql`.
    ///
    /// Looked for beside the binary's installation (`../share/patuh/sql`) and in each folder above the binary, so that
    /// neither a checkout nor an installation needs an environment variable.
    static func directory() throws -> URL {
        let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        var folder = binary.deletingLastPathComponent()
        var candidates = [folder.deletingLastPathComponent().appendingPathComponent("share/patuh/sql")]
        while folder.path != "/" {
            candidates.append(folder.appendingPathComponent("sql"))
            folder.deleteLastPathComponent()
        }
        for candidate in candidates
        where FileManager.default.fileExists(atPath: candidate.appendingPathComponent("migrations").path) {
            return candidate
        }
        throw StartFailure(
            id: "berkas SQL tidak ditemukan di dekat \(binary.path)",
            en: "the SQL files were not found beside \(binary.path)",
            remedy: Words(
                id: "pasang di ../share/patuh/sql, atau jalankan program ini di dalam salinan kodenya",
                en: "install them to ../share/patuh/sql, or run the binary inside its checkout"
            )
        )
    }
}

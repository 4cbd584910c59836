import ArgumentParser
import Foundation

/// Where files that are no database are kept.
struct FileOptions: ParsableArguments {
    @Option(
        help: "The folder of evidence files; PATUH_EVIDENCE says the same. Without it, evidence in the data folder.",
        completion: .directory
    )
    var evidence: String?

    /// The folder, beside the database's where nothing else is said.
    func folder(beside database: DatabaseOptions) -> String {
        let folder = evidence ?? ProcessInfo.processInfo.environment["PATUH_EVIDENCE"] ?? ""
        return folder.isEmpty ? database.folder + "/evidence" : folder
    }
}

import ArgumentParser
import Foundation

/// Where files that are no database are kept.
struct FileOptions: ParsableArguments {
    @Option(
        help: """
            The folder of evidence files, or s3://BUCKET/PREFIX?endpoint=URL&region=REGION with credentials in AWS's usual \
            variables or file; PATUH_EVIDENCE says the same. Without it, evidence in the data folder.
            """,
        completion: .directory
    )
    var evidence: String?

    /// Where files arrive before they go to a store elsewhere.
    func staging(beside database: DatabaseOptions) -> String { database.folder + "/incoming" }

    /// The folder or the store's address; the folder beside the database's where nothing else is said.
    func folder(beside database: DatabaseOptions) -> String {
        let folder = evidence ?? ProcessInfo.processInfo.environment["PATUH_EVIDENCE"] ?? ""
        return folder.isEmpty ? database.folder + "/evidence" : folder
    }
}

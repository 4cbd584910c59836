import Domain
import Postgres
import _NIOFileSystem

/// Files that prove something in a case: taken in, listed, taken out again.
struct EvidenceRoutes: Sendable {
    let store: Store
    /// `nil` where the server keeps no files.
    let archive: Archive?

    func add(to routes: inout Routes) {
        routes.streaming("/v1/cases/{id}/evidence", receive)
        routes.get("/v1/cases/{id}/evidence", list)
        routes.get("/v1/evidence/{id}", show)
        routes.get("/v1/evidence/{id}/content", content)
    }

    /// Where files lie.
    ///
    /// - Throws: `storage_unavailable` where the server keeps none.
    func openArchive() throws -> Archive {
        guard let archive else { throw Problem.noStorage }
        return archive
    }
}

/// Where files are staged and where they lie.
struct Archive: Sendable {
    let staging: FileStaging
    let vault: any EvidenceVault

    /// Files in a folder of this machine.
    init(folder: String) {
        let folder = FilePath(folder)
        staging = FileStaging(folder: folder.appending("incoming"))
        vault = FolderVault(folder: folder)
    }
}

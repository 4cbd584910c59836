import Domain
import Foundation
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

    init(staging: FileStaging, vault: any EvidenceVault) {
        self.staging = staging
        self.vault = vault
    }

    /// Files in a folder of this machine, or in a store that speaks S3.
    ///
    /// - Parameters:
    ///   - place: The folder, or an address that begins with `s3://`.
    ///   - staging: Where files arrive that go to a store elsewhere; one of this process's own without it.
    /// - Throws: ``StartFailure`` where the address or its credentials are none; what refuses a temporary folder.
    init(
        _ place: String,
        staging: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        guard place.hasPrefix("s3://") else {
            let folder = FilePath(place)
            self.staging = FileStaging(folder: folder.appending("incoming"))
            vault = FolderVault(folder: folder)
            return
        }
        let client = S3Client(
            location: try S3Location(place),
            credentials: try AWSSignature.Credentials(environment: environment)
        )
        self.staging = FileStaging(folder: FilePath(try staging ?? ScratchFolder.make("incoming").path))
        vault = S3Vault(client: client)
    }
}

import Domain
import NIOCore
import _NIOFileSystem

/// Where the bytes of evidence lie. Each file lies under its SHA-256: equal bytes lie once, and nothing that lies there
/// is ever written over.
protocol EvidenceVault: Sendable {
    /// Takes a staged file over for good; when this returns, its bytes outlast the machine's fall. Bytes that lie there
    /// already are compared and left as they are.
    ///
    /// - Throws: ``VaultError``.
    func keep(_ file: StagedFile) async throws

    /// Reads a file to its end and compares.
    func condition(of digest: FileDigest) async throws -> FileCondition

    /// Opens a file for reading; whoever opens it closes it.
    func open(_ digest: FileDigest) async throws -> any VaultFile

    /// Every file that has lain there for longer than a while, for finding what no record cites.
    func digests(olderThan age: Duration) async throws -> [FileDigest]

    /// Takes a file away that no record cites.
    func remove(_ digest: FileDigest) async throws

    /// Tries whether files can be kept and found now.
    ///
    /// - Throws: ``VaultError``.
    func reach() async throws
}

/// A file that lies in a vault, open for reading.
protocol VaultFile: Sendable {
    /// The bytes from an offset on, as many as are read at once; none at the end.
    func read(from offset: Int64) async throws -> ByteBuffer

    /// Ends the reading.
    func close() async throws
}

/// How a file is found.
enum FileCondition: String, Sendable {
    /// Its bytes are those that were received.
    case intact
    /// Its bytes are others, or can't be read.
    case altered
    /// It is gone.
    case missing
}

/// A file that has arrived whole and waits, under no name that anything refers to.
struct StagedFile: Sendable {
    let path: FilePath
    let size: Int64
    let digest: FileDigest
    /// What its first bytes say it is.
    let type: EvidenceFileType?
}

/// Why a vault did not take or give a file.
enum VaultError: Error, CustomStringConvertible {
    /// The disk is full.
    case full
    /// What lies under this digest has other bytes.
    case altered(FileDigest)
    /// What is recorded under this digest is gone.
    case missing(FileDigest)
    /// The vault can't be reached or written.
    case unavailable(any Error)

    /// What an operator reads.
    var description: String {
        switch self {
        case .full: "the storage of evidence is full"
        case .altered(let digest): "\(digest) was altered"
        case .missing(let digest): "\(digest) is missing"
        case .unavailable(let error): "the storage of evidence can't be reached: \(error)"
        }
    }
}

import Domain
import Foundation

/// A file of the repository, found from this file's own place.
enum RepositoryFile {
    static func url(_ path: String) -> URL {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return root.appendingPathComponent(path)
    }

    static func data(_ path: String) throws -> Data { try Data(contentsOf: url(path)) }

    /// The regions of `sql/reference`, read once for all tests.
    static let regions = Result { try Region.list(csv: text("sql/reference/regions.csv")) }

    static func text(_ path: String) throws -> String { String(decoding: try data(path), as: UTF8.self) }
}

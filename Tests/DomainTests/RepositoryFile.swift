import Domain
import Foundation

/// A file of the repository, found from this file's own place.
enum RepositoryFile {
    static func data(_ path: String) throws -> Data {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Data(contentsOf: root.appendingPathComponent(path))
    }

    /// The regions of `sql/reference`, read once for all tests.
    static let regions = Result { try Region.list(csv: text("sql/reference/regions.csv")) }

    static func text(_ path: String) throws -> String { String(decoding: try data(path), as: UTF8.self) }
}

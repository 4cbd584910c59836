import Foundation

/// A file of the repository, found from this file's own place.
enum RepositoryFile {
    static func data(_ path: String, file: String = #filePath) throws -> Data {
        let root = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Data(contentsOf: root.appendingPathComponent(path))
    }

    static func text(_ path: String) throws -> String { String(decoding: try data(path), as: UTF8.self) }
}

import FoundationEssentials

/// One numbered step of the schema.
public struct Migration: Sendable, Hashable {
    /// Its place in the order, from 1.
    public let number: Int
    /// What it does, from the file's name.
    public let name: String
    /// The statements. BEGIN and COMMIT are not among them: the migrator makes the transaction.
    public let sql: String
    /// SHA-256 of `sql`, in hexadecimal.
    public let checksum: String

    /// A migration; the checksum is computed.
    public init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
        checksum = SHA256.hexDigest(of: sql)
    }

    /// Loads every `NNNN_name.sql` of a directory, in order.
    ///
    /// Throws ``PostgresError/Code/migration`` for a `.sql` file whose name has no number, a number used twice, a
    /// gap in the numbers, or text that is not UTF-8.
    public static func load(directory: String) throws -> [Migration] {
        let files: [String]
        do {
            files = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".sql") }
        } catch {
            throw PostgresError(code: .migration, message: "the migrations' directory can't be read: \(directory)")
        }
        let migrations = try files.map { try load(file: $0, directory: directory) }.sorted { $0.number < $1.number }
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            let words = migration.number <= index ? "is used twice" : "follows a gap"
            throw PostgresError(code: .migration, message: "migration number \(migration.number) \(words)")
        }
        return migrations
    }

    private static func load(file: String, directory: String) throws -> Migration {
        let stem = file.dropLast(4)
        let parts = stem.split(separator: "_", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]), number > 0 else {
            throw PostgresError(code: .migration, message: "not NNNN_name.sql: \(file)")
        }
        guard let data = FileManager.default.contents(atPath: "\(directory)/\(file)"),
            let sql = String(validating: data, as: UTF8.self)
        else { throw PostgresError(code: .migration, message: "unreadable, or not UTF-8: \(file)") }
        return Migration(number: number, name: String(parts[1]), sql: sql)
    }
}

import Foundation
import Testing

@testable import Postgres

@Suite("Migrations")
struct MigratorTests {
    private func migrator(_ pool: Pool, _ schema: String, _ texts: [String]) -> Migrator {
        let migrations = texts.enumerated().map { Migration(number: $0 + 1, name: "step", sql: $1) }
        return Migrator(pool: pool, migrations: migrations, schema: schema, table: "record", logger: quiet)
    }

    @Test("Pending ones are applied in order, once")
    func apply() async throws {
        try await withPool(size: 2) { pool async throws in
            let schema = freshName("s")
            let texts = [
                "CREATE TABLE \(schema).a (id int); INSERT INTO \(schema).a VALUES (1)",
                "ALTER TABLE \(schema).a ADD b int",
            ]
            let first = migrator(pool, schema, [texts[0]])
            #expect(try await first.pending().map(\.number) == [1])
            #expect(try await first.apply().map(\.number) == [1])
            let both = migrator(pool, schema, texts)
            #expect(try await both.pending().map(\.number) == [2])
            #expect(try await both.apply().map(\.number) == [2])
            #expect(try await both.apply().isEmpty)
            #expect(try await pool.query("SELECT id, b FROM \(identifier: [schema, "a"])").count == 1)
        }
    }

    @Test("An edited, a missing and a newer one are refused by name")
    func refusals() async throws {
        try await withPool(size: 2) { pool async throws in
            let schema = freshName("s")
            let texts = ["SELECT 1", "SELECT 2", "SELECT 3"]
            try await migrator(pool, schema, texts).apply()
            let edited = try await failure {
                try await migrator(pool, schema, ["SELECT 1", "SELECT 22", "SELECT 3"]).apply()
            }
            #expect(edited.code == .migration)
            #expect(edited.message.contains("migration 2"))
            #expect(edited.message.contains("edited"))
            let newer = try await failure { try await migrator(pool, schema, [texts[0]]).pending() }
            #expect(newer.code == .migration)
            #expect(newer.message.contains("newer"))
            let gap = Migrator(
                pool: pool,
                migrations: [Migration(number: 2, name: "x", sql: "SELECT 2")],
                schema: schema,
                table: "record",
                logger: quiet
            )
            #expect(try await failure { try await gap.apply() }.code == .migration)
            try await pool.execute("DELETE FROM \(identifier: [schema, "record"]) WHERE number = 2")
            let hole = try await failure { try await migrator(pool, schema, texts).apply() }
            #expect(hole.message.contains("lacks migration 2"))
        }
    }

    @Test("One that fails leaves nothing behind, and those before it stay")
    func failing() async throws {
        try await withPool(size: 2) { pool async throws in
            let schema = freshName("s")
            let texts = [
                "CREATE TABLE \(schema).a (id int)", "CREATE TABLE \(schema).b (id int); SELECT 1 / 0; SELECT 1",
                "CREATE TABLE \(schema).c (id int)",
            ]
            let error = try await failure { try await migrator(pool, schema, texts).apply() }
            #expect(error.sqlState?.rawValue == "22012")
            let tables = try await pool.all(
                "SELECT tablename FROM pg_tables WHERE schemaname = \(schema) ORDER BY 1",
                as: String.self
            )
            #expect(tables == ["a", "record"])
            #expect(try await migrator(pool, schema, [texts[0]]).apply().isEmpty)
        }
    }

    @Test("One that ends its own transaction is refused", arguments: ["COMMIT", "COMMIT; BEGIN", "ROLLBACK; BEGIN"])
    func ownTransaction(text: String) async throws {
        try await withPool(size: 2) { pool async throws in
            let error = try await failure { try await migrator(pool, freshName("s"), [text]).apply() }
            #expect(error.code == .migration)
        }
    }

    @Test("Of several at once, one applies and the others find nothing to do")
    func concurrent() async throws {
        try await withPool(size: 4) { pool async throws in
            let schema = freshName("s")
            let texts = [
                "CREATE TABLE \(schema).a (id int); SELECT pg_sleep(0.1)", "INSERT INTO \(schema).a VALUES (1)",
            ]
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    let migrator = migrator(pool, schema, texts)
                    group.addTask { try await migrator.apply().count }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(counts.sorted() == [0, 0, 0, 2])
            #expect(try await pool.one("SELECT count(*) FROM \(identifier: [schema, "a"])", as: Int.self) == 1)
        }
    }

    @Test("Files are read in order; a bad name, a gap, a double and bad text are refused")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(freshName("migrations"))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ bytes: [UInt8]) throws {
            try Data(bytes).write(to: folder.appendingPathComponent(name))
        }
        try write("0002_second.sql", Array("SELECT 2".utf8))
        try write("0001_first_step.sql", Array("SELECT 1".utf8))
        try write("notes.txt", [32])
        let loaded = try Migration.load(directory: folder.path)
        #expect(loaded.map(\.name) == ["first_step", "second"])
        #expect(loaded[0].checksum == "e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5")
        for (name, bytes) in [
            ("0004_gap.sql", Array("SELECT 4".utf8)), ("0002_double.sql", [32]), ("x_bad.sql", [32]),
            ("0003_utf.sql", [0xff]),
        ] as [(String, [UInt8])] {
            try write(name, bytes)
            #expect(throws: PostgresError.self) { try Migration.load(directory: folder.path) }
            try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
        #expect(throws: PostgresError.self) { try Migration.load(directory: "/no/such/folder") }
    }

    @Test("Checksums are SHA-256, as the server computes it", arguments: [0, 1, 55, 56, 63, 64, 65, 1000])
    func checksum(length: Int) async throws {
        let text = String((0..<length).map { _ in Character(UnicodeScalar(UInt8.random(in: 32...126))) })
        try await withPool(size: 1) { pool async throws in
            let server = try await pool.one(
                "SELECT encode(sha256(convert_to(\(text), 'UTF8')), 'hex')",
                as: String.self
            )
            #expect(SHA256.hexDigest(of: text) == server)
        }
    }
}

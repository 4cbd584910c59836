import Testing

@testable import Postgres

@Suite("Prepared statements")
struct StatementCacheTests {
    private func key(_ text: String) -> StatementCache.Key {
        StatementCache.Key(text: text, types: [])
    }

    @Test("The least recently used goes first, and no name comes twice")
    func eviction() {
        var cache = StatementCache(capacity: 2)
        let names = (0..<3).map { _ in cache.newName() }
        #expect(Set(names).count == 3)
        cache.insert(key("a"), name: names[0])
        cache.insert(key("b"), name: names[1])
        #expect(cache.name(for: key("a")) == names[0])
        cache.insert(key("c"), name: names[2])
        #expect(cache.name(for: key("b")) == nil)
        #expect(cache.name(for: key("a")) == names[0])
        #expect(cache.takeLeftovers() == [names[1]])
        #expect(cache.leftovers.isEmpty)
    }

    @Test("The server keeps no more statements than the cache")
    func bounded() async throws {
        try await withPool(size: 1, { $0.statementCacheSize = 5 }) { pool async throws in
            for number in 0..<40 {
                let column = "c\(number % 13)"
                #expect(try await pool.one("SELECT \(number) AS \(identifier: column)", as: Int.self) == number)
            }
            let kept = try await pool.one("SELECT count(*) FROM pg_prepared_statements", as: Int.self)
            #expect(kept <= 6)
        }
    }

    @Test("Without a cache nothing stays prepared")
    func disabled() async throws {
        try await withPool(size: 1, { $0.statementCacheSize = 0 }) { pool async throws in
            for number in 0..<5 { #expect(try await pool.one("SELECT \(number)", as: Int.self) == number) }
            #expect(try await pool.one("SELECT count(*) FROM pg_prepared_statements", as: Int.self) == 0)
        }
    }

    @Test("The same text with other types is another statement")
    func types() async throws {
        try await withPool(size: 1) { pool async throws in
            #expect(try await pool.one("SELECT pg_typeof(\(1))::text", as: String.self) == "bigint")
            #expect(try await pool.one("SELECT pg_typeof(\("1"))::text", as: String.self) == "text")
            #expect(try await pool.one("SELECT pg_typeof(\(1))::text", as: String.self) == "bigint")
        }
    }

    @Test("A plan whose result type has changed is made anew, unseen")
    func changedPlan() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = freshName("t")
            try await pool.execute("CREATE TABLE \(identifier: table) (a int)")
            try await pool.execute("INSERT INTO \(identifier: table) VALUES (1)")
            let select: SQL = "SELECT * FROM \(identifier: table)"
            #expect(try await pool.query(select).columnNames == ["a"])
            try await pool.execute("ALTER TABLE \(identifier: table) ADD b text DEFAULT 'x'")
            #expect(try await pool.query(select).columnNames == ["a", "b"])
            try await pool.execute("ALTER TABLE \(identifier: table) ALTER a TYPE text")
            let names = try await pool.transaction { try await $0.query(select).columnNames }
            #expect(names == ["a", "b"])
        }
    }

    @Test("A session that was wiped clean is noticed", arguments: ["DISCARD ALL", "DEALLOCATE ALL"] as [SQL])
    func discard(statement: SQL) async throws {
        try await withPool(size: 1) { pool async throws in
            #expect(try await pool.one("SELECT 5", as: Int.self) == 5)
            try await pool.execute(statement)
            #expect(try await pool.one("SELECT 5", as: Int.self) == 5)
            try await pool.withConnection { try await $0.run(script: statement.text) }
            #expect(try await pool.one("SELECT 5", as: Int.self) == 5)
            try await pool.execute("DO $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$")
            #expect(try await pool.one("SELECT 5", as: Int.self) == 5)
        }
    }

    @Test("A failed statement is not remembered")
    func failed() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = freshName("t")
            let select: SQL = "SELECT count(*) FROM \(identifier: table)"
            #expect(try await failure { try await pool.query(select) }.sqlState == .undefinedTable)
            try await pool.execute("CREATE TABLE \(identifier: table) (a int)")
            #expect(try await pool.one(select, as: Int.self) == 0)
            try await pool.execute("DROP TABLE \(identifier: table)")
            #expect(try await failure { try await pool.query(select) }.sqlState == .undefinedTable)
        }
    }
}

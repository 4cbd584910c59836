import Testing

@testable import Postgres

@Suite("Slow statements")
struct SlowStatementTests {
    @Test("A slow statement is reported with its text, its rows and the plan for unknown values")
    func plan() async throws {
        try await withSlow { pool, heard async throws in
            let table = freshName("t")
            try await pool.execute("CREATE TABLE \(identifier: table) (id int PRIMARY KEY, name text)")
            heard.change { $0 = [] }
            let name = "rahasia"
            let rows: SQL = "SELECT * FROM \(identifier: table) WHERE name = \(name)"
            #expect(try await pool.query("\(rows) UNION ALL SELECT 1, pg_sleep(0.06)::text").count == 1)
            let slow = try #require(heard.value.first)
            #expect(heard.value.count == 1)
            #expect(slow.text.contains("name = $1"))
            #expect(slow.rows == 1)
            #expect(slow.duration >= .milliseconds(50))
            // A plan for NULL would have folded the condition away.
            #expect(slow.plan?.contains("Filter: (name = $1)") == true)
            #expect(!slow.text.contains(name) && slow.plan?.contains(name) == false)
            #expect(try await pool.one("SHOW plan_cache_mode", as: String.self) == "auto")
        }
    }

    @Test("The same statement is explained once in an interval, and reported every time")
    func limited() async throws {
        try await withSlow { pool, heard async throws in
            for _ in 0..<3 { try await pool.execute("SELECT pg_sleep(0.06)") }
            try await pool.execute("SELECT pg_sleep(0.06), 2")
            #expect(heard.value.map { $0.plan != nil } == [true, false, false, true])
        }
    }

    @Test("What the server ended for its length is reported too, and the connection lives on")
    func timedOut() async throws {
        try await withSlow({ $0.statementTimeout = .milliseconds(500) }) { pool, heard async throws in
            let process = try await pool.withConnection { $0.processID }
            _ = try await failure { try await pool.execute("SELECT pg_sleep(60)") }
            let slow = try #require(heard.value.first)
            #expect(slow.rows == nil)
            #expect(slow.sqlState == .queryCanceled)
            #expect(slow.plan?.contains("Result") == true)
            let after = try await pool.withConnection { $0.processID }
            #expect(after == process)
        }
    }

    @Test("A statement without a plan runs once and is reported without one")
    func utility() async throws {
        try await withSlow { pool, heard async throws in
            let table = freshName("t")
            try await pool.execute("CREATE TABLE \(identifier: table) AS SELECT 1 AS n FROM pg_sleep(0.06)")
            try await pool.execute("DO $$ BEGIN PERFORM pg_sleep(0.06); END $$")
            #expect(heard.value.count == 2)
            #expect(try await pool.one("SELECT count(*) FROM \(identifier: table)", as: Int.self) == 1)
        }
    }

    @Test("In a transaction the plan waits for its end; statements that are dropped with it do no harm")
    func transaction() async throws {
        try await withSlow { pool, heard async throws in
            let table = freshName("t")
            _ = try? await pool.transaction { tx async throws in
                try await tx.execute("CREATE TABLE \(identifier: table) (id int)")
                try await tx.execute("INSERT INTO \(identifier: table) SELECT 1 FROM pg_sleep(0.06)")
                #expect(heard.value.isEmpty)
                throw TestFailure("undone")
            }
            #expect(heard.value.count == 1)
            #expect(heard.value.first?.plan == nil)
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    private func withSlow(
        _ change: (inout Pool.Configuration) -> Void = { _ in },
        _ body: (Pool, Shared<[SlowStatement]>) async throws -> Void
    ) async throws {
        let heard = Shared<[SlowStatement]>([])
        try await withPool(
            size: 1,
            {
                $0.slowStatementThreshold = .milliseconds(50)
                // On a busy machine other statements are slow too.
                $0.onSlowStatement = { slow in
                    guard slow.text.contains("pg_sleep") else { return }
                    heard.change { $0.append(slow) }
                }
                change(&$0)
            }
        ) { try await body($0, heard) }
    }
}

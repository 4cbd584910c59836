import Testing

@testable import Postgres

@Suite("Transactions")
struct TransactionTests {
    private struct Refused: Error {}

    private func makeTable(
        _ pool: Pool,
        _ columns: SQL = "id int PRIMARY KEY, n int NOT NULL DEFAULT 0"
    ) async throws -> SQL {
        let table = freshName("t")
        try await pool.execute("CREATE TABLE \(identifier: table) (\(columns))")
        return "\(identifier: table)"
    }

    private func count(_ table: SQL, _ pool: Pool) async throws -> Int {
        try await pool.one("SELECT count(*) FROM \(table)", as: Int.self)
    }

    @Test("A body that throws leaves nothing, and its own error comes out")
    func rollback() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool)
            await #expect(throws: Refused.self) {
                try await pool.transaction { tx in
                    try await tx.execute("INSERT INTO \(table) VALUES (1)")
                    throw Refused()
                }
            }
            #expect(try await count(table, pool) == 0)
        }
    }

    @Test("A body that sends nothing begins nothing")
    func lazy() async throws {
        try await withPool(size: 1) { pool async throws in
            let value = try await pool.transaction(preamble: ["SELECT 1 / 0"]) { _ in 7 }
            #expect(value == 7)
        }
    }

    @Test("A swallowed error does not pass for a commit")
    func swallowed() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool)
            let error = try await failure {
                try await pool.transaction { tx in
                    try await tx.execute("INSERT INTO \(table) VALUES (1)")
                    _ = try? await tx.execute("INSERT INTO \(table) VALUES (1)")
                }
            }
            #expect(error.sqlState == .uniqueViolation)
            #expect(try await count(table, pool) == 0)
        }
    }

    @Test("Isolation and access mode reach the server")
    func modes() async throws {
        try await withPool(size: 1) { pool async throws in
            for (level, name) in [
                (IsolationLevel.readCommitted, "read committed"), (.repeatableRead, "repeatable read"),
                (.serializable, "serializable"),
            ] {
                let shown = try await pool.transaction(isolation: level) { tx in
                    try await tx.one("SHOW transaction_isolation", as: String.self)
                }
                #expect(shown == name)
            }
            let table = try await makeTable(pool)
            let error = try await failure {
                try await pool.transaction(readOnly: true) { try await $0.execute("INSERT INTO \(table) VALUES (1)") }
            }
            #expect(error.sqlState == .readOnlyTransaction)
            let limit = try await pool.transaction(statementTimeout: .seconds(3)) { tx in
                try await tx.one("SHOW statement_timeout", as: String.self)
            }
            #expect(limit == "3s")
        }
    }

    @Test("A refused value sends nothing, and the transaction goes on")
    func refusedValue() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool)
            try await pool.transaction { tx in
                let error = try await failure { try await tx.query("SELECT \("\0")") }
                #expect(error.code == .invalidText)
                try await tx.execute("INSERT INTO \(table) VALUES (1)")
                let second = try await failure { try await tx.query("SELECT \("\0")") }
                #expect(second.code == .invalidText)
            }
            #expect(try await count(table, pool) == 1)
        }
    }

    @Test("A serialization failure runs the whole body again")
    func serialization() async throws {
        try await withPool(size: 4) { pool async throws in
            let table = try await makeTable(pool)
            try await pool.execute("INSERT INTO \(table) VALUES (1, 0)")
            let runs = Shared(0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<5 {
                            try await pool.transaction(isolation: .serializable, retries: 50) { tx in
                                runs.change { $0 += 1 }
                                let n = try await tx.one("SELECT n FROM \(table) WHERE id = 1", as: Int.self)
                                try await tx.execute("UPDATE \(table) SET n = \(n + 1) WHERE id = 1")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await pool.one("SELECT n FROM \(table)", as: Int.self) == 20)
            #expect(runs.value > 20)
        }
    }

    @Test("A deadlock runs the loser's body again, and both commit")
    func deadlock() async throws {
        try await withPool(size: 3) { pool async throws in
            let table = try await makeTable(pool)
            try await pool.execute("INSERT INTO \(table) VALUES (1), (2)")
            let runs = Shared(0)
            let holders = Shared(0)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for order in [[1, 2], [2, 1]] {
                    group.addTask {
                        try await pool.transaction { tx in
                            runs.change { $0 += 1 }
                            try await tx.execute("UPDATE \(table) SET n = n + 1 WHERE id = \(order[0])")
                            holders.change { $0 += 1 }
                            try await eventually { holders.value >= 2 }
                            try await tx.execute("UPDATE \(table) SET n = n + 1 WHERE id = \(order[1])")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await pool.one("SELECT min(n) FROM \(table)", as: Int.self) == 2)
            #expect(runs.value == 3)
        }
    }

    @Test("Retries are bounded, and other errors are not retried")
    func bounded() async throws {
        try await withPool(size: 1) { pool async throws in
            let runs = Shared(0)
            let raise: SQL = "DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$"
            let error = try await failure {
                try await pool.transaction(retries: 2) { tx in
                    runs.change { $0 += 1 }
                    try await tx.execute(raise)
                }
            }
            #expect(error.sqlState == .serializationFailure)
            #expect(runs.value == 3)
            await #expect(throws: PostgresError.self) {
                try await pool.transaction { tx in
                    runs.change { $0 += 1 }
                    try await tx.execute("SELECT 1 / 0")
                }
            }
            #expect(runs.value == 4)
        }
    }

    @Test("A constraint that is checked at COMMIT is an ordinary error")
    func deferredConstraint() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool, "id int CONSTRAINT one_each UNIQUE DEFERRABLE INITIALLY DEFERRED")
            let error = try await failure {
                try await pool.transaction { try await $0.execute("INSERT INTO \(table) VALUES (1), (1)") }
            }
            #expect(error.code == .server)
            #expect(error.constraint == "one_each")
            #expect(try await count(table, pool) == 0)
        }
    }

    @Test("A connection that breaks during COMMIT leaves the outcome unknown, and says so")
    func unknownOutcome() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool)
            let function = freshName("f")
            try await pool.withConnection { connection in
                try await connection.execute(
                    """
                    CREATE FUNCTION \(identifier: function)() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$
                    """
                )
                try await connection.execute(
                    """
                    CREATE CONSTRAINT TRIGGER t AFTER INSERT ON \(table) DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION \(identifier: function)()
                    """
                )
            }
            let error = try await failure {
                try await pool.transaction { try await $0.execute("INSERT INTO \(table) VALUES (1)") }
            }
            #expect(error.code == .commitOutcomeUnknown)
            #expect(try await count(table, pool) == 0)
        }
    }

    @Test("A connection that breaks before COMMIT is known to have done nothing")
    func lostBeforeCommit() async throws {
        try await withPool(size: 2) { pool async throws in
            let table = try await makeTable(pool)
            let error = try await failure {
                try await pool.transaction { tx in
                    try await tx.execute("INSERT INTO \(table) VALUES (1)")
                    try await pool.execute("SELECT pg_terminate_backend(\(tx.processID))")
                    try await eventually { !tx.connection.link.isOpen }
                }
            }
            #expect(error.code == .connectionLost)
            #expect(try await count(table, pool) == 0)
        }
    }

    @Test("A transaction that is ended by hand is refused")
    func endedByHand() async throws {
        try await withPool(size: 1) { pool async throws in
            let error = try await failure {
                try await pool.transaction { tx in
                    try await tx.execute("SELECT 1")
                    try await tx.execute("COMMIT")
                    try await tx.execute("SELECT 2")
                }
            }
            #expect(error.code == .misuse)
        }
    }

    @Test("A savepoint undoes its own work only")
    func savepoints() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool)
            try await pool.transaction { tx in
                let first = try await failure {
                    try await tx.savepoint { tx in
                        try await tx.execute("INSERT INTO \(table) VALUES (1)")
                        try await tx.execute("INSERT INTO \(table) VALUES (1)")
                    }
                }
                #expect(first.sqlState == .uniqueViolation)
                try await tx.savepoint { tx in
                    try await tx.execute("INSERT INTO \(table) VALUES (2)")
                    await #expect(throws: Refused.self) {
                        try await tx.savepoint { tx in
                            try await tx.execute("INSERT INTO \(table) VALUES (3)")
                            throw Refused()
                        }
                    }
                }
                try await tx.execute("INSERT INTO \(table) VALUES (4)")
            }
            #expect(try await pool.all("SELECT id FROM \(table) ORDER BY id", as: Int.self) == [2, 4])
        }
    }
}

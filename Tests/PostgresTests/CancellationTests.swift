import Glibc
import Testing

@testable import Postgres

@Suite("Cancellation")
struct CancellationTests {
    @Test("A cancelled task ends its statement in the server, and the connection goes on")
    func statement() async throws {
        try await withPool(size: 1, { $0.applicationName = "cancel-statement" }) { pool async throws in
            let process = try await pool.withConnection { $0.processID }
            let task = Task { try await pool.query("SELECT pg_sleep(600)") }
            try await withPool(size: 1) { watcher async throws in
                let active: SQL = "SELECT state = 'active' FROM pg_stat_activity WHERE pid = \(process)"
                try await eventually { try await watcher.one(active, as: Bool.self) }
                task.cancel()
                let error = try await failure { try await task.value }
                #expect(error.code == .cancelled)
                #expect(try await watcher.one(active, as: Bool.self) == false)
            }
            #expect(try await pool.withConnection { $0.processID } == process)
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    @Test("A cancel request that the server gets before the statement is sent again")
    func early() async throws {
        try await withPool(size: 1) { pool async throws in
            for _ in 0..<20 {
                let task = Task { try await pool.query("SELECT pg_sleep(600)") }
                if Bool.random() { await Task.yield() }
                task.cancel()
                let error = try await failure { try await task.value }
                #expect(error.code == .cancelled)
            }
        }
    }

    @Test("A cancelled transaction rolls back, and its locks are free at once")
    func transaction() async throws {
        try await withPool(size: 2) { pool async throws in
            let table = freshName("t")
            try await pool.execute("CREATE TABLE \(identifier: table) (id int)")
            let task = Task {
                try await pool.transaction { tx in
                    try await tx.execute("INSERT INTO \(identifier: table) VALUES (1)")
                    try await tx.execute("SELECT pg_sleep(600)")
                }
            }
            try await Task.sleep(for: .milliseconds(100))
            task.cancel()
            let error = try await failure { try await task.value }
            #expect(error.code == .cancelled)
            try await pool.transaction { tx in
                try await tx.execute("LOCK TABLE \(identifier: table) IN ACCESS EXCLUSIVE MODE NOWAIT")
            }
            #expect(try await pool.one("SELECT count(*) FROM \(identifier: table)", as: Int.self) == 0)
        }
    }

    @Test("Cancelled between two statements, a transaction does not commit")
    func betweenStatements() async throws {
        try await withPool(size: 2) { pool async throws in
            let table = freshName("t")
            try await pool.execute("CREATE TABLE \(identifier: table) (id int)")
            let task = Task {
                try await pool.transaction { tx in
                    try await tx.execute("INSERT INTO \(identifier: table) VALUES (1)")
                    try? await Task.sleep(for: .seconds(30))
                }
            }
            try await Task.sleep(for: .milliseconds(100))
            task.cancel()
            #expect(try await failure { try await task.value }.code == .cancelled)
            #expect(try await pool.one("SELECT count(*) FROM \(identifier: table)", as: Int.self) == 0)
        }
    }

    @Test("A late cancel never hits a stranger's statement")
    func late() async throws {
        try await withPool(size: 1) { pool async throws in
            var cancelled = 0
            for _ in 0..<200 {
                let task = Task { try await pool.query("SELECT pg_sleep(0.002)") }
                let canceller = Task {
                    try await Task.sleep(for: .microseconds(Int.random(in: 0...6000)))
                    task.cancel()
                }
                do {
                    _ = try await task.value
                } catch let error as PostgresError {
                    #expect(error.code == .cancelled)
                    cancelled += 1
                }
                // The stranger: first in line for the same connection.
                let slept = try await pool.one("SELECT pg_sleep(0.003)::text || 'x'", as: String.self)
                #expect(slept == "x")
                try? await canceller.value
            }
            #expect(cancelled > 0)
        }
    }

    @Test("A late cancel inside a transaction never hits its successor")
    func lateInTransactions() async throws {
        try await withPool(size: 2) { pool async throws in
            for _ in 0..<100 {
                let task = Task {
                    try await pool.transaction { tx in
                        try await tx.execute("SELECT pg_sleep(0.001)")
                        try await tx.execute("SELECT pg_sleep(0.001)")
                    }
                }
                try await Task.sleep(for: .microseconds(Int.random(in: 0...5000)))
                task.cancel()
                async let first = pool.one("SELECT 1", as: Int.self)
                async let second = pool.one("SELECT 2 FROM pg_sleep(0.002)", as: Int.self)
                #expect(try await first == 1)
                #expect(try await second == 2)
                do { _ = try await task.value } catch let error as PostgresError { #expect(error.code == .cancelled) }
            }
        }
    }

    @Test("Someone who waits for a connection can be cancelled, and the place goes on")
    func waiting() async throws {
        try await withPool(size: 1) { pool async throws in
            try await pool.withConnection { _ in
                let waiting = Task { try await pool.query("SELECT 1") }
                try await Task.sleep(for: .milliseconds(30))
                waiting.cancel()
                #expect(try await failure { try await waiting.value }.code == .cancelled)
            }
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }
}

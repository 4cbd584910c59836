import Foundation
import Testing

@testable import Postgres

@Suite("Connections and what they leave behind")
struct ConnectionTests {
    @Test("A connection that is used after its scope, or by two tasks at once, refuses")
    func misuse() async throws {
        try await withPool(size: 1) { pool async throws in
            let escaped = try await pool.withConnection { $0 }
            #expect(try await failure { try await escaped.query("SELECT 1") }.code == .misuse)
            try await pool.withConnection { connection in
                let first = Task { try await connection.execute("SELECT pg_sleep(0.2)") }
                try await Task.sleep(for: .milliseconds(50))
                #expect(try await failure { try await connection.query("SELECT 1") }.code == .misuse)
                _ = try await first.value
                #expect(try await connection.one("SELECT 1", as: Int.self) == 1)
            }
        }
    }

    @Test("A connection that is returned busy, in a transaction or discarded is closed")
    func returnedUnfit() async throws {
        try await withPool(size: 1) { pool async throws in
            let inTransaction = try await pool.withConnection { connection in
                try await connection.execute("BEGIN")
                return connection.processID
            }
            let discarded = try await pool.withConnection { connection in
                connection.discard()
                return connection.processID
            }
            let busy = try await pool.withConnection { connection in
                Task { try await connection.execute("SELECT pg_sleep(1)") }
                try await Task.sleep(for: .milliseconds(50))
                return connection.processID
            }
            let last = try await pool.withConnection { $0.processID }
            #expect(Set([inTransaction, discarded, busy, last]).count == 4)
        }
    }

    @Test("Settings, role and encoding hold from the start")
    func settings() async throws {
        let role = freshName("role")
        try await withPool(size: 1) { try await $0.execute("CREATE ROLE \(identifier: role)") }
        try await withPool(
            size: 1,
            {
                $0.role = role
                $0.applicationName = "with a space"
                $0.settings = ["search_path": "pg_catalog, \"odd schema\"", "plan_cache_mode": "force_generic_plan"]
                $0.statementTimeout = .milliseconds(1234)
            }
        ) { pool async throws in
            let shown = try await pool.pipeline([
                "SELECT current_user::text", "SHOW application_name", "SHOW search_path", "SHOW plan_cache_mode",
                "SHOW statement_timeout", "SHOW client_encoding", "SHOW TimeZone",
            ]).map { try $0.single().column(0, as: String.self) }
            #expect(
                shown == [
                    role, "with a space", "pg_catalog, \"odd schema\"", "force_generic_plan", "1234ms", "UTF8", "UTC",
                ]
            )
        }
    }

    @Test("Many tasks on few connections are all served")
    func load() async throws {
        try await withPool(size: 4) { pool async throws in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<500 {
                    group.addTask { try await pool.one("SELECT \(number)", as: Int.self) }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 500 * 499 / 2)
        }
    }

    @Test("Closing waits for work under way and refuses new work")
    func closing() async throws {
        let pool = try Pool(configuration: .init(try TestServer.shared.get()), logger: quiet)
        let hasBegun = Shared(false)
        let work = Task {
            try await pool.withConnection { connection in
                hasBegun.change { $0 = true }
                return try await connection.one("SELECT 1 FROM pg_sleep(0.2)", as: Int.self)
            }
        }
        try await eventually { hasBegun.value }
        await pool.close()
        #expect(try await work.value == 1)
        #expect(try await failure { try await pool.query("SELECT 1") }.code == .poolClosed)
    }

    @Test("Neither connections nor file descriptors leak")
    func leaks() async throws {
        func descriptors() -> Int {
            (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
        }
        let name = freshName("leak")
        let before = descriptors()
        for round in 0..<100 {
            try await withPool(size: 2, { $0.applicationName = name }) { pool async throws in
                async let first = pool.one("SELECT 1", as: Int.self)
                async let second = pool.one("SELECT 2", as: Int.self)
                #expect(try await first + second == 3)
                if round % 5 == 0 {
                    let task = Task { try await pool.execute("SELECT pg_sleep(600)") }
                    try await Task.sleep(for: .milliseconds(5))
                    task.cancel()
                    #expect(try await failure { try await task.value }.code == .cancelled)
                }
            }
        }
        // Other tests run beside this one and have connections of their own.
        try await eventually { descriptors() < before + 80 }
        try await withPool(size: 1) { pool async throws in
            let left: SQL = "SELECT count(*) FROM pg_stat_activity WHERE application_name = \(name)"
            try await eventually { try await pool.one(left, as: Int.self) == 0 }
        }
    }
}

import Testing

@testable import Postgres

@Suite("When the server fails")
struct ResilienceTests {
    @Test("A back-end that was ended while idle is replaced without anyone noticing")
    func idle() async throws {
        try await withPool(size: 3) { pool async throws in
            for _ in 0..<20 {
                let process = try await pool.withConnection { $0.processID }
                try await withPool(size: 1) { try await $0.execute("SELECT pg_terminate_backend(\(process), 5000)") }
                #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
            }
        }
    }

    @Test("A back-end that is ended in the middle of a statement fails that statement only")
    func midQuery() async throws {
        try await withPool(size: 1) { pool async throws in
            let process = try await pool.withConnection { $0.processID }
            let task = Task { try await pool.query("SELECT pg_sleep(600)") }
            try await withPool(size: 1) { other async throws in
                let active: SQL = "SELECT state = 'active' FROM pg_stat_activity WHERE pid = \(process)"
                try await eventually { try await other.one(active, as: Bool.self) }
                try await other.execute("SELECT pg_terminate_backend(\(process))")
            }
            let error = try await failure { try await task.value }
            #expect(error.code == .connectionLost)
            #expect(error.sqlState == .adminShutdown)
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    @Test("Killed and restarted in mid-load, the server loses nothing that was acknowledged, and the load goes on")
    func restart() async throws {
        let server = try TestServer()
        try await withPool(size: 4, url: server.url) { pool async throws in
            try await pool.execute("CREATE TABLE acknowledged (id bigint PRIMARY KEY)")
            let acknowledged = Shared<[Int]>([])
            let refusals = Shared<[PostgresError]>([])
            let isOver = Shared(false)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<8 {
                    group.addTask {
                        var number = worker
                        while !isOver.value, !Task.isCancelled {
                            let id = number
                            number += 8
                            do {
                                if Bool.random() {
                                    try await pool.execute("INSERT INTO acknowledged VALUES (\(id))")
                                } else {
                                    try await pool.transaction {
                                        try await $0.execute("INSERT INTO acknowledged VALUES (\(id))")
                                    }
                                }
                                acknowledged.change { $0.append(id) }
                            } catch let error as PostgresError {
                                refusals.change { $0.append(error) }
                            }
                        }
                    }
                }
                for _ in 0..<4 {
                    try await Task.sleep(for: .milliseconds(250))
                    server.kill()
                    try server.start()
                    // The load goes on after the restart.
                    let before = acknowledged.value.count
                    try await eventually { acknowledged.value.count > before + 50 }
                }
                isOver.change { $0 = true }
                try await group.waitForAll()
            }
            let stored = Set(try await pool.all("SELECT id FROM acknowledged", as: Int.self))
            let lost = acknowledged.value.filter { !stored.contains($0) }
            #expect(lost.isEmpty)
            let codes = Set(refusals.value.map(\.code))
            #expect(codes.isSubset(of: [.connectionLost, .commitOutcomeUnknown]))
            // Each of eight workers can have had one statement in flight at each of four ends.
            #expect(refusals.value.count <= 64)
        }
    }

    @Test("A result of 100 MB arrives whole")
    func largeResult() async throws {
        try await withPool(size: 1, { $0.statementTimeout = nil }) { pool async throws in
            let rows = try await pool.query("SELECT repeat('x', 1000) FROM generate_series(1, 100000)")
            #expect(rows.count == 100_000)
            let total = rows.reduce(0) { $0 + $1.withUnsafeBytes(column: 0) { $0?.count ?? 0 } }
            #expect(total == 100_000_000)
            let single = try await pool.query("SELECT repeat('y', 100000000)").single()
            #expect(single.withUnsafeBytes(column: 0) { $0?.count } == 100_000_000)
        }
    }

    @Test("Text of a database without an encoding is read as bytes, and refused as text")
    func brokenText() async throws {
        let name = freshName("ascii")
        try await withPool(size: 1) { pool async throws in
            try await pool.execute("CREATE DATABASE \(identifier: name) ENCODING 'SQL_ASCII' TEMPLATE template0")
        }
        try await withPool(size: 1, url: try TestServer.shared.get() + " dbname=\(name)") { pool async throws in
            let broken: SQL = "SELECT chr(255) || 'A' AS broken"
            #expect(try await failure { try await pool.query(broken) }.code == .invalidText)
            let row = try await pool.withConnection { connection in
                try await connection.execute("SET client_encoding = 'SQL_ASCII'")
                connection.discard()
                return try await connection.query(broken).single()
            }
            #expect(row.withUnsafeBytes(column: 0) { $0?.elementsEqual([0xff, 0x41]) } == true)
            let error = try await failure { try row.column("broken", as: String.self) }
            #expect(error.code == .decoding)
            #expect(error.column == "broken")
        }
    }

    @Test("Bytes that are not UTF-8 are refused by the server with a code of their own")
    func brokenInput() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = freshName("t")
            try await pool.execute("CREATE TABLE \(identifier: table) (a text)")
            let rows = AsyncStream<[UInt8]> { stream in
                stream.yield([0x61, 0xff, 0xfe, 0x0a])
                stream.finish()
            }
            let error = try await failure {
                try await pool.copyIn(into: "COPY \(identifier: table) FROM STDIN", rows: rows)
            }
            #expect(error.code == .invalidText)
            #expect(error.sqlState == .characterNotInRepertoire)
        }
    }
}

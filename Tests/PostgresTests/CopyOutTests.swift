import Testing

@testable import Postgres

@Suite("COPY out")
struct CopyOutTests {
    private struct Broken: Error {}

    private let million: SQL = "COPY (SELECT n, 'Firm number ' || n FROM generate_series(1, 1000000) n) TO STDOUT"
    /// More than the sockets' buffers hold, so that the server waits for the consumer.
    private let endless: SQL = "COPY (SELECT generate_series(1, 100000000), repeat('x', 100)) TO STDOUT"

    @Test("Every row comes out once, in whole rows and large chunks")
    func whole() async throws {
        try await withPool(size: 1) { pool async throws in
            let read = try await pool.copyOut(from: million) { rows async throws in
                var read = (rows: 0, chunks: 0, sum: 0)
                for try await chunk in rows {
                    #expect(chunk.last == UInt8(ascii: "\n"))
                    read.chunks += 1
                    for line in chunk.split(separator: UInt8(ascii: "\n")) {
                        read.rows += 1
                        read.sum += line.prefix { $0 != UInt8(ascii: "\t") }.reduce(0) { $0 * 10 + Int($1) - 48 }
                    }
                }
                return read
            }
            #expect(read.rows == 1_000_000)
            #expect(read.sum == 500_000_500_000)
            #expect(read.chunks < 1000)
        }
    }

    @Test("What went in comes out, byte by byte")
    func roundTrip() async throws {
        try await withPool(size: 1) { pool async throws in
            var writer = CopyWriter()
            for (index, name) in [nil, "", "\\N", "a\tb", "a\nb\r", "\\.", "日本語"].enumerated() {
                try writer.row(index, name)
            }
            let bytes = writer.take()
            let table = freshName("copy")
            try await pool.execute("CREATE TABLE \(identifier: table) (id bigint, name text)")
            let source = AsyncStream<[UInt8]> { stream in
                stream.yield(bytes)
                stream.finish()
            }
            try await pool.copyIn(into: "COPY \(identifier: table) FROM STDIN", rows: source)
            let found = try await pool.copyOut(from: "COPY \(identifier: table) TO STDOUT") { rows async throws in
                try await rows.reduce(into: [UInt8]()) { $0 += $1 }
            }
            #expect(found == bytes)
            let none = try await pool.copyOut(from: "COPY (SELECT 1 WHERE false) TO STDOUT") { rows async throws in
                try await rows.reduce(0) { $0 + $1.count }
            }
            #expect(none == 0)
        }
    }

    @Test("A row of 50 MB comes whole")
    func wideRow() async throws {
        try await withPool(size: 1) { pool async throws in
            let wide: SQL = "COPY (SELECT repeat('x', 50000000)) TO STDOUT"
            let size = try await pool.copyOut(from: wide) { rows async throws in
                try await rows.reduce(0) { $0 + $1.count }
            }
            #expect(size == 50_000_001)
        }
    }

    @Test("While the consumer waits, the server waits, and nothing piles up")
    func backPressure() async throws {
        try await withPool(size: 1) { pool async throws in
            try await withPool(size: 1) { watcher async throws in
                let process = try await pool.withConnection { $0.processID }
                try await pool.copyOut(from: endless) { rows async throws in
                    var chunks = rows.makeAsyncIterator()
                    for _ in 0..<10 { _ = try await chunks.next() }
                    let before = Footprint.now.bytes
                    let waiting: SQL =
                        "SELECT wait_event = 'ClientWrite' FROM pg_stat_activity WHERE pid = \(process)"
                    try await eventually { try await watcher.one(waiting, as: Bool?.self) == true }
                    try await Task.sleep(for: .milliseconds(300))
                    #expect(try await watcher.one(waiting, as: Bool?.self) == true)
                    // Other suites of this process take memory at the same time; an endless COPY would take gigabytes.
                    #expect(!Footprint.isTelling || Footprint.now.bytes - before < 512 << 20)
                    #expect(try await chunks.next() != nil)
                }
                #expect(try await pool.withConnection { $0.processID } == process)
            }
        }
    }

    @Test("Left early or by an error, the COPY ends in the server and the connection goes on")
    func leftEarly() async throws {
        try await withPool(size: 1) { pool async throws in
            let process = try await pool.withConnection { $0.processID }
            for _ in 0..<20 {
                try await pool.copyOut(from: endless) { rows async throws in
                    for try await _ in rows { break }
                }
                #expect(try await pool.one("SELECT 7", as: Int.self) == 7)
                await #expect(throws: Broken.self) {
                    try await pool.copyOut(from: endless) { rows async throws in
                        for try await _ in rows { throw Broken() }
                    }
                }
                try await pool.copyOut(from: endless) { _ in }
                #expect(try await pool.one("SELECT 8", as: Int.self) == 8)
            }
            #expect(try await pool.withConnection { $0.processID } == process)
        }
    }

    @Test("A transaction survives a COPY that was left early, and sees its own rows in one")
    func transaction() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = freshName("copy")
            try await pool.execute("CREATE TABLE \(identifier: table) (id bigint)")
            try await pool.transaction { tx in
                try await tx.execute("INSERT INTO \(identifier: table) VALUES (1), (2)")
                let size = try await tx.copyOut(from: "COPY \(identifier: table) TO STDOUT") { rows async throws in
                    try await rows.reduce(0) { $0 + $1.count }
                }
                #expect(size == 4)
                try await tx.copyOut(from: endless) { rows async throws in
                    for try await _ in rows { break }
                }
                try await tx.execute("INSERT INTO \(identifier: table) VALUES (3)")
            }
            #expect(try await pool.one("SELECT count(*) FROM \(identifier: table)", as: Int.self) == 3)
        }
    }

    @Test("An error of the server in the middle comes out, even when the body swallows it")
    func serverError() async throws {
        try await withPool(size: 1) { pool async throws in
            let broken: SQL = "COPY (SELECT 1 / (500000 - n) FROM generate_series(1, 1000000) n) TO STDOUT"
            let process = try await pool.withConnection { $0.processID }
            let error = try await failure {
                try await pool.copyOut(from: broken) { rows async throws in
                    do { for try await _ in rows {} } catch {}
                }
            }
            #expect(error.sqlState?.rawValue == "22012")
            #expect(try await pool.withConnection { $0.processID } == process)
        }
    }

    @Test("The server's statement timeout and the client's deadline end it")
    func timeouts() async throws {
        let slow: SQL = "COPY (SELECT pg_sleep(0.01) FROM generate_series(1, 30000) n) TO STDOUT"
        try await withPool(size: 1, { $0.statementTimeout = .milliseconds(500) }) { pool async throws in
            let error = try await failure { try await pool.copyOut(from: slow) { for try await _ in $0 {} } }
            #expect(error.sqlState == .queryCanceled)
            #expect(error.code == .server)
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
        try await withPool(
            size: 1,
            {
                $0.statementTimeout = .milliseconds(500)
                $0.clientGrace = .milliseconds(500)
            }
        ) { pool async throws in
            let error = try await failure {
                try await pool.withConnection { connection async throws in
                    connection.discard()
                    try await connection.execute("SET statement_timeout = 0")
                    try await connection.copyOut(from: slow) { for try await _ in $0 {} }
                }
            }
            #expect(error.code == .clientTimeout)
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    @Test("What is not COPY … TO STDOUT is refused, and so is reading after the end")
    func misuse() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = freshName("copy")
            try await pool.execute("CREATE TABLE \(identifier: table) (id bigint)")
            let statements: [SQL] = ["SELECT 1", "SELECT \(1)", "COPY \(identifier: table) FROM STDIN"]
            for statement in statements {
                #expect(try await failure { try await pool.copyOut(from: statement) { _ in } }.code == .misuse)
            }
            let missing = try await failure { try await pool.copyOut(from: "COPY no_such_table TO STDOUT") { _ in } }
            #expect(missing.sqlState == .undefinedTable)
            let kept = try await pool.copyOut(from: million) { $0 }
            #expect(try await failure { for try await _ in kept {} }.code == .misuse)
            try await pool.withConnection { connection async throws in
                try await connection.copyOut(from: million) { _ async throws in
                    #expect(try await failure { try await connection.query("SELECT 1") }.code == .misuse)
                }
            }
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }
}

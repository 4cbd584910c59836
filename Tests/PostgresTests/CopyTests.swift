import Testing

@testable import Postgres

@Suite("COPY in")
struct CopyTests {
    private struct Broken: Error {}

    /// Chunks made when they are asked for.
    private struct Chunks: AsyncSequence, AsyncIteratorProtocol {
        var remaining: Int
        var make: @Sendable (Int) async throws -> [UInt8]

        mutating func next() async throws -> [UInt8]? {
            guard remaining > 0 else { return nil }
            remaining -= 1
            return try await make(remaining)
        }

        func makeAsyncIterator() -> Chunks { self }
    }

    private func makeTable(_ pool: Pool) async throws -> SQL {
        let table = freshName("copy")
        try await pool.execute("CREATE TABLE \(identifier: table) (id bigint NOT NULL, name text)")
        return "\(identifier: table)"
    }

    @Test("A million rows go in")
    func million() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool)
            // A thousand ready lines, a thousand times: what is measured is the client, not the test.
            let lines = Array((0..<1000).map { "\($0)\tFirm number \($0)\n" }.joined().utf8)
            let count = try await pool.copyIn(
                into: "COPY \(table) FROM STDIN",
                rows: Chunks(remaining: 1000) { _ in lines }
            )
            #expect(count == 1_000_000)
            #expect(try await pool.one("SELECT count(*) FROM \(table)", as: Int.self) == 1_000_000)
        }
    }

    @Test("The writer's rows come back as they were, hostile text included")
    func writer() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool)
            let names: [String?] = [nil, "", "\\N", "a\tb", "a\nb\r", "\\.", "back\\slash", "日本語", "\"q\""]
            var writer = CopyWriter()
            for (index, name) in names.enumerated() { try writer.row(index, name) }
            #expect(throws: PostgresError.self) { try writer.row(99, "nul\0") }
            let bytes = writer.take()
            #expect(writer.count == 0)
            // Cut in the middle of rows and characters.
            let chunks = stride(from: 0, to: bytes.count, by: 7).map { Array(bytes[$0..<min($0 + 7, bytes.count)]) }
            let count = try await pool.transaction { tx in
                try await tx.copyIn(
                    into: "COPY \(table) (id, name) FROM STDIN",
                    rows: Chunks(remaining: chunks.count) { chunks[chunks.count - 1 - $0] }
                )
            }
            #expect(count == names.count)
            #expect(try await pool.all("SELECT name FROM \(table) ORDER BY id", as: String?.self) == names)
        }
    }

    @Test("A bad row in the middle is the server's error, nothing stays, and the connection goes on")
    func badRow() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool)
            let process = try await pool.withConnection { $0.processID }
            let line = Array("7\tseven\n".utf8)
            let bad = Array("not a number\tx\n".utf8)
            let error = try await failure {
                try await pool.copyIn(
                    into: "COPY \(table) FROM STDIN",
                    rows: Chunks(remaining: 10_000) { $0 == 5_000 ? bad : line }
                )
            }
            #expect(error.code == .server)
            #expect(error.sqlState == .invalidTextRepresentation)
            #expect(try await pool.one("SELECT count(*) FROM \(table)", as: Int.self) == 0)
            #expect(try await pool.withConnection { $0.processID } == process)
        }
    }

    @Test("A source that fails leaves nothing, and its own error comes out")
    func brokenSource() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool)
            let line = Array("7\tseven\n".utf8)
            await #expect(throws: Broken.self) {
                try await pool.transaction { tx in
                    try await tx.copyIn(
                        into: "COPY \(table) FROM STDIN",
                        rows: Chunks(remaining: 1000) {
                            if $0 == 500 { throw Broken() }
                            return line
                        }
                    )
                }
            }
            #expect(try await pool.one("SELECT count(*) FROM \(table)", as: Int.self) == 0)
        }
    }

    @Test("Cancelled in the middle, nothing stays and the connection is free at once")
    func cancelled() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool)
            let line = Array("7\tseven\n".utf8)
            let sent = Shared(0)
            let task = Task {
                try await pool.copyIn(
                    into: "COPY \(table) FROM STDIN",
                    rows: Chunks(remaining: .max) { _ in
                        sent.change { $0 += 1 }
                        return line
                    }
                )
            }
            try await eventually { sent.value > 1000 }
            task.cancel()
            #expect(try await failure { try await task.value }.code == .cancelled)
            #expect(try await pool.one("SELECT count(*) FROM \(table)", as: Int.self) == 0)
        }
    }

    @Test("Half of a source that ends because its task was cancelled does not pass for the whole")
    func endedByCancellation() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = try await makeTable(pool)
            let line = Array("7\tseven\n".utf8)
            let (stream, feed) = AsyncStream.makeStream(of: [UInt8].self)
            feed.yield(line)
            let task = Task { try await pool.copyIn(into: "COPY \(table) FROM STDIN", rows: stream) }
            try await Task.sleep(for: .milliseconds(50))
            task.cancel()
            #expect(try await failure { try await task.value }.code == .cancelled)
            #expect(try await pool.one("SELECT count(*) FROM \(table)", as: Int.self) == 0)
        }
    }

    @Test("A back-end that ends in the middle stops the stream")
    func terminated() async throws {
        try await withPool(size: 2) { pool async throws in
            let table = try await makeTable(pool)
            let line = Array("7\tseven\n".utf8)
            let process = Shared<Int32>(0)
            let task = Task {
                try await pool.withConnection { connection in
                    process.change { $0 = connection.processID }
                    return try await connection.copyIn(
                        into: "COPY \(table) FROM STDIN",
                        rows: Chunks(remaining: .max) { _ in line }
                    )
                }
            }
            try await eventually { process.value != 0 }
            try await Task.sleep(for: .milliseconds(50))
            try await pool.execute("SELECT pg_terminate_backend(\(process.value))")
            #expect(try await failure { try await task.value }.code == .connectionLost)
        }
    }

    @Test("What is not COPY … FROM STDIN is refused")
    func misuse() async throws {
        try await withPool(size: 1) { pool async throws in
            let rows = Chunks(remaining: 0) { _ in [] }
            #expect(try await failure { try await pool.copyIn(into: "SELECT 1", rows: rows) }.code == .misuse)
            #expect(try await failure { try await pool.copyIn(into: "SELECT \(1)", rows: rows) }.code == .misuse)
            let missing = try await failure { try await pool.copyIn(into: "COPY no_such_table FROM STDIN", rows: rows) }
            #expect(missing.sqlState == .undefinedTable)
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }
}

import Testing

@testable import Postgres

@Suite("Streaming rows")
struct RowStreamTests {
    private struct Broken: Error {}

    private struct Firm: RowDecodable {
        let id: Int
        let name: String
        init(row: Row) throws { (id, name) = try row.decode() }
    }

    @Test("A result of 1 GB is read in flat memory", .enabled(if: Footprint.isTelling))
    func flatMemory() async throws {
        try await withPool(size: 1, { $0.statementTimeout = nil }) { pool async throws in
            let wide: SQL = "SELECT generate_series(1, 1000000), repeat('x', 1000)"
            var sum = 0
            var growth = 0
            let before = Footprint.now.bytes
            try await pool.stream(wide, as: Int.self, String.self) { rows async throws in
                for try await (number, _) in rows {
                    sum += number
                    if number.isMultiple(of: 100_000) { growth = max(growth, Footprint.now.bytes - before) }
                }
            }
            #expect(sum == 500_000_500_000)
            // The result is 1 GB; other tests of the process take their own beside it.
            #expect(growth < 512 << 20)
        }
    }

    @Test("Rows come in order, whatever the batch; values are bound; rows are decoded as asked")
    func decoding() async throws {
        try await withPool(size: 1) { pool async throws in
            let least = 3
            let firms: SQL = "SELECT n, 'firm ' || n FROM generate_series(1, 10) n WHERE n >= \(least) ORDER BY n"
            for batch in [1, 2, 3, 8, 9, 1000] {
                let rows = try await pool.stream(firms, batch: batch) { rows async throws in
                    try await rows.reduce(into: [Int]()) { $0.append(try $1.column(0, as: Int.self)) }
                }
                #expect(rows == Array(3...10))
                let decoded = try await pool.stream(firms, as: Firm.self, batch: batch) { rows async throws in
                    try await rows.reduce(into: [String]()) { $0.append("\($1.id) \($1.name)") }
                }
                #expect(decoded == (3...10).map { "\($0) firm \($0)" })
            }
            let none = try await pool.stream("SELECT 1 WHERE false", as: Int.self) { rows async throws in
                try await rows.reduce(0) { count, _ in count + 1 }
            }
            #expect(none == 0)
        }
    }

    @Test("Left early, the cursor is closed and the transaction goes on with other statements")
    func leftEarly() async throws {
        try await withPool(size: 1) { pool async throws in
            let process = try await pool.withConnection { $0.processID }
            let endless: SQL = "SELECT generate_series(1, 100000000)"
            let open: SQL = "SELECT count(*) FROM pg_cursors WHERE name LIKE 'stream%'"
            try await pool.transaction { tx async throws in
                let seen = try await tx.stream(endless, as: Int.self) { rows async throws in
                    for try await number in rows where number == 2500 {
                        // Another statement and another stream between two rows.
                        #expect(try await tx.one(open, as: Int.self) == 1)
                        try await tx.stream(endless) { others async throws in
                            for try await _ in others { break }
                        }
                        return number
                    }
                    return 0
                }
                #expect(seen == 2500)
                #expect(try await tx.one(open, as: Int.self) == 0)
            }
            await #expect(throws: Broken.self) {
                try await pool.stream(endless) { rows async throws in
                    for try await _ in rows { throw Broken() }
                }
            }
            #expect(try await pool.withConnection { $0.processID } == process)
        }
    }

    @Test("Cancelled, refused or cut off in the middle, it fails and the pool goes on")
    func faults() async throws {
        try await withPool(size: 2) { pool async throws in
            let read = Shared(0)
            let slow: SQL = """
                SELECT n, pg_sleep(CASE WHEN n > 1000 THEN 600 ELSE 0 END)::text FROM generate_series(1, 2000) n
                """
            let task = Task {
                try await pool.stream(slow) { rows async throws in
                    for try await _ in rows { read.change { $0 += 1 } }
                }
            }
            try await eventually { read.value == 1000 }
            task.cancel()
            #expect(try await failure { try await task.value }.code == .cancelled)

            let broken: SQL = "SELECT 1 / (1500 - n) FROM generate_series(1, 2000) n"
            let error = try await failure {
                try await pool.stream(broken) { rows async throws in
                    for try await _ in rows {}
                }
            }
            #expect(error.sqlState?.rawValue == "22012")

            let lost = try await failure {
                try await pool.transaction { tx async throws in
                    try await tx.stream("SELECT generate_series(1, 100000)") { rows async throws in
                        for try await _ in rows {
                            try await pool.execute("SELECT pg_terminate_backend(\(tx.processID), 60000)")
                        }
                    }
                }
            }
            #expect(lost.code == .connectionLost)
            let kept = try await pool.stream("SELECT 1") { rows in rows.makeAsyncIterator() }
            var rows = kept
            #expect(try await failure { try await rows.next() }.code == .misuse)
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }
}

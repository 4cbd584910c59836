import Logging
import Testing

@testable import Postgres

@Suite("Over TLS")
struct TLSTests {
    private let tls: TLSServer

    init() async throws {
        tls = try TLSServer.shared.get()
        try await tls.prepare()
    }

    @Test(
        "Encrypts as asked, and knows the server's name where that is asked",
        arguments: [
            ("require", "localhost"), ("verify-ca", "localhost"), ("verify-full", "localhost"),
            ("verify-ca", "elsewhere.example"),
        ]
    )
    func modes(mode: String, host: String) async throws {
        try await withPool(size: 1, url: tls.url(mode, host: host)) { pool async throws in
            let (isEncrypted, user) = try await pool.one(
                "SELECT ssl, current_user::text FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
                as: Bool.self,
                String.self
            )
            #expect(isEncrypted)
            #expect(user == TLSServer.user)
        }
    }

    @Test(
        "Refuses a server of another name, and one that another authority vouches for",
        arguments: [
            ("verify-full", "elsewhere.example", false), ("verify-full", "localhost", true),
            ("verify-ca", "localhost", true),
        ]
    )
    func refusals(mode: String, host: String, isStranger: Bool) async throws {
        let url = tls.url(mode, root: isStranger ? tls.stranger : nil, host: host)
        try await withPool(size: 1, url: url, { $0.waitTimeout = .seconds(1) }) { pool async throws in
            let error = try await failure { try await pool.query("SELECT 1") }
            #expect(error.code == .connectionFailed)
            #expect(error.message.contains(isStranger ? "certificate verify failed" : "does not match host name"))
        }
    }

    @Test("Large results, streams, pipelines and COPY come and go whole", arguments: [false, true])
    func volume(hasFullRecords: Bool) async throws {
        let standIn = hasFullRecords ? try FullRecords(tls) : nil
        let url = tls.url() + (standIn.map { " port=\($0.port)" } ?? "")
        try await withPool(size: 2, url: url) { pool async throws in
            let table = freshName("t")
            try await pool.execute("CREATE TABLE \(identifier: table) (id int, name text)")
            for width in [10, 1000, 5000, 8191, 16_384, 100_000, 5_000_000] {
                let wide: SQL =
                    "SELECT n, repeat('x', \(width)::int) FROM generate_series(1, \(max(20, 500_000 / width))) n"
                let results = try await pool.pipeline([wide, "SELECT 1", wide])
                for rows in [results[0], results[2]] {
                    let total = rows.reduce(0) { $0 + $1.withUnsafeBytes(column: 1) { $0?.count ?? 0 } }
                    #expect(total == rows.count * width)
                }
            }
            let source = AsyncStream<[UInt8]> { feed in
                for number in 0..<200 {
                    feed.yield(Array("\(number)\t\(String(repeating: "y", count: 30_000))\n".utf8))
                }
                feed.finish()
            }
            let written = try await pool.copyIn(into: "COPY \(identifier: table) FROM STDIN", rows: source)
            #expect(written == 200)
            let size = try await pool.copyOut(from: "COPY \(identifier: table) TO STDOUT") { chunks async throws in
                try await chunks.reduce(0) { $0 + $1.count }
            }
            #expect(size == 10 * 30_003 + 90 * 30_004 + 100 * 30_005)
            let read = try await pool.stream(
                "SELECT id, name FROM \(identifier: table)",
                as: Int.self,
                String.self,
                batch: 7
            ) { rows async throws in
                try await rows.reduce(0) { $0 + $1.1.utf8.count }
            }
            #expect(read == 200 * 30_000)
        }
    }

    @Test("A cancelled statement and a COPY left early end in the server, and the connection goes on")
    func cancellation() async throws {
        try await withPool(size: 1, url: tls.url()) { pool async throws in
            let process = try await pool.withConnection { $0.processID }
            let task = Task { try await pool.query("SELECT pg_sleep(60)") }
            try await withPool(size: 1, url: tls.server.url) { watcher async throws in
                let active: SQL = "SELECT state = 'active' FROM pg_stat_activity WHERE pid = \(process)"
                try await eventually { try await watcher.one(active, as: Bool.self) }
                task.cancel()
                #expect(try await failure { try await task.value }.code == .cancelled)
                #expect(try await watcher.one(active, as: Bool.self) == false)
            }
            try await pool.copyOut(from: "COPY (SELECT generate_series(1, 100000000)) TO STDOUT") { rows async throws in
                for try await _ in rows { break }
            }
            #expect(try await pool.withConnection { $0.processID } == process)
        }
    }

    @Test("A listener hears, also much at once")
    func listening() async throws {
        let name = freshName("jobs")
        let listener = try Listener(configuration: .init(tls.url()), channels: [name], logger: quiet)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listener.run() }
            var events = listener.events.makeAsyncIterator()
            #expect(await events.next() == .connected)
            try await withPool(size: 1, url: tls.url()) { pool async throws in
                let notify: SQL = "SELECT pg_notify(\(name), n || repeat('x', 7000)) FROM generate_series(1, 100) AS n"
                _ = try await pool.execute(notify)
            }
            var heard = 0
            while heard < 100, case .notification = await events.next() { heard += 1 }
            #expect(heard == 100)
            group.cancelAll()
        }
    }
}

import Glibc
import Testing

@testable import Postgres

@Suite("Faults during COPY out", .serialized)
struct CopyOutFaultTests {
    private let million: SQL = "COPY (SELECT generate_series(1, 1000000), repeat('x', 100)) TO STDOUT"

    /// Starts to read a million rows and stays in the middle until cancelled, or reads on until it fails.
    private func reader(_ pool: Pool, process: Shared<Int32>, isPatient: Bool) -> Task<Void, any Error> {
        Task {
            try await pool.withConnection { connection async throws in
                try await connection.copyOut(from: million) { rows async throws in
                    for try await _ in rows {
                        process.change { $0 = connection.processID }
                        if isPatient { try await Task.sleep(for: .seconds(600)) }
                        try await Task.sleep(for: .milliseconds(1))
                    }
                }
            }
        }
    }

    @Test("Consumers cancelled in the middle of a million rows leave nothing behind")
    func cancelled() async throws {
        try await withPool(size: 2, { $0.applicationName = "copy-cancelled" }) { pool async throws in
            var before: Footprint?
            for round in 0..<40 {
                let process = Shared<Int32>(0)
                let task = reader(pool, process: process, isPatient: round.isMultiple(of: 2))
                try await eventually { process.value != 0 }
                task.cancel()
                await #expect(throws: (any Error).self) { try await task.value }
                #expect(try await pool.one("SELECT \(round)", as: Int.self) == round)
                if round == 9 { before = Footprint.now }
            }
            try await expectNoGrowth(since: before)
            let busy: SQL = """
                SELECT count(*) FROM pg_stat_activity
                WHERE application_name = 'copy-cancelled' AND state <> 'idle' AND pid <> pg_backend_pid()
                """
            #expect(try await pool.one(busy, as: Int.self) == 0)
        }
    }

    @Test("Back-ends killed in the middle of a million rows leave nothing behind, and the pool goes on")
    func killed() async throws {
        try await withPool(size: 1) { watcher async throws in
            try await withPool(size: 2, { $0.applicationName = "copy-killed" }) { pool async throws in
                var before: Footprint?
                for round in 0..<40 {
                    let process = Shared<Int32>(0)
                    let task = reader(pool, process: process, isPatient: false)
                    try await eventually { process.value != 0 }
                    try await watcher.execute("SELECT pg_terminate_backend(\(process.value), 60000)")
                    #expect(try await failure { try await task.value }.code == .connectionLost)
                    #expect(try await pool.one("SELECT \(round)", as: Int.self) == round)
                    if round == 9 { before = Footprint.now }
                }
                try await expectNoGrowth(since: before)
                let backends: SQL = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'copy-killed'"
                try await eventually { try await watcher.one(backends, as: Int.self) <= 2 }
            }
        }
    }

    @Test("A COPY that the server goes on with after it was left holds nobody else up", .timeLimit(.minutes(2)))
    func unstoppable() async throws {
        let server = try TestServer()
        try await withPool(size: 2, url: server.url) { pool async throws in
            // Short rows come faster than they are read.
            let endless: SQL = "COPY (SELECT generate_series(1, 1000000000000)) TO STDOUT"
            try await pool.withConnection { other async throws in
                _ = try await pool.one("SELECT 1", as: Int.self)
                // The cancel request is the postmaster's to take, which it can't now.
                try server.freeze()
                defer { try? server.thaw() }
                let left = Task {
                    try await pool.copyOut(from: endless) { rows in
                        for try await _ in rows { break }
                    }
                }
                for round in 0..<50 {
                    #expect(try await other.one("SELECT \(round)", as: Int.self) == round)
                    try await Task.sleep(for: .milliseconds(10))
                }
                _ = await left.result
            }
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    @Test("A client that is killed in the middle of a million rows leaves nothing in the server")
    func killedClient() async throws {
        let url = try TestServer.shared.get()
        let name = freshName("copy-killed-client")
        await #expect(processExitsWith: .signal(SIGKILL)) { [url = url as String, name = name as String] in
            try await CopyOutFaultTests().endInTheMiddle(url: url, name: name)
        }
        try await withPool(size: 1) { pool async throws in
            let left: SQL = "SELECT count(*) FROM pg_stat_activity WHERE application_name = \(name)"
            try await eventually { try await pool.one(left, as: Int.self) == 0 }
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    /// Kills this process when the server has more rows to send than anybody takes.
    private func endInTheMiddle(url: String, name: String) async throws {
        try await withPool(size: 1, url: url) { watcher async throws in
            try await withPool(size: 1, url: url, { $0.applicationName = name }) { pool async throws in
                try await pool.copyOut(from: million) { rows async throws in
                    for try await _ in rows {
                        let isBlocked: SQL = """
                            SELECT wait_event = 'ClientWrite' FROM pg_stat_activity WHERE application_name = \(name)
                            """
                        try await eventually { try await watcher.one(isBlocked, as: Bool?.self) == true }
                        kill(getpid(), SIGKILL)
                    }
                }
            }
        }
    }

    @Test("Closing the pool waits for the COPY under way", .enabled(if: Footprint.isTelling))
    func closing() async throws {
        try await withPool(size: 1) { pool async throws in
            let read = Shared(0)
            let task = Task {
                try await pool.copyOut(from: million) { rows async throws in
                    for try await chunk in rows { read.change { $0 += chunk.count { $0 == UInt8(ascii: "\n") } } }
                }
            }
            try await eventually { read.value > 0 }
            await pool.close()
            try await task.value
            #expect(read.value == 1_000_000)
        }
    }

    /// Other tests run beside this one, so a moment is looked for at which nothing is held beyond a margin far below
    /// one of anything per round.
    private func expectNoGrowth(since before: Footprint?) async throws {
        let before = try #require(before)
        try await eventually {
            let now = Footprint.now
            return now.descriptors <= before.descriptors + 8 && now.threads <= before.threads + 8
                && now.bytes <= before.bytes + 64 << 20
        }
    }
}

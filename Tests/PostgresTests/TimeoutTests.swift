import Glibc
import Testing

@testable import Postgres

@Suite("Time limits")
struct TimeoutTests {
    @Test("The server's statement timeout is an ordinary error")
    func statementTimeout() async throws {
        try await withPool(size: 1, { $0.statementTimeout = .milliseconds(500) }) { pool async throws in
            let error = try await failure { try await pool.query("SELECT pg_sleep(600)") }
            #expect(error.code == .server)
            #expect(error.sqlState == .queryCanceled)
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    @Test("The server's lock timeout is an ordinary error")
    func lockTimeout() async throws {
        try await withPool(size: 2, { $0.lockTimeout = .milliseconds(50) }) { pool async throws in
            let key = Int.random(in: 1...1_000_000_000)
            try await pool.transaction { tx in
                try await tx.execute("SELECT pg_advisory_xact_lock(\(key))")
                let error = try await failure { try await pool.query("SELECT pg_advisory_xact_lock(\(key))") }
                #expect(error.sqlState == .lockNotAvailable)
            }
        }
    }

    @Test("A full pool has an error of its own, within its limit")
    func fullPool() async throws {
        // The limit is for opening a connection too, which takes its time where many tests run.
        try await withPool(size: 2, { $0.waitTimeout = .seconds(4) }) { pool async throws in
            try await pool.withConnection { _ in
                try await pool.withConnection { _ in
                    let began = ContinuousClock.now
                    let error = try await failure { try await pool.query("SELECT 1") }
                    #expect(error.code == .poolTimeout)
                    #expect(ContinuousClock.now - began >= .seconds(4))
                }
            }
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    @Test("The client's own deadline ends what the server lets run")
    func clientDeadline() async throws {
        try await withPool(
            size: 1,
            {
                $0.statementTimeout = .milliseconds(500)
                $0.clientGrace = .milliseconds(500)
            }
        ) { pool async throws in
            let error = try await failure {
                try await pool.transaction {
                    try await $0.pipeline(["SET LOCAL statement_timeout = 0", "SELECT pg_sleep(600)"])
                }
            }
            #expect(error.code == .clientTimeout)
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    @Test("A server that does not answer at all is given up, and the next connection serves")
    func silentServer() async throws {
        try await withPool(
            size: 1,
            {
                $0.statementTimeout = .milliseconds(500)
                $0.clientGrace = .milliseconds(500)
            }
        ) { pool async throws in
            try await pool.withConnection { connection in
                // A server of someone else, or on another machine, can't be stopped from here.
                guard kill(connection.processID, SIGSTOP) == 0 else { return }
                defer { kill(connection.processID, SIGCONT) }
                let error = try await failure { try await connection.query("SELECT 1") }
                #expect(error.code == .clientTimeout)
            }
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    @Test("A server that is not there is an error within the wait limit")
    func unreachable() async throws {
        try await withPool(size: 1, url: "host=/tmp/no-such-place dbname=x", { $0.waitTimeout = .seconds(1) }) {
            pool async throws in
            let error = try await failure { try await pool.query("SELECT 1") }
            #expect(error.code == .connectionFailed)
        }
    }

    @Test("What no waiting can heal is told at once")
    func permanent() async throws {
        let url = try TestServer.shared.get() + " dbname=no_such_database"
        try await withPool(size: 1, url: url) { pool async throws in
            #expect(try await failure { try await pool.query("SELECT 1") }.code == .connectionFailed)
        }
        #expect(throws: PostgresError.self) {
            try Pool(configuration: .init("nonsense here"), logger: quiet)
        }
    }
}

import Logging
import Testing

@testable import Postgres

@Suite("Failing to connect")
struct ConnectFailureTests {
    @Test("What only a person can mend is told at once, with the server's code", .timeLimit(.minutes(5)))
    func lasting() async throws {
        let tls = try TLSServer.shared.get()
        try await tls.prepare()
        for (url, state) in [
            (tls.url() + " password=wrong", "28P01"), (tls.url("disable"), "28000"),
            (tls.url() + " dbname=no_such_database", "3D000"), (tls.server.url + " user=nobody_of_that_name", "28000"),
            (tls.url() + " options='-c no_such_setting=1'", "42704"),
        ] {
            try await withPool(size: 1, url: url, { $0.waitTimeout = .seconds(3600) }) { pool async throws in
                let error = try await failure { try await pool.query("SELECT 1") }
                #expect(error.code == .connectionFailed)
                #expect(error.sqlState?.rawValue == state)
                #expect(
                    !error.message.contains(":  \(state)") && !error.message.contains("LOCATION"),
                    "\(error.message)"
                )
            }
        }
        // The password that libpq misses before it asks.
        let missing = tls.url().replacing("password=\(TLSServer.user)", with: "passfile=/nowhere")
        try await withPool(size: 1, url: missing, { $0.waitTimeout = .seconds(3600) }) { pool async throws in
            #expect(try await failure { try await pool.query("SELECT 1") }.code == .connectionFailed)
        }
    }

    @Test("Known by its code in whatever language the server speaks")
    func languages() {
        let words = "connection to server on socket \"/x/.s.PGSQL.5432\" failed: ФАТАЛЬНО:  28P01: пароль: не тот\n"
        let refused = PostgresError(connecting: words + "LOCATION:  auth_failed, auth.c:338\n", needsPassword: false)
        #expect(refused.sqlState?.rawValue == "28P01")
        #expect(refused.isLasting)
        #expect(refused.message.hasSuffix("failed: ФАТАЛЬНО:  пароль: не тот"))
        for passing in ["57P03", "53300", "57P01", "55000"] {
            let error = PostgresError(connecting: "x: FATAL:  \(passing): y", needsPassword: false)
            #expect(error.sqlState?.rawValue == passing)
            #expect(!error.isLasting)
        }
        #expect(!PostgresError(connecting: "Connection refused", needsPassword: false).isLasting)
        #expect(PostgresError(connecting: "no password supplied", needsPassword: true).isLasting)
    }

    @Test("Several hosts fail for good only when each of them does")
    func several() {
        let wrong = PostgresError(connecting: "one: FATAL:  28P01: no", needsPassword: false)
        let absent = PostgresError(connecting: "two: Connection refused", needsPassword: false)
        let both = PostgresError.connecting([wrong, absent, absent])
        #expect(!both.isLasting)
        #expect(both.sqlState == nil)
        #expect(both.message == "one: FATAL:  no; two: Connection refused")
        #expect(PostgresError.connecting([wrong, wrong]).isLasting)
        #expect(PostgresError.connecting([wrong, wrong]).sqlState == wrong.sqlState)
    }

    @Test("A listener with a wrong password says so once, waits, and is there when it is mended")
    func listener() async throws {
        let tls = try TLSServer.shared.get()
        try await tls.prepare()
        let role = freshName("role")
        let records = Shared<[Logger.Level]>([])
        var configuration = Pool.Configuration(tls.url() + " user=\(role) password=right")
        configuration.applicationName = role
        try await withPool(size: 1, url: tls.server.url) { pool async throws in
            try await pool.execute("CREATE ROLE \(identifier: role) LOGIN PASSWORD 'wrong'")
            let listener = try Listener(
                configuration: configuration,
                channels: ["jobs"],
                longestPause: .milliseconds(100),
                logger: Logger(label: "listener") { _ in LevelRecorder(records: records) }
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await listener.run() }
                try await eventually { records.value.count >= 4 }
                #expect(records.value.count { $0 == .error } == 1)
                #expect(records.value.first == .error)
                try await pool.execute("ALTER ROLE \(identifier: role) PASSWORD 'right'")
                var events = listener.events.makeAsyncIterator()
                #expect(await events.next() == .connected)
                group.cancelAll()
            }
        }
    }

    @Test("A pause for what only a person can mend is the longest from the start")
    func pause() {
        var backoff = Backoff(longest: .seconds(10))
        #expect(backoff.longestNext() >= .seconds(5))
        backoff.reset()
        #expect(backoff.next() <= .milliseconds(50))
    }
}

private struct LevelRecorder: LogHandler {
    let records: Shared<[Logger.Level]>
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { records.change { $0.append(event.level) } }
}

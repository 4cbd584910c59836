import Glibc
import Logging
import ServiceLifecycle
import Testing

@testable import Postgres

@Suite("Listening")
struct ListenerTests {
    @Test("What is sent on any of several channels arrives, with its text and its sender")
    func channels() async throws {
        let names = [freshName("jobs"), freshName("Aneh \"nama\"")]
        try await withListener(names) { heard in
            try await eventually { heard.value == [.connected] }
            let process = try await withPool(size: 1) { pool async throws in
                try await pool.withConnection { connection async throws in
                    for name in names { try await connection.execute("SELECT pg_notify(\(name), 'é 1')") }
                    try await connection.execute("NOTIFY \(identifier: names[0])")
                    return connection.processID
                }
            }
            try await eventually { heard.value.count == 4 }
            let sent = [(names[0], "é 1"), (names[1], "é 1"), (names[0], "")]
            #expect(
                heard.value.dropFirst()
                    == sent.map {
                        .notification(Notification(channel: $0.0, payload: $0.1, processID: process))
                    }[...]
            )
        }
    }

    @Test("Cut off ten times by the server, it comes back each time and leaves nothing behind")
    func cutOff() async throws {
        let name = freshName("jobs")
        try await withListener([name]) { heard in
            try await withPool(size: 1) { pool async throws in
                for round in 1...10 {
                    try await eventually { heard.count(of: .connected) == round }
                    try await pool.execute("SELECT pg_notify(\(name), \(String(round)))")
                    try await eventually { heard.payloads.last == String(round) }
                    #expect(try await pool.terminate(name) == 1)
                }
                try await eventually { heard.count(of: .connected) == 11 }
                let settled = Footprint.now
                for round in 11...20 {
                    #expect(try await pool.terminate(name) == 1)
                    try await eventually { heard.count(of: .connected) == round + 1 }
                }
                // Other tests of this process have theirs too, which come and go.
                try await eventually {
                    let now = Footprint.now
                    return now.descriptors <= settled.descriptors + 2 && now.threads <= settled.threads + 2
                        && now.bytes <= settled.bytes + 64 << 20
                }
            }
        }
    }

    @Test("What was sent while it was cut off is found by who looks at each connection")
    func missed() async throws {
        let name = freshName("jobs")
        let found = Shared(0)
        try await withPool(size: 2) { pool async throws in
            try await pool.execute("CREATE TABLE \(identifier: name) (id int)")
            try await pool.execute("CREATE ROLE \(identifier: name) LOGIN")
            var configuration = Pool.Configuration(try TestServer.shared.get() + " user=\(name)")
            configuration.applicationName = name
            let listener = try Listener(
                configuration: configuration,
                channels: [name],
                longestPause: .milliseconds(50),
                logger: quiet
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await listener.run() }
                group.addTask {
                    for await event in listener.events where event == .connected {
                        let count = try await pool.one("SELECT count(*) FROM \(identifier: name)", as: Int.self)
                        found.change { $0 = count }
                    }
                }
                for round in 1...10 {
                    try await eventually { try await pool.backEnds(name) == 1 }
                    // Nobody hears this: the listener can't come back before it is over.
                    try await pool.execute("ALTER ROLE \(identifier: name) NOLOGIN")
                    try await pool.execute(
                        "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE application_name = \(name)"
                    )
                    try await pool.execute("INSERT INTO \(identifier: name) VALUES (\(round))")
                    try await pool.execute("NOTIFY \(identifier: name)")
                    try await pool.execute("ALTER ROLE \(identifier: name) LOGIN")
                    try await eventually { found.value == round }
                }
                group.cancelAll()
            }
        }
    }

    @Test("The server killed, or one of its back-ends, costs a reconnection and no more")
    func killed() async throws {
        let server = try TestServer()
        let name = freshName("jobs")
        try await withListener([name], url: server.url) { heard in
            try await eventually { heard.count(of: .connected) == 1 }
            for round in 1...3 {
                server.kill()
                try server.start()
                try await eventually { heard.count(of: .connected) == 2 * round }
                let process = try await withPool(size: 1, url: server.url) { pool async throws in
                    try await pool.one(
                        "SELECT pid FROM pg_stat_activity WHERE application_name = \(name)",
                        as: Int32.self
                    )
                }
                // One back-end killed makes the server end all of them and start anew.
                #expect(Glibc.kill(process, SIGKILL) == 0)
                try await eventually { heard.count(of: .connected) == 2 * round + 1 }
                try await withPool(size: 1, url: server.url) { pool async throws in
                    _ = try await pool.execute("SELECT pg_notify(\(name), \(String(round)))")
                }
                try await eventually { heard.payloads.last == String(round) }
            }
        }
    }

    @Test("A back-end that no longer answers is found out and replaced")
    func frozen() async throws {
        let name = freshName("jobs")
        try await withListener([name], heartbeat: .milliseconds(50), { $0.connectTimeout = .seconds(2) }) {
            heard in
            try await eventually { heard.count(of: .connected) == 1 }
            let process = try await withPool(size: 1) { pool async throws in
                try await pool.one("SELECT pid FROM pg_stat_activity WHERE application_name = \(name)", as: Int32.self)
            }
            #expect(Glibc.kill(process, SIGSTOP) == 0)
            defer { Glibc.kill(process, SIGCONT) }
            try await eventually { heard.count(of: .connected) >= 2 }
        }
    }

    @Test("When more comes than the reader takes, the last thing he hears is to look for himself")
    func overflow() async throws {
        let name = freshName("jobs")
        let listener = try Listener(
            configuration: .init(try TestServer.shared.get()),
            channels: [name],
            bufferLimit: 4,
            logger: quiet
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listener.run() }
            var events = listener.events.makeAsyncIterator()
            #expect(await events.next() == .connected)
            // Nothing tells when the listener has read everything; a reader that was too early tries again.
            var last: Listener.Event?
            for _ in 0..<100 where last != .connected {
                try await withPool(size: 1) { pool async throws in
                    _ = try await pool.execute("SELECT pg_notify(\(name), n::text) FROM generate_series(1, 100) AS n")
                    try await eventually { try await pool.hasRead(name) }
                }
                for _ in 0..<4 { last = await events.next() }
            }
            #expect(last == .connected)
            group.cancelAll()
        }
    }

    @Test("A group that shuts down gracefully ends the listener and its events, connected or not")
    func shutdown() async throws {
        for url in [try TestServer.shared.get(), "host=/nowhere user=nobody"] {
            let name = freshName("jobs")
            var configuration = Pool.Configuration(url)
            configuration.applicationName = name
            let listener = try Listener(configuration: configuration, channels: [name], logger: quiet)
            let group = ServiceGroup(services: [listener], logger: quiet)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                if url != "host=/nowhere user=nobody" {
                    var events = listener.events.makeAsyncIterator()
                    #expect(await events.next() == .connected)
                } else {
                    try await Task.sleep(for: .milliseconds(100))
                }
                await group.triggerGracefulShutdown()
                for await _ in listener.events {}
                try await tasks.waitForAll()
            }
            try await withPool(size: 1) { pool async throws in
                try await eventually { try await pool.backEnds(name) == 0 }
            }
        }
    }

    @Test("It acts in the role of its configuration")
    func role() async throws {
        let name = freshName("jobs")
        try await withPool(size: 1) { _ = try await $0.execute("CREATE ROLE \(identifier: name)") }
        try await withListener([name], { $0.role = name }) { heard in
            try await eventually { heard.count(of: .connected) == 1 }
            // A role that is gone can't be acted in: the listener waits until it is there again.
            try await withPool(size: 1) { pool async throws in
                try await pool.execute("DROP ROLE \(identifier: name)")
                #expect(try await pool.terminate(name) == 1)
                try await Task.sleep(for: .milliseconds(300))
                #expect(heard.count(of: .connected) == 1)
                try await pool.execute("CREATE ROLE \(identifier: name)")
                try await eventually { heard.count(of: .connected) == 2 }
            }
        }
    }

    @Test("A channel's impossible name is refused", arguments: ["", String(repeating: "é", count: 32), "a\0b"])
    func names(name: String) async throws {
        let error = try await failure {
            try Listener(configuration: .init("host=/nowhere"), channels: [name], logger: quiet)
        }
        #expect(error.code == .configuration)
    }

    // MARK: Tools

    /// Runs a listener, which calls itself by its first channel, for as long as `body` takes.
    private func withListener(
        _ channels: [String],
        url: String? = nil,
        heartbeat: Duration = .seconds(30),
        _ change: (inout Pool.Configuration) -> Void = { _ in },
        _ body: (Shared<[Listener.Event]>) async throws -> Void
    ) async throws {
        var configuration = Pool.Configuration(try url ?? TestServer.shared.get())
        configuration.applicationName = channels[0]
        change(&configuration)
        let listener = try Listener(
            configuration: configuration,
            channels: channels,
            heartbeat: heartbeat,
            longestPause: .milliseconds(200),
            logger: quiet
        )
        let heard = Shared<[Listener.Event]>([])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listener.run() }
            group.addTask { for await event in listener.events { heard.change { $0.append(event) } } }
            defer { group.cancelAll() }
            try await body(heard)
        }
    }
}

extension Shared where Value == [Listener.Event] {
    fileprivate func count(of event: Listener.Event) -> Int {
        value.count { $0 == event }
    }

    fileprivate var payloads: [String] {
        value.compactMap { if case .notification(let notification) = $0 { notification.payload } else { nil } }
    }
}

extension Pool {
    /// Ends every back-end of that application name; how many there were.
    fileprivate func terminate(_ name: String) async throws -> Int {
        try await execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = \(name)")
    }

    fileprivate func backEnds(_ name: String) async throws -> Int {
        try await one("SELECT count(*) FROM pg_stat_activity WHERE application_name = \(name)", as: Int.self)
    }

    /// Whether the server has nothing left to hand to anyone.
    fileprivate func hasRead(_ name: String) async throws -> Bool {
        try await one("SELECT pg_notification_queue_usage() = 0", as: Bool.self)
    }
}

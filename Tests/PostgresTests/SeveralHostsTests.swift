import Glibc
import Logging
import Testing

@testable import Postgres

@Suite("Several hosts")
struct SeveralHostsTests {
    private let nobody = "/tmp/no-such-place"

    /// A connection string that names the servers in this order.
    private func url(_ hosts: [(folder: String, port: Int)], _ sessions: String = "any") -> String {
        let folders = hosts.map(\.folder).joined(separator: ",")
        let ports = hosts.map { String($0.port) }.joined(separator: ",")
        return "host=\(folders) port=\(ports) user=postgres dbname=postgres target_session_attrs=\(sessions)"
    }

    private func host(_ server: TestServer) -> (folder: String, port: Int) { (server.folder, server.port) }

    private func shown(_ setting: String, _ url: String) async throws -> String {
        try await withPool(size: 1, url: url) { pool async throws in
            try await pool.one("SELECT current_setting(\(setting))", as: String.self)
        }
    }

    @Test("A host that is not there is passed over, and one that is silent too")
    func passedOver() async throws {
        let server = try TestServer()
        #expect(try await shown("port", url([(nobody, 1), host(server)])) == "5432")
        #expect(try await shown("port", url([host(server), (nobody, 1)])) == "5432")

        // It accepts, by the kernel's hand, and never says a word.
        let port = try TestServer.freePort()
        let silent = try Silence(port: port)
        defer { silent.end() }
        let list = "host=127.0.0.1,\(server.folder) port=\(port),5432 user=postgres dbname=postgres"
        try await withPool(size: 1, url: list, { $0.connectTimeout = .seconds(2) }) { pool async throws in
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    @Test("A host that refuses to serve is passed over")
    func refusing() async throws {
        let server = try TestServer(port: TestServer.freePort())
        let other = try TestServer(port: TestServer.freePort())
        try await withPool(size: 1, url: other.url) { _ = try await $0.execute("CREATE DATABASE only_here") }
        let list = url([host(server), host(other)]) + " dbname=only_here"
        #expect(try await shown("port", list) == String(other.port))
    }

    @Test("When none serves, the error names each of them")
    func none() async throws {
        let list = url([(nobody, 1), ("/tmp/nor-here", 2)])
        try await withPool(size: 1, url: list, { $0.waitTimeout = .seconds(1) }) { pool async throws in
            let error = try await failure { try await pool.query("SELECT 1") }
            #expect(error.code == .connectionFailed)
            for name in ["\(nobody)/.s.PGSQL.1", "/tmp/nor-here/.s.PGSQL.2"] { #expect("\(error)".contains(name)) }
        }
    }

    @Test("A standby serves who asks for one, and its successor's clients when the primary is killed")
    func failover() async throws {
        let primary = try TestServer(port: TestServer.freePort())
        let standby = try TestServer(port: TestServer.freePort(), standbyOf: primary)
        let both = [host(standby), host(primary)]
        for (sessions, server) in [
            ("any", standby), ("primary", primary), ("read-write", primary), ("standby", standby),
            ("read-only", standby), ("prefer-standby", standby),
        ] {
            #expect(try await shown("port", url(both, sessions)) == String(server.port), "\(sessions)")
        }
        #expect(try await shown("port", url([(nobody, 1), host(primary)], "prefer-standby")) == String(primary.port))

        let order = url([host(primary), host(standby)], "primary")
        let listener = try Listener(configuration: .init(order), channels: ["failover"], logger: quiet)
        try await withPool(size: 3, url: order) { pool async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await listener.run() }
                var events = listener.events.makeAsyncIterator()
                #expect(await events.next() == .connected)
                #expect(try await pool.one("SELECT current_setting('port')", as: String.self) == String(primary.port))
                try await pool.execute("CREATE TABLE kept AS SELECT 42 AS answer")
                try await withPool(size: 1, url: standby.url) { other async throws in
                    try await eventually {
                        try await other.one("SELECT to_regclass('kept') IS NOT NULL", as: Bool.self)
                    }
                    primary.kill()
                    #expect(try await other.one("SELECT pg_promote()", as: Bool.self))
                }
                try await eventually { (try? await pool.one("SELECT answer FROM kept", as: Int.self)) == 42 }
                try await pool.execute("INSERT INTO kept VALUES (43)")
                #expect(try await pool.one("SELECT current_setting('port')", as: String.self) == String(standby.port))
                // The listener has found it too.
                #expect(await events.next() == .connected)
                group.cancelAll()
            }
        }
    }

    @Test("Lists are split host by host; what does not fit together is left to libpq")
    func splitting() {
        let key = { (name: String, list: [ConnectPlan.Parameters]) in
            list.map { $0.first { $0.key == name }?.value ?? "" }
        }
        let three = ConnectPlan.attempts([("host", "a,,c"), ("port", "1,2,"), ("user", "u")])
        #expect(key("host", three) == ["a", "", "c"])
        #expect(key("port", three) == ["1", "2", ""])
        #expect(key("user", three) == ["u", "u", "u"])
        let onePort = ConnectPlan.attempts([("hostaddr", "1.1.1.1,1.1.1.2"), ("port", "7")])
        #expect(key("port", onePort) == ["7", "7"])
        let preferring = ConnectPlan.attempts([("host", "a,b"), ("target_session_attrs", "prefer-standby")])
        #expect(key("target_session_attrs", preferring) == ["standby", "standby", "any", "any"])
        #expect(ConnectPlan.attempts([("host", "a,b,c"), ("port", "1,2")]).count == 1)
        #expect(ConnectPlan.attempts([("host", "a")]).count == 1)
        #expect(ConnectPlan.attempts([]).count == 1)
    }
}

/// A socket that listens and is never answered.
private struct Silence {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        address.sin_port = UInt16(port).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
        }
        guard isBound, listen(descriptor, 16) == 0 else { throw TestFailure("the port can't be had") }
    }

    func end() { close(descriptor) }
}

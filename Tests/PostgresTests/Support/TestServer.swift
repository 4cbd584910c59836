import Foundation
import Glibc

@testable import Postgres

/// A throw-away PostgreSQL of this test process, in a temporary folder that goes with it: on a Unix socket, and on a
/// port of 127.0.0.1 if it is given one.
final class TestServer: Sendable {
    let folder: String
    let port: Int

    /// Where the tests connect: the server of the environment, or one of our own.
    static let shared = Result {
        try ProcessInfo.processInfo.environment["PATUH_TEST_DATABASE_URL"] ?? TestServer().url
    }

    /// Every server of this process, to be stopped when it ends.
    private static let all = Locked<[TestServer]>([])
    private static let counter = Locked(0)

    var url: String { "host=\(folder) port=\(port) user=postgres dbname=postgres" }

    /// - Parameters:
    ///   - primary: A server whose streaming standby this one shall be.
    ///   - prepare: Is run on the data folder before the first start.
    init(
        settings: [String] = [],
        port: Int? = nil,
        standbyOf primary: TestServer? = nil,
        prepare: (String) throws -> Void = { _ in }
    ) throws {
        self.port = port ?? 5432
        TestServer.sweep()
        let number = TestServer.counter.withLock { counter in
            counter += 1
            return counter
        }
        folder = "/tmp/pgtest-\(getpid())-\(number)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        if getuid() == 0 { try TestServer.run("/bin/chown", ["postgres", folder]) }
        if let primary {
            let options = ["-D", "\(folder)/data", "-R", "-c", "fast", "--no-sync", "-d", primary.url]
            try TestServer.run(TestServer.program("pg_basebackup"), options, asServer: true)
        } else {
            let options = [
                "-D", "\(folder)/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync",
            ]
            try TestServer.run(TestServer.program("initdb"), options, asServer: true)
        }
        let lines = [
            "listen_addresses = '\(port == nil ? "" : "127.0.0.1")'", "port = \(self.port)",
            "unix_socket_directories = '\(folder)'", "fsync = off", "max_connections = 300",
            "deadlock_timeout = 50ms", "log_min_messages = fatal", "autovacuum = off", "shared_buffers = 32MB",
        ]
        let file = "\(folder)/data/postgresql.auto.conf"
        // What stands later counts. A standby's file also says where its primary is.
        let before = try String(contentsOfFile: file, encoding: .utf8)
        let after = before + (lines + settings).joined(separator: "\n") + "\n"
        try after.write(toFile: file, atomically: false, encoding: .utf8)
        try prepare("\(folder)/data")
        if getuid() == 0 { try TestServer.run("/bin/chown", ["-R", "postgres", "\(folder)/data"]) }
        TestServer.all.withLock { all in
            if all.isEmpty { atexit { TestServer.stopAll() } }
            all.append(self)
        }
        try start()
    }

    /// Starts the server and waits until it answers. After a kill the kernel may take a moment to let go of what the
    /// old one held, so a server that ends at once is started again.
    func start() throws {
        for _ in 0..<5 where try launch() { return }
        throw TestFailure("the test server did not start")
    }

    private func launch() throws -> Bool {
        let started = Process()
        let command = TestServer.command(TestServer.program("postgres"), ["-D", "\(folder)/data"], asServer: true)
        started.executableURL = URL(fileURLWithPath: command.program)
        started.arguments = command.arguments
        started.standardOutput = FileHandle.nullDevice
        started.standardError = FileHandle.nullDevice
        try started.run()
        for _ in 0..<500 where started.isRunning {
            if (try? TestServer.run(TestServer.program("pg_isready"), ["-q", "-h", folder, "-p", "\(port)"])) != nil {
                return true
            }
            usleep(20_000)
        }
        return false
    }

    /// Ends the server as a power cut would.
    func kill() {
        guard let pid = postmaster else { return }
        // Stopped, it can't make another child that would outlive it and hold the data folder.
        Glibc.kill(pid, SIGSTOP)
        let children = (try? TestServer.output("/usr/bin/pgrep", ["-P", "\(pid)"])) ?? ""
        Glibc.kill(pid, SIGKILL)
        for child in children.split(separator: "\n").compactMap({ pid_t($0) }) { Glibc.kill(child, SIGKILL) }
        while Glibc.kill(pid, 0) == 0, !TestServer.isZombie(pid) { usleep(2_000) }
        unlink("\(folder)/data/postmaster.pid")
    }

    /// Keeps the postmaster from taking connections and cancel requests; its back-ends go on.
    func freeze() throws { Glibc.kill(try running(), SIGSTOP) }

    func thaw() throws { Glibc.kill(try running(), SIGCONT) }

    private func running() throws -> pid_t {
        guard let postmaster else { throw TestFailure("the test server does not run") }
        return postmaster
    }

    /// The postmaster's process id, from its own file.
    private var postmaster: pid_t? {
        guard let text = try? String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8) else {
            return nil
        }
        return text.split(separator: "\n").first.flatMap { pid_t($0) }
    }

    private func stop() {
        if let pid = postmaster {
            Glibc.kill(pid, SIGQUIT)
            for _ in 0..<200 where Glibc.kill(pid, 0) == 0 && !TestServer.isZombie(pid) { usleep(10_000) }
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func stopAll() {
        for server in all.withLock({ $0 }) { server.stop() }
    }

    /// Removes what test processes that were killed have left.
    private static func sweep() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
        for name in names where name.hasPrefix("pgtest-") {
            let parts = name.split(separator: "-")
            guard parts.count == 3, let owner = pid_t(parts[1]), Glibc.kill(owner, 0) != 0, errno == ESRCH else {
                continue
            }
            let path = "/tmp/\(name)"
            if let text = try? String(contentsOfFile: "\(path)/data/postmaster.pid", encoding: .utf8),
                let pid = text.split(separator: "\n").first.flatMap({ pid_t($0) })
            {
                Glibc.kill(pid, SIGQUIT)
            }
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    private static func isZombie(_ pid: pid_t) -> Bool {
        let stat = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
        return stat.isEmpty || stat.contains(") Z ")
    }

    // MARK: Programs

    private static func program(_ name: String) -> String {
        let root = "/usr/lib/postgresql"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).compactMap { Int($0) }
        return "\(root)/\(versions.max() ?? 15)/bin/\(name)"
    }

    /// PostgreSQL refuses to run as root.
    private static func command(
        _ program: String,
        _ arguments: [String],
        asServer: Bool
    ) -> (
        program: String, arguments: [String]
    ) {
        guard asServer, getuid() == 0 else { return (program, arguments) }
        let drop = ["--reuid=postgres", "--regid=postgres", "--init-groups", "--", program]
        return ("/usr/bin/setpriv", drop + arguments)
    }

    /// A port that nobody listens on.
    static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isBound else { throw TestFailure("no port is free") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    @discardableResult
    private static func output(_ program: String, _ arguments: [String], asServer: Bool = false) throws -> String {
        let process = Process()
        let command = command(program, arguments, asServer: asServer)
        process.executableURL = URL(fileURLWithPath: command.program)
        process.arguments = command.arguments
        process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw TestFailure("\(program) failed") }
        return String(decoding: data, as: UTF8.self)
    }

    static func run(_ program: String, _ arguments: [String], asServer: Bool = false) throws {
        try output(program, arguments, asServer: asServer)
    }
}

/// A test's own trouble.
struct TestFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

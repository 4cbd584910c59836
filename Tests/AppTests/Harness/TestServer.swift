import Foundation
import Glibc
import Synchronization

/// A throw-away PostgreSQL of this test process: Unix socket only, in a temporary folder that goes with it.
final class TestServer: Sendable {
    /// The one server of this process.
    static let shared = Result { try TestServer() }

    private let folder: String

    private init() throws {
        Self.sweep()
        folder = "/tmp/patuh-app-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        if getuid() == 0 { try Self.run("/bin/chown", ["postgres", folder]) }
        let options = [
            "-D", "\(folder)/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync",
        ]
        try Self.run(Self.program("initdb"), options, asServer: true)
        let lines = [
            "listen_addresses = ''", "unix_socket_directories = '\(folder)'", "fsync = off", "full_page_writes = off",
            "synchronous_commit = off", "max_connections = 200", "deadlock_timeout = 100ms", "log_min_messages = fatal",
            "autovacuum = off", "shared_buffers = 64MB", "jit = off", "max_wal_size = 4GB",
        ]
        let file = "\(folder)/data/postgresql.auto.conf"
        try (lines.joined(separator: "\n") + "\n").write(toFile: file, atomically: false, encoding: .utf8)
        Self.running.withLock { $0 = folder }
        atexit { TestServer.stop() }
        try start()
    }

    /// Where a role finds a database.
    func url(_ database: String, user: String = "postgres") -> String {
        "host=\(folder) user=\(user) dbname=\(database)"
    }

    private func start() throws {
        let started = Process()
        let command = Self.command(Self.program("postgres"), ["-D", "\(folder)/data"], asServer: true)
        started.executableURL = URL(fileURLWithPath: command.program)
        started.arguments = command.arguments
        started.standardOutput = FileHandle.nullDevice
        started.standardError = FileHandle.nullDevice
        try started.run()
        for _ in 0..<500 where started.isRunning {
            if (try? Self.run(Self.program("pg_isready"), ["-q", "-h", folder])) != nil { return }
            usleep(20_000)
        }
        throw TestFailure("the test server did not start")
    }

    // MARK: Its end

    private static let running = Mutex<String?>(nil)

    private static func stop() {
        guard let folder = running.withLock({ $0 }) else { return }
        if let pid = postmaster(of: folder) {
            kill(pid, SIGQUIT)
            for _ in 0..<200 where kill(pid, 0) == 0 && !isZombie(pid) { usleep(10_000) }
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Removes what test processes that were killed have left.
    private static func sweep() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
        for name in names where name.hasPrefix("patuh-app-") {
            guard let owner = name.split(separator: "-").last.flatMap({ pid_t($0) }), kill(owner, 0) != 0,
                errno == ESRCH
            else { continue }
            if let pid = postmaster(of: "/tmp/\(name)") { kill(pid, SIGQUIT) }
            try? FileManager.default.removeItem(atPath: "/tmp/\(name)")
        }
    }

    private static func postmaster(of folder: String) -> pid_t? {
        let text = try? String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8)
        return text?.split(separator: "\n").first.flatMap { pid_t($0) }
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
    ) -> (program: String, arguments: [String]) {
        guard asServer, getuid() == 0 else { return (program, arguments) }
        let drop = ["--reuid=postgres", "--regid=postgres", "--init-groups", "--", program]
        return ("/usr/bin/setpriv", drop + arguments)
    }

    private static func run(_ program: String, _ arguments: [String], asServer: Bool = false) throws {
        let process = Process()
        let command = command(program, arguments, asServer: asServer)
        process.executableURL = URL(fileURLWithPath: command.program)
        process.arguments = command.arguments
        process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw TestFailure("\(program) failed") }
    }
}

/// A test's own trouble.
struct TestFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

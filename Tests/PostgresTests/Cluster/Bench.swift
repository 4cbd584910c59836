import Foundation
import Glibc
import Logging
import Testing

@testable import Postgres

/// A short temporary folder with a private cluster in it, removed at the end together with all that runs there.
final class Bench: Sendable {
    let root: String
    let log = Notes()

    init() throws {
        var pattern = Array("/tmp/pc-XXXXXX".utf8CString)
        guard mkdtemp(&pattern) != nil else { throw ClusterFiles.failure("make", "/tmp/pc-XXXXXX", errno) }
        root = String(decoding: pattern.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        chmod(root, 0o755)
    }

    deinit {
        for process in ProcessTable.servers(in: data) { kill(process, SIGKILL) }
        try? FileManager.default.removeItem(atPath: root)
    }

    /// The folder given to the cluster.
    var folder: String { root + "/d" }
    var home: String { folder + "/cluster" }
    var data: String { home + "/data" }

    var configuration: PrivateCluster.Configuration {
        var configuration = PrivateCluster.Configuration(dataDirectory: folder)
        configuration.sharedBuffers = "16MB"
        configuration.startDeadline = .seconds(60)
        return configuration
    }

    var logger: Logger {
        Logger(label: "cluster") { [log] _ in Recorder(notes: log) }
    }

    func start(_ change: (inout PrivateCluster.Configuration) -> Void = { _ in }) async throws -> PrivateCluster {
        var configuration = configuration
        change(&configuration)
        return try await PrivateCluster.start(configuration, logger: logger)
    }

    /// The error with which a start is refused.
    func refusal(
        _ change: (inout PrivateCluster.Configuration) -> Void = { _ in }
    ) async throws -> ClusterError? {
        do {
            await (try await start(change)).stop()
            return nil
        } catch let error as ClusterError {
            return error
        }
    }

    /// A bench with a complete cluster, stopped cleanly: a copy of one that is made once for all tests.
    static func made() async throws -> Bench {
        let bench = try Bench()
        let original = try await Original.folder()
        #expect(try await bench.run("/bin/cp", ["-a", original, bench.folder]).succeeded)
        return bench
    }

    /// Runs a program to its end and returns what it printed.
    @discardableResult
    func run(_ program: String, _ arguments: [String], as account: ClusterAccount? = nil) async throws -> Output {
        let child = try spawn(program, arguments, as: account)
        let end = await child.process.waitForEnd(atMost: .seconds(60))
        let text = ClusterFiles.text(child.output) ?? ""
        unlink(child.output)
        return Output(succeeded: end == .exit(0), text: text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    func spawn(
        _ program: String,
        _ arguments: [String],
        as account: ClusterAccount? = nil
    ) throws -> (process: ChildProcess, output: String) {
        let path = root + "/out-\(UInt32.random(in: 0...UInt32.max))"
        let output = try ClusterFiles.open(path, O_WRONLY | O_CREAT)
        defer { close(output) }
        let account = try account ?? ClusterAccount.current()
        let command = ChildProcess.Command(
            program: program,
            arguments: arguments,
            account: account,
            output: output
        )
        return (try ChildProcess.start(command), path)
    }

    /// One statement through `psql`.
    @discardableResult
    func sql(_ cluster: PrivateCluster, _ text: String, user: String = "postgres") async throws -> String {
        let output = try await run("/usr/bin/psql", psql(cluster, text, user: user))
        guard output.succeeded else { throw ClusterError(.system, output.text, remedy: "") }
        return output.text
    }

    func psql(_ cluster: PrivateCluster, _ text: String, user: String = "postgres") -> [String] {
        ["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d", cluster.connectionString(user: user), "-c", text]
    }

    struct Output {
        let succeeded: Bool
        let text: String
    }

    /// The postmasters among the processes of the cluster: those whose parent is none of them.
    var postmasters: [pid_t] {
        let servers = ProcessTable.servers(in: data)
        return servers.filter { !servers.contains(Self.parent(of: $0) ?? 0) }
    }

    /// What PostgreSQL itself has logged since the cluster was made.
    var serverLog: String {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: home + "/log")) ?? []
        return names.compactMap { try? String(contentsOfFile: home + "/log/" + $0, encoding: .utf8) }.joined()
    }

    private static func parent(of process: pid_t) -> pid_t? {
        // pid (name) state parent …
        let afterName = readProc("/proc/\(process)/stat").split(separator: ") ").last
        return afterName?.split(separator: " ").dropFirst().first.flatMap { pid_t($0) }
    }

    /// The text of a file that, like those in `/proc`, does not know its size. (Foundation's reader leaks on them.)
    static func readProc(_ path: String) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}

/// What the cluster logged.
final class Notes: Sendable {
    private let lines = Locked<[String]>([])
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    func contains(_ text: String) -> Bool { lines.withLock { $0.contains { $0.contains(text) } } }
}

private struct Recorder: LogHandler {
    let notes: Notes
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { notes.add("\(event.message)") }
}

/// The cluster that ``Bench/made()`` copies, removed when the tests have ended.
private actor Original {
    private static let shared = Original()
    private var bench: Bench?

    static func folder() async throws -> String { try await shared.make() }

    private func make() async throws -> String {
        if let bench { return bench.folder }
        let made = try Bench()
        await (try await made.start()).stop()
        bench = made
        Self.removal.withLock { $0 = made.root }
        atexit {
            if let root = Original.removal.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: root) }
        }
        return made.folder
    }

    private static let removal = Locked<String?>(nil)
}

import Glibc
public import Logging

/// A PostgreSQL of the server's own: made if it is missing, started, watched and stopped by it.
///
/// It listens on a Unix socket only, admits by the kernel's word (`peer`) the users who run it, and nobody else. It
/// runs as an ordinary user even when the server is started by root. `start` returns once connections are taken,
/// about 50 ms after PostgreSQL was started on a cleanly stopped cluster.
///
///     let cluster = try await PrivateCluster.start(.init(dataDirectory: "/var/lib/patuh"), logger: logger)
///     let text = cluster.connectionString(user: "patuh_app")
///     while let exit = await cluster.waitForExit() { logger.error("\(exit)"); try await cluster.restart() }
///     await cluster.stop()
///
/// As a service of a group it does this by itself; see ``run()``.
public actor PrivateCluster {
    /// An end of PostgreSQL that nobody asked for.
    public struct Exit: Sendable, CustomStringConvertible {
        /// What happened, in words.
        public let description: String
    }

    enum Phase {
        case starting
        case running(ChildProcess)
        case down(Exit)
        case stopped
    }

    /// How the cluster was set up.
    public nonisolated let configuration: Configuration
    /// The folder of its socket, for `psql -h`.
    public nonisolated let socketDirectory: String

    nonisolated let logger: Logger
    nonisolated let ground: ClusterGround
    var phase: Phase = .starting
    var child: ChildProcess?
    var isLaunching = false
    var stopWanted = false
    private var lock: ClusterLock?

    init(ground: ClusterGround, lock: ClusterLock, socketDirectory: String) {
        self.ground = ground
        self.lock = lock
        self.socketDirectory = socketDirectory
        configuration = ground.configuration
        logger = ground.logger
    }

    /// Makes the cluster if it is missing, clears away what an earlier server left, starts PostgreSQL and waits until
    /// it takes connections.
    ///
    /// - Throws: a ``ClusterError`` that says what to do. After a failure or a cancellation nothing runs.
    public static func start(_ configuration: Configuration, logger: Logger) async throws -> PrivateCluster {
        let place = try ClusterPlace.open(configuration.dataDirectory)
        let lock = try ClusterLock.take(place.lock)
        let ground = try ClusterGround.prepare(place, configuration, logger)
        try await ground.makeIfMissing()
        let cluster = PrivateCluster(
            ground: ground,
            lock: lock,
            socketDirectory: try ground.socket.open()
        )
        do {
            try await cluster.launch()
        } catch {
            await cluster.stop()
            throw error
        }
        return cluster
    }

    /// What libpq needs to connect as a role, in its keyword form.
    public nonisolated func connectionString(user: String) -> String {
        Self.connectionString(socket: socketDirectory, database: configuration.databaseName, user: user)
    }

    /// The postmaster's process number while it runs.
    public var processIdentifier: Int32? {
        if case .running(let child) = phase, child.end == nil { child.pid } else { nil }
    }

    /// Waits until PostgreSQL ends without having been asked to, for example killed by the kernel for want of memory.
    ///
    /// - Returns: how it ended; ``restart()`` is the answer. `nil` when the cluster was stopped or the waiting task
    ///   cancelled.
    public func waitForExit() async -> Exit? {
        while !Task.isCancelled {
            switch phase {
            case .stopped: return nil
            case .down(let exit): return exit
            case .starting: await steadyPause(.milliseconds(10))
            case .running(let watched):
                guard let end = await watched.waitForEnd(), !stopWanted else { return nil }
                if case .running(let present) = phase, present === watched {
                    phase = .down(Exit(description: "PostgreSQL (process \(watched.pid)) \(end)"))
                }
            }
        }
        return nil
    }

    /// Starts PostgreSQL again, after it ended or while it runs (then it is shut down cleanly first).
    ///
    /// - Throws: a ``ClusterError``; `stopped` after ``stop()``. After another error it may be tried again.
    public func restart() async throws {
        let before = phase
        guard !stopWanted else { throw Self.stoppedMeanwhile }
        if case .starting = before {
            throw ClusterError(.inUse, "PostgreSQL is being started already.", remedy: "Wait for that.")
        }
        phase = .starting
        isLaunching = true
        defer { isLaunching = false }
        if case .running(let running) = before { await halt(running) }
        do {
            try await launch()
        } catch {
            if !stopWanted { phase = .down(Exit(description: "PostgreSQL could not be started again: \(error)")) }
            throw error
        }
    }

    /// Shuts PostgreSQL down: open transactions are rolled back, clients disconnected, everything is written. If that
    /// takes longer than the configured deadline it is cut short; the next start then replays the log.
    ///
    /// Returns when nothing runs any more and the folder is free. Not cut short by cancellation; a second call waits
    /// for the first.
    public func stop() async {
        stopWanted = true
        if let child { await halt(child) }
        while isLaunching { await steadyPause(.milliseconds(5)) }
        guard lock != nil else { return }
        phase = .stopped
        ground.socket.close(socketDirectory)
        lock = nil
    }

    /// Gives the folder up but lets PostgreSQL run, which is what `kill -9` of the server does.
    func abandon() {
        stopWanted = true
        phase = .stopped
        lock = nil
    }

    static var stoppedMeanwhile: ClusterError {
        ClusterError(.stopped, "The cluster was stopped.", remedy: "Start it anew.")
    }
}

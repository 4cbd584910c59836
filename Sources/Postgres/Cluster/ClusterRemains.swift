import Glibc
import Logging

/// What an earlier server left behind when it did not end cleanly, and how it is cleared away.
///
/// Called only with the cluster's lock held, so whatever runs in the data folder has no server any more. An orphaned
/// postmaster is stopped rather than adopted: afterwards there is one way only in which PostgreSQL runs, as a child
/// that is watched, with this server's settings.
struct ClusterRemains: Sendable {
    let place: ClusterPlace
    let stopDeadline: Duration
    let logger: Logger

    /// Stops what still runs in the data folder and removes files that would keep a new postmaster from starting.
    func clear() async throws(ClusterError) {
        let file = PostmasterFile.read(in: place.data)
        let running = ProcessTable.servers(in: place.data)
        if !running.isEmpty {
            if let file, file.pid < 0, running.contains(-file.pid) { throw standAlone(-file.pid) }
            try await stop(running, postmaster: file?.pid)
        }
        removeStaleFile()
    }

    private func stop(_ running: [pid_t], postmaster: pid_t?) async throws(ClusterError) {
        if let postmaster, running.contains(postmaster) {
            logger.notice(
                "stopping a PostgreSQL that outlived its server",
                metadata: ["process": "\(postmaster)"]
            )
            send(SIGINT, to: [postmaster])
            if await haveEnded(within: stopDeadline) { return }
            send(SIGQUIT, to: [postmaster])
        } else {
            logger.notice("stopping PostgreSQL processes without a postmaster", metadata: ["count": "\(running.count)"])
            send(SIGQUIT, to: running)
        }
        if await haveEnded(within: .seconds(5)) { return }
        send(SIGKILL, to: ProcessTable.servers(in: place.data))
        if await haveEnded(within: .seconds(10)) { return }
        let left = ProcessTable.servers(in: place.data).map(String.init).joined(separator: ", ")
        throw ClusterError(
            .remains,
            "PostgreSQL of an earlier start still works in \(place.data) and cannot be ended: process \(left).",
            remedy: "Look what it waits for (often a disk that does not answer), end it, then start again."
        )
    }

    private func send(_ signal: Int32, to processes: [pid_t]) {
        for process in processes where ProcessTable.isServer(process, in: place.data) { kill(process, signal) }
    }

    /// Whether nothing of the cluster runs any more within the limit. The log's writer outlives the postmaster by some
    /// milliseconds.
    func haveEnded(within limit: Duration) async -> Bool {
        let end = ContinuousClock.now + limit
        while !ProcessTable.servers(in: place.data).isEmpty {
            guard ContinuousClock.now < end else { return false }
            await steadyPause(.milliseconds(5))
        }
        return true
    }

    /// PostgreSQL sees by itself that the writer of `postmaster.pid` is gone, unless its number was given to another
    /// process of the same user. Nothing works in the folder now, so the file is stale.
    private func removeStaleFile() {
        guard let file = PostmasterFile.read(in: place.data), ProcessTable.exists(abs(file.pid)) else { return }
        logger.notice(
            "removing a stale postmaster.pid: its process has ended, or the number is another program's now",
            metadata: ["process": "\(file.pid)"]
        )
        unlink(PostmasterFile.path(in: place.data))
    }

    private func standAlone(_ process: pid_t) -> ClusterError {
        ClusterError(
            .inUse,
            "Somebody works on the cluster with a stand-alone PostgreSQL, process \(process).",
            remedy: "Let him finish, or end that process, then start again."
        )
    }
}

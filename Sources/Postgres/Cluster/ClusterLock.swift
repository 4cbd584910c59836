import Glibc

/// The lock that one server holds on its cluster for life, so that a second one is refused.
///
/// `flock` on a descriptor that no child inherits: the kernel drops it with the process, however that ends, and a
/// PostgreSQL that outlives its server does not keep the next one out.
final class ClusterLock: Sendable {
    private let file: Int32

    private init(file: Int32) { self.file = file }

    deinit { close(file) }

    /// Takes the lock, or says who has it.
    static func take(_ path: String) throws(ClusterError) -> ClusterLock {
        let file = try ClusterFiles.open(path, O_RDWR | O_CREAT)
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            close(file)
            guard reason == EWOULDBLOCK else { throw ClusterFiles.failure("lock", path, reason) }
            throw inUse(path)
        }
        let lock = ClusterLock(file: file)
        guard ftruncate(file, 0) == 0 else { throw ClusterFiles.failure("write", path, errno) }
        try ClusterFiles.write("\(getpid())\n", to: file, named: path)
        return lock
    }

    private static func inUse(_ path: String) -> ClusterError {
        let folder = path.dropLast("/cluster/lock".count)
        let holder = ClusterFiles.text(path).flatMap { pid_t($0.prefix { $0.isNumber }) }
        let who = holder.map { "another patuhd, process \($0)," } ?? "another patuhd"
        let stop = holder.map { "Stop it (kill \($0))" } ?? "Stop it"
        return ClusterError(
            .inUse,
            "The data folder \(folder) is in use: \(who) is running on it.",
            remedy: "\(stop), or choose another data folder with --data."
        )
    }
}

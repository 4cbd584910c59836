import Glibc

/// What `/proc` knows about the processes of one cluster.
enum ProcessTable {
    /// The PostgreSQL processes that work in a data folder: the postmaster and all its children change into it and
    /// stay there, so this holds whatever `postmaster.pid` says, and a stranger with a reused number is not among them.
    static func servers(in dataFolder: String) -> [pid_t] {
        guard let names = try? ClusterFiles.names(in: "/proc") else { return [] }
        return names.compactMap { pid_t($0) }.filter { isServer($0, in: dataFolder) }
    }

    /// Whether this process is a PostgreSQL one of this data folder. A zombie is not.
    static func isServer(_ pid: pid_t, in dataFolder: String) -> Bool {
        guard let folder = ClusterFiles.target(of: "/proc/\(pid)/cwd"), folder == dataFolder else { return false }
        guard let program = ClusterFiles.target(of: "/proc/\(pid)/exe") else { return false }
        // After an upgrade of the package the running program's file is gone, and Linux says so in the name.
        return program.hasSuffix("/postgres") || program.hasSuffix("/postgres (deleted)")
    }

    /// Whether any process has this number now.
    static func exists(_ pid: pid_t) -> Bool {
        kill(pid, 0) == 0 || errno == EPERM
    }
}

import Glibc

/// `postmaster.pid`, in which a running PostgreSQL tells who and how it is.
struct PostmasterFile: Sendable, Equatable {
    /// The postmaster's process number; negative for a stand-alone back-end (`postgres --single`).
    let pid: pid_t
    /// The folder of its socket, if it has got that far.
    let socketDirectory: String?
    /// Its own word: `starting`, `stopping`, `ready` or `standby`.
    let status: String?

    /// Reads the lines of `miscadmin.h` (LOCK_FILE_LINE_PID 1, _SOCKET_DIR 5, _PM_STATUS 8).
    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        guard let first = lines.first, let pid = pid_t(first), pid != 0 else { return nil }
        self.pid = pid
        socketDirectory = lines.count > 4 && !lines[4].isEmpty ? lines[4] : nil
        status = lines.count > 7 && !lines[7].isEmpty ? lines[7] : nil
    }

    /// The file of a data folder, if there is one that can be read.
    static func read(in dataFolder: String) -> PostmasterFile? {
        ClusterFiles.text(path(in: dataFolder)).flatMap(PostmasterFile.init)
    }

    /// Where the file lies.
    static func path(in dataFolder: String) -> String { dataFolder + "/postmaster.pid" }
}

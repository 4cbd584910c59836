import Glibc

/// The folder of PostgreSQL's socket: private to the user who runs it, and short enough.
struct SocketDirectory: Sendable {
    let place: ClusterPlace
    let account: ClusterAccount
    /// Where a short folder is made if the cluster's own is too deep.
    var shortBase = "/tmp"

    /// Linux' limit of a socket's path, the final NUL not counted.
    static let longestPath = 107
    /// The socket's name in its folder.
    static let socketName = ".s.PGSQL.5432"

    /// Finds or makes the folder.
    func open() throws(ClusterError) -> String {
        let folder = Self.isUsable(place.socket) ? place.socket : try openShort()
        if folder == place.socket { try ClusterFiles.makeFolder(folder, mode: 0o700, owner: account) }
        return folder
    }

    /// Removes a socket and its lock that an earlier server left there; none works in the data folder any more.
    func clean(_ folder: String) {
        unlink("\(folder)/\(Self.socketName)")
        unlink("\(folder)/\(Self.socketName).lock")
    }

    /// Removes the folder if it is a short one; the cluster's own stays.
    func close(_ folder: String) {
        if folder != place.socket { rmdir(folder) }
    }

    /// Short enough, and without characters that PostgreSQL's list of folders gives a meaning.
    static func isUsable(_ folder: String) -> Bool {
        folder.utf8.count + 1 + socketName.utf8.count <= longestPath
            && !folder.contains { ",\"\\".contains($0) } && folder.last?.isWhitespace == false
    }

    /// A folder under `/tmp` named after the data folder. In a place where everybody may write, a folder counts only
    /// if it is a real one, of the right owner, closed to all others; one that is not is left alone and the next name
    /// is tried.
    private func openShort() throws(ClusterError) -> String {
        let name = "\(shortBase)/patuh-" + String(Self.digest("\(account.uid):\(place.data)"), radix: 16)
        for attempt in 1...9 {
            let folder = attempt == 1 ? name : "\(name)-\(attempt)"
            if try isOurs(folder) { return folder }
        }
        throw ClusterError(
            .socketFolder,
            "The socket's path in \(place.socket) would be longer than \(Self.longestPath) bytes, "
                + "and all short names (\(name)…) are taken by somebody else.",
            remedy: "Choose a data folder with a shorter path, with --data, or remove those folders."
        )
    }

    private func isOurs(_ folder: String) throws(ClusterError) -> Bool {
        if mkdir(folder, 0o700) == 0 {
            let made = try ClusterFiles.open(folder, O_RDONLY | O_DIRECTORY)
            defer { Glibc.close(made) }
            guard fchown(made, account.uid, account.gid) == 0 else {
                throw ClusterFiles.failure("give away", folder, errno)
            }
        } else if errno != EEXIST {
            throw ClusterFiles.failure("make", folder, errno)
        }
        guard let status = try ClusterFiles.status(folder) else { return false }
        return status.isFolder && status.owner == account.uid && status.mode & 0o077 == 0
    }

    /// FNV-1a: a name, not a secret.
    private static func digest(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

import Glibc

/// Whether the user who runs PostgreSQL can get to a folder.
enum ClusterReach {
    /// Throws if a folder above `path` (or itself) is closed to the user, and names that folder and the ways out.
    static func check(_ path: String, for account: ClusterAccount, output: Int32) async throws(ClusterError) {
        guard account.uid != geteuid(), let closed = try firstClosedFolder(on: path, to: account) else { return }
        // The mode says no, but an access list may say yes: the user himself knows.
        let probe = ChildProcess.Command(
            program: "/usr/bin/test",
            arguments: ["-x", path],
            account: account,
            output: output
        )
        if await (try ChildProcess.start(probe)).waitForEnd(atMost: .seconds(10)) == .exit(0) { return }
        throw ClusterError(
            .unreachable,
            "The user \(account.name), who must run PostgreSQL because this program was started by root, "
                + "cannot enter \(closed.path) (mode \(String(closed.mode, radix: 8))).",
            remedy: "Choose another data folder, for example --data /var/lib/patuh, or start as an ordinary user, "
                + "or open the way with: chmod o+x '\(closed.path)'"
        )
    }

    /// The topmost folder on the way whose mode keeps the user out.
    static func firstClosedFolder(
        on path: String,
        to account: ClusterAccount
    ) throws(ClusterError) -> (path: String, mode: mode_t)? {
        var folders = ["/"]
        for part in path.split(separator: "/") {
            folders.append((folders.last == "/" ? "" : folders.last ?? "") + "/" + part)
        }
        for folder in folders {
            guard let status = try ClusterFiles.status(folder) else { return nil }
            let bit: mode_t = status.owner == account.uid ? 0o100 : status.group == account.gid ? 0o010 : 0o001
            if status.mode & bit == 0 { return (folder, status.mode) }
        }
        return nil
    }
}

import Glibc
import Logging

/// Makes a new cluster: complete with roles and database, or not at all.
///
/// Everything happens in a sibling folder, `making`. When PostgreSQL has written and synced all of it, one rename
/// makes it the cluster, so a process killed at any moment leaves either nothing or `making`, which is ours to remove.
struct ClusterMaker: Sendable {
    let place: ClusterPlace
    let programs: ServerPrograms
    let account: ClusterAccount
    let configuration: PrivateCluster.Configuration
    let logger: Logger

    private var draft: String { place.making + "/data" }
    private var lockPath: String { place.making + "/lock" }
    private var scriptPath: String { place.making + "/setup.sql" }

    /// Makes the cluster. Takes one or two seconds.
    func make() async throws(ClusterError) {
        try await removeLeftovers()
        logger.info("making a new PostgreSQL cluster", metadata: ["folder": "\(place.data)"])
        do throws(ClusterError) {
            try await fill()
        } catch {
            try? await removeLeftovers()
            throw error
        }
        unlink(scriptPath)
        unlink(lockPath)
        rmdir(place.making)
    }

    private func fill() async throws(ClusterError) {
        try ClusterFiles.makeFolder(place.making, mode: geteuid() == 0 ? 0o711 : 0o700)
        try ClusterFiles.makeFolder(draft, mode: 0o700, owner: account)
        // Handed on to the programs: as long as one of them lives, the folder is theirs, even without this process.
        let lock = try ClusterFiles.open(lockPath, O_RDWR | O_CREAT)
        defer { close(lock) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw ClusterFiles.failure("lock", lockPath, errno) }
        try ClusterFiles.replace(scriptPath, with: script, mode: 0o644)

        try await run(programs.initdb, initdbArguments, keeping: lock)
        let input = try ClusterFiles.open(scriptPath, O_RDONLY)
        defer { close(input) }
        try await run(programs.postgres, singleUserArguments, reading: input, keeping: lock)

        // An empty `data` may be there; rename replaces that and nothing else.
        guard rename(draft, place.data) == 0 else { throw ClusterFiles.failure("rename", draft, errno) }
        try ClusterFiles.syncFolder(place.home)
    }

    private var initdbArguments: [String] {
        [
            "--pgdata=\(draft)", "--username=postgres", "--encoding=UTF8", "--data-checksums",
            // Sorting by code point, the same on every machine and after every upgrade; letters known as letters.
            "--lc-collate=C", "--lc-ctype=C.UTF-8", "--lc-messages=C", "--lc-monetary=C", "--lc-numeric=C",
            "--lc-time=C",
            "--auth-local=peer", "--auth-host=reject", "--no-instructions",
        ]
    }

    private var singleUserArguments: [String] {
        ["--single", "-D", draft, "-c", "exit_on_error=on", "-c", "log_min_messages=fatal", "postgres"]
    }

    /// One statement a line, which is how a stand-alone back-end reads.
    var script: String {
        let owner = Self.name(configuration.owner)
        var lines = ["CREATE ROLE \(owner) NOLOGIN;"]
        lines += configuration.roles.map { "CREATE ROLE \(Self.name($0)) LOGIN;" }
        lines.append("CREATE DATABASE \(Self.name(configuration.databaseName)) OWNER \(owner);")
        return lines.joined(separator: "\n") + "\n"
    }

    private func run(
        _ program: String,
        _ arguments: [String],
        reading input: Int32? = nil,
        keeping lock: Int32
    ) async throws(ClusterError) {
        let output = try ClusterFiles.open(place.output, O_WRONLY | O_CREAT | O_TRUNC)
        defer { close(output) }
        let command = ChildProcess.Command(
            program: program,
            arguments: arguments,
            account: account,
            input: input,
            output: output,
            kept: lock
        )
        let child = try ChildProcess.start(command)
        guard let end = await child.waitForEnd() else {
            child.send(SIGTERM)
            if await child.waitForEnd(atMost: .seconds(5)) == nil { child.send(SIGKILL) }
            throw ClusterError(.stopped, "Making the cluster was cut short.", remedy: "Start again.")
        }
        guard end == .exit(0) else {
            let name = program.split(separator: "/").last.map(String.init) ?? program
            throw ClusterFailure(
                output: ClusterFiles.text(place.output) ?? "",
                isDiskFull: ClusterFiles.isFull(place.home)
            ).error(
                .makingFailed,
                "\(name) \(end) while making the cluster in \(place.home)."
            )
        }
    }

    /// Removes what an attempt that was killed has left, once its programs have ended.
    private func removeLeftovers() async throws(ClusterError) {
        guard try ClusterFiles.status(place.making) != nil else { return }
        logger.notice("removing a half-made cluster", metadata: ["folder": "\(place.making)"])
        let lock = try ClusterFiles.open(lockPath, O_RDWR | O_CREAT)
        defer { close(lock) }
        var waited = 0
        while flock(lock, LOCK_EX | LOCK_NB) != 0 {
            guard waited < 600, !Task.isCancelled else {
                throw ClusterError(
                    .remains,
                    "A program of an earlier start still works in \(place.making).",
                    remedy: "Wait until it has ended (see: fuser \(lockPath)), then start again."
                )
            }
            await steadyPause(.milliseconds(100))
            waited += 1
        }
        if try ClusterFiles.status(draft) != nil {
            try await removeDraft()
        }
        unlink(scriptPath)
        unlink(scriptPath + ".new")
        unlink(lockPath)
        guard rmdir(place.making) == 0 else { throw ClusterFiles.failure("remove", place.making, errno) }
    }

    /// As the user whose files they are: root never deletes recursively in a folder that another user can change.
    private func removeDraft() async throws(ClusterError) {
        let output = try ClusterFiles.open("/dev/null", O_WRONLY)
        defer { close(output) }
        let content = try? ClusterFiles.names(in: draft)
        if let content, !content.isEmpty {
            let command = ChildProcess.Command(
                program: "/bin/rm",
                arguments: ["-rf", "--one-file-system", "--"] + content.map { "\(draft)/\($0)" },
                account: account,
                output: output
            )
            _ = await (try ChildProcess.start(command)).waitForEnd(atMost: .seconds(60))
        }
        guard rmdir(draft) == 0 else { throw ClusterFiles.failure("remove", draft, errno) }
    }

    /// A quoted SQL name.
    private static func name(_ text: String) -> String {
        "\"" + text.flatMap { $0 == "\"" ? [$0, $0] : [$0] } + "\""
    }
}

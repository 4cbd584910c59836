import Glibc
import Logging

extension PrivateCluster {
    /// Starts the postmaster on a cluster that nothing works on, and waits until it takes connections.
    func launch() async throws(ClusterError) {
        isLaunching = true
        defer { isLaunching = false }
        try await ground.remains.clear()
        try ground.settings.write()
        try ClusterFiles.makeFolder(ground.place.log, mode: 0o700, owner: ground.account)
        guard try ground.socket.open() == socketDirectory else {
            throw ClusterError(
                .socketFolder,
                "The socket's folder \(socketDirectory) was taken away while the server ran.",
                remedy: "Stop the server and start it again."
            )
        }
        ground.socket.clean(socketDirectory)
        let output = try ClusterFiles.open(ground.place.output, O_WRONLY | O_CREAT | O_TRUNC)
        defer { close(output) }
        guard !stopWanted, !Task.isCancelled else { throw Self.stoppedMeanwhile }
        let command = ChildProcess.Command(
            program: ground.programs.postgres,
            arguments: ground.settings.arguments(socketDirectory: socketDirectory),
            account: ground.account,
            output: output
        )
        let started = try ChildProcess.start(command)
        child = started
        do throws(ClusterError) {
            try await waitUntilReady(started)
        } catch {
            await halt(started)
            child = nil
            throw error
        }
        phase = .running(started)
        logger.info(
            "PostgreSQL is ready",
            metadata: [
                "version": "\(ground.programs.major)", "process": "\(started.pid)", "socket": "\(socketDirectory)",
            ]
        )
    }

    /// Reads `postmaster.pid` until it says `ready`: finer and cheaper than trying to connect.
    private func waitUntilReady(_ started: ChildProcess) async throws(ClusterError) {
        let clock = ContinuousClock()
        let begin = clock.now
        var nextWord = begin + .seconds(5)
        while true {
            if let file = PostmasterFile.read(in: ground.place.data), file.pid == started.pid, file.status == "ready" {
                return
            }
            if let end = started.end { throw endedEarly(end) }
            guard !stopWanted, !Task.isCancelled else { throw Self.stoppedMeanwhile }
            let now = clock.now
            guard now - begin < configuration.startDeadline else { throw tooSlow() }
            if now > nextWord {
                logger.notice("waiting for PostgreSQL, which replays its log after a crash")
                nextWord = now + .seconds(10)
            }
            await steadyPause(now - begin < .seconds(1) ? .milliseconds(2) : .milliseconds(20))
        }
    }

    /// Ends a postmaster and all that belongs to it: cleanly, then at once, then by force.
    func halt(_ running: ChildProcess) async {
        for (signal, limit) in [(SIGINT, configuration.stopDeadline), (SIGQUIT, .seconds(5)), (SIGKILL, .seconds(10))] {
            running.send(signal)
            if await running.waitForEnd(atMost: limit) != nil { break }
            logger.warning("PostgreSQL does not shut down in time and is cut short; the next start replays its log")
        }
        _ = await ground.remains.haveEnded(within: .seconds(5))
    }

    private func endedEarly(_ end: ChildProcess.End) -> ClusterError {
        failure.error(.startFailed, "PostgreSQL \(end) while starting.")
    }

    private func tooSlow() -> ClusterError {
        let limit = configuration.startDeadline.components.seconds
        return failure.error(
            .startFailed,
            "PostgreSQL was not ready after \(limit) seconds."
        )
    }

    private var failure: ClusterFailure {
        ClusterFailure(output: lastWords(), isDiskFull: ClusterFiles.isFull(ground.place.data))
    }

    /// What it printed before its log was open, and the end of the log of today.
    private func lastWords() -> String {
        let place = ground.place
        let logs = ((try? ClusterFiles.names(in: place.log)) ?? []).map { "\(place.log)/\($0)" }
        let newest = logs.max { changed($0) < changed($1) }
        let log = newest.flatMap { ClusterFiles.text($0, limit: 2_048) } ?? ""
        return (ClusterFiles.text(place.output) ?? "") + log
    }

    private func changed(_ path: String) -> Int {
        var found = stat()
        return lstat(path, &found) == 0 ? found.st_mtim.tv_sec : 0
    }
}

public import Logging
public import ServiceLifecycle

/// Hears `NOTIFY` on a connection of its own, which is made anew whenever it breaks.
///
/// ```swift
/// let listener = try Listener(configuration: pool.configuration, channels: ["patuh_job"], logger: logger)
/// for await event in listener.events {
///     switch event {
///     case .connected: await lookForWork()
///     case .notification(let notification): await work(on: notification.payload)
///     }
/// }
/// ```
///
/// It listens while ``run()`` runs, as a service of its group. A notification is a wake-up and nothing more:
/// PostgreSQL keeps none for who was not there. Whoever needs every one looks for himself at ``Event/connected`` and
/// polls besides, now and then.
///
/// It never gives up: a database that is not there, a role that is dropped or a password that is wrong may all be
/// mended while the service runs. What only a person can mend is logged once, as an error, and tried again at the
/// longest pause.
public final class Listener: Service {
    /// What a listener tells.
    public enum Event: Hashable, Sendable {
        /// From here on notifications arrive, but some before may have been missed: look for yourself. It comes after
        /// every (re)connection, and when more came than the buffer holds.
        case connected
        /// Somebody has sent this.
        case notification(Notification)
    }

    /// Everything heard, in order, for one reader. It ends when ``run()`` does.
    public let events: AsyncStream<Event>

    private let continuation: AsyncStream<Event>.Continuation
    private let plan: ConnectPlan
    private let channels: [String]
    private let heartbeat: Duration
    private let patience: Patience
    private let longestPause: Duration
    private let logger: Logger

    /// Prepares a listener; nothing is connected yet.
    ///
    /// - Parameters:
    ///   - configuration: Where and as whom to connect, as for a ``Pool``: the role, the settings and the limits of
    ///     connecting apply, the size does not.
    ///   - channels: The channels, by their exact names of at most 63 bytes.
    ///   - bufferLimit: How many events wait for the reader. When more come, the oldest are dropped and
    ///     ``Event/connected`` follows.
    ///   - heartbeat: How often a silent connection is asked whether it is alive. One that does not answer within
    ///     the configuration's `connectTimeout` and a few seconds is replaced.
    ///   - longestPause: The pause between attempts to connect doubles up to this, and varies by up to a half.
    ///   - logger: Told of every loss and recovery.
    /// - Throws: ``PostgresError/Code/configuration`` when the connection string can't be read or a channel's name
    ///   is impossible.
    public init(
        configuration: Pool.Configuration,
        channels: [String],
        bufferLimit: Int = 1024,
        heartbeat: Duration = .seconds(30),
        longestPause: Duration = .seconds(10),
        logger: Logger
    ) throws {
        for channel in channels where channel.isEmpty || channel.utf8.count > 63 || channel.utf8.contains(0) {
            throw PostgresError(code: .configuration, message: "a channel's name has 1 to 63 bytes, and no NUL")
        }
        var plan = try ConnectPlan(configuration, logger: logger)
        plan.statementCacheSize = 0
        self.plan = plan
        self.channels = channels
        self.heartbeat = heartbeat
        self.longestPause = longestPause
        self.logger = logger
        patience = Patience(limit: configuration.connectTimeout)
        (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(max(2, bufferLimit)))
    }

    deinit {
        continuation.finish()
    }

    /// Listens until graceful shutdown or cancellation, then closes the connection at once and ends ``events``.
    /// Run it once.
    public func run() async {
        defer { continuation.finish() }
        await cancelWhenGracefulShutdown { await self.keepListening() }
    }

    private func keepListening() async {
        var backoff = Backoff(longest: longestPause)
        var lastReason: String?
        while !Task.isCancelled {
            var isLasting = false
            do {
                try await listen {
                    backoff.reset()
                    lastReason = nil
                }
            } catch {
                guard !Task.isCancelled else { return }
                let reason = "\(error)"
                isLasting = (error as? PostgresError)?.isLasting == true
                let level: Logger.Level = !isLasting ? .warning : reason == lastReason ? .debug : .error
                lastReason = reason
                logger.log(
                    level: level,
                    "the listener has no connection and tries again",
                    metadata: ["reason": "\(reason)", "attempt": "\(backoff.failures + 1)"]
                )
            }
            try? await Task.sleep(for: isLasting ? backoff.longestNext() : backoff.next())
        }
    }

    /// Listens on one connection until it breaks.
    private func listen(onSuccess: () -> Void) async throws {
        let link = try await Connector.connectInBackground(plan)
        defer { link.close() }
        let (death, deathBell) = AsyncStream.makeStream(of: Void.self)
        link.setOnDeath { deathBell.finish() }
        link.setOnNotifications { [weak self] notifications in
            for notification in notifications { self?.tell(.notification(notification)) }
        }
        // Closing, rather than cancelling in the server, ends at once even when the server no longer answers.
        try await withTaskCancellationHandler {
            let statements = channels.map { Statement.control("LISTEN \(identifier: $0)") }
            _ = try await link.run(statements, patience: patience).get()
            onSuccess()
            tell(.connected)
            await withTaskGroup(of: Void.self) { group in
                group.addTask { for await _ in death {} }
                group.addTask { await self.keepAsking(link) }
                await group.next()
                group.cancelAll()
            }
        } onCancel: {
            link.close()
        }
        throw PostgresError(code: .connectionLost, message: "the listener's connection broke")
    }

    /// An unanswered question is what finds out a connection whose other end has vanished without a word.
    private func keepAsking(_ link: Link) async {
        while !Task.isCancelled, link.isOpen {
            guard (try? await Task.sleep(for: heartbeat)) != nil else { return }
            guard case .success = await link.run([], patience: patience) else { return }
        }
    }

    private func tell(_ event: Event) {
        if case .dropped = continuation.yield(event) { continuation.yield(.connected) }
    }
}

import Logging
public import ServiceLifecycle

extension PrivateCluster: Service {
    /// Watches over a started cluster until the service group shuts down gracefully, then stops it.
    ///
    /// PostgreSQL that ends without having been asked to is started again; the service gives up, and throws, when
    /// that fails or happens more than five times within a minute. Put the cluster first in its group: services end in
    /// reverse order, so that everything that uses the database has ended before.
    public func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await self.watch() }
        } catch {
            await stop()
            throw error
        }
        await stop()
    }

    private func watch() async throws {
        let clock = ContinuousClock()
        var recent: [ContinuousClock.Instant] = []
        while let exit = await waitForExit() {
            logger.error("PostgreSQL ended unexpectedly and is started again", metadata: ["reason": "\(exit)"])
            recent = recent.filter { clock.now - $0 < .seconds(60) } + [clock.now]
            guard recent.count <= 5 else {
                throw ClusterError(
                    .startFailed,
                    "PostgreSQL ended \(recent.count) times within a minute.",
                    remedy: "Its log in \(ground.place.log) tells why."
                )
            }
            try await restart()
        }
    }
}

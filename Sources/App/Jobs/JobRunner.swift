import Foundation
import Logging
import Postgres
import ServiceLifecycle

/// Works the queue of jobs as long as the server runs. Any number of servers share one queue.
///
/// It looks when an act of this server rings, when another server calls, and every few seconds whatever happens. On
/// graceful shutdown it finishes the job in hand and takes no other.
struct JobRunner: Service {
    let queue: JobQueue
    let bell: JobBell
    let logger: Logger
    /// How long nothing may happen before it looks by itself.
    var poll = Duration.seconds(5)
    /// Tells when a period of regular jobs is over, by the database's clock.
    var now: @Sendable () -> ContinuousClock.Instant = { .now }

    /// How long rings are gathered before they are answered, so that a busy server does not look after every act.
    private static let breath = Duration.milliseconds(50)

    func run() async throws {
        let listener = try Listener(
            configuration: queue.pool.configuration,
            channels: [JobQueue.channel],
            logger: logger
        )
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await listener.run() }
            group.addTask { for await _ in listener.events { bell.ring() } }
            group.addTask { await cancelWhenGracefulShutdown { await ringNowAndThen() } }
            var periodEnds: ContinuousClock.Instant?
            for await _ in bell.rings.cancelOnGracefulShutdown() {
                await lookForWork(&periodEnds)
                try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.breath) }
            }
            group.cancelAll()
        }
    }

    private func ringNowAndThen() async {
        while !Task.isCancelled {
            bell.ring()
            try? await Task.sleep(for: poll)
        }
    }

    /// - Parameter periodEnds: Until when the regular jobs are known to exist.
    private func lookForWork(_ periodEnds: inout ContinuousClock.Instant?) async {
        do {
            if periodEnds.map({ $0 <= now() }) ?? true {
                let rest = try await queue.enqueueRegular()
                periodEnds = now().advanced(by: rest)
            }
            try await drain()
        } catch {
            // The database is away or this server is stopping; the next look tells.
            logger.warning("the jobs wait", metadata: ["reason": "\(error)"])
        }
    }

    /// Does what is due. Where a second job waits behind the first, others are called to help, once a second at most.
    private func drain() async throws {
        var done = 0
        var called: ContinuousClock.Instant?
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            switch try await queue.workOne() {
            case .idle: return
            case .completed: break
            case .failed(let kind, let code, let isDead):
                logger.log(
                    level: isDead ? .error : .warning,
                    isDead ? "a job is dead" : "a job failed and will be tried again",
                    metadata: ["kind": "\(kind.rawValue)", "reason": "\(code)"]
                )
            }
            done += 1
            if done > 1, called.map({ $0.duration(to: .now) > .seconds(1) }) ?? true {
                try await queue.callOthers()
                called = .now
            }
        }
    }
}
